import type { Agent, AgentView } from '../agent-api.ts';
import type { Requests } from '../requests/with-requests.ts';

/**
 * The part of an agent that a page watches. What `createAgent` returns fits, with or without requests, and so does what
 * `joinAgent` returns in a tab without a bar.
 */
export type WatchedAgent = Pick<Agent, 'view' | 'view$' | 'elapsed$' | 'findings$'> &
  Partial<Pick<Requests, 'can$'>>;

/** The view while nothing is known: before the first event, and where a page is rendered on a server. */
export const unknownView: AgentView = {
  workNo: null,
  state: 'unknown',
  since: null,
  certainty: 'unknown',
  reason: null,
  overdue: false,
  wrapUpOrigin: null,
  talk: null,
  muted: false,
  phone: null,
  call: null,
  calls: [],
  link: 'waiting',
};
