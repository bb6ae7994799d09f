// First half of `npm run docs`: lays out the statechart. What draws it reads the result when it starts.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geometryFile } from './chart/geometry-file.ts';

const PATH = 'src/chart/agent-geometry.ts';

writeFileSync(fileURLToPath(new URL(`../${PATH}`, import.meta.url)), geometryFile());
console.log(`wrote ${PATH}`);
