import { fileURLToPath } from 'node:url';
import { compile } from './compile.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

compile(DIST).then(
  (files) => console.log(`Built dist: ${files.length} files.`),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
