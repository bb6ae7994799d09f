// `npm run docs`: writes the generated pages of docs/reference.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedPages } from './docs/pages.ts';

for (const [path, page] of Object.entries(generatedPages)) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${page().trimEnd()}\n`);
  console.log(`wrote ${path}`);
}
