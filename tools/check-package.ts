// Runs before npm packs: refuses a package that would be incomplete.
import { fileURLToPath } from 'node:url';
import { packList, packProblems } from './pack-list.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

packList(REPOSITORY)
  .then(async (files) => {
    const problems = await packProblems(REPOSITORY, files);
    if (problems.length > 0) throw new Error(['The package would be incomplete.', ...problems].join('\n'));
    console.log(`The package is complete: ${files.length} files.`);
  })
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
