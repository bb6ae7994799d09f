import { fileURLToPath } from 'node:url';
import { buildPackage } from './build-package.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

buildPackage(DIST).then(
  (files) => console.log(`Built dist: ${files} files.`),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
