// `npm run build:extension [-- --match PATTERN …]`: writes dist/extension, to be loaded unpacked.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildExtension, USUAL_MATCHES } from './extension-folder.ts';

const OUT = fileURLToPath(new URL('../dist/extension', import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { match: { type: 'string', multiple: true } } });
  const matches = values.match ?? USUAL_MATCHES;
  await buildExtension(OUT, matches);
  console.log(`Built ${OUT} for ${matches.join(', ')}.`);
  console.log(
    'Load it in chrome://extensions (developer mode, "Load unpacked"); then open DevTools, panel "Agent".',
  );
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
