import { statechartSvg } from '../../src/chart/statechart-svg.ts';
import { geometryFile } from '../chart/geometry-file.ts';
import { biomeFences } from '../fences/biome-fences.ts';
import { agentPage } from './agent-page.ts';
import { apiPage } from './api-page.ts';
import { errorsPage } from './errors-page.ts';
import { eventsPage } from './events-page.ts';
import { findingsPage } from './findings-page.ts';
import { fleetPicture } from './fleet-picture.ts';
import { measuresPage } from './measures-page.ts';
import { outcomeWords } from './outcome-words.ts';
import { requestsPage } from './requests-page.ts';
import { roomsPicture } from './rooms-picture.ts';
import { rulesPage } from './rules-page.ts';
import { stateTokens } from './state-tokens.ts';
import { statesPage } from './states-page.ts';

/** Every generated page, by its path in the repository. The freshness test and `npm run docs` read this. */
export const generatedPages: { readonly [path: string]: () => string } = {
  'docs/reference/agent.md': agentPage,
  'docs/reference/api.md': apiPage,
  'docs/reference/events.md': eventsPage,
  'docs/reference/states.md': statesPage,
  'docs/reference/findings.md': findingsPage,
  'docs/reference/errors.md': errorsPage,
  'docs/reference/measures.md': measuresPage,
  'docs/reference/rules.md': rulesPage,
  'docs/reference/requests.md': requestsPage,
  'docs/reference/fleet.svg': fleetPicture,
  'docs/reference/rooms.svg': roomsPicture,
  'docs/reference/statechart.svg': () => statechartSvg({ labels: 'all' }),
  'docs/playground/state-tokens.css': stateTokens,
  'docs/playground/desktop/outcome-words.ts': outcomeWords,
  'src/chart/agent-geometry.ts': geometryFile,
  'biome.fences.json': biomeFences,
};
