import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './compile.ts';
import { buildInspectorPage } from './inspector-page.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

const build = async (): Promise<number> => {
  const files = await compile(DIST);
  return files.length + (await buildInspectorPage(join(DIST, 'inspect'))).length;
};

build().then(
  (files) => console.log(`Built dist: ${files} files.`),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
