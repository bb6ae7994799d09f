// `npm run check:release`, also before npm publishes: what only the owner of the repository can fill in.
import packageJson from '../package.json' with { type: 'json' };
import { releaseProblems } from './release-problems.ts';

const problems = releaseProblems(packageJson);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('The package may be released.');
