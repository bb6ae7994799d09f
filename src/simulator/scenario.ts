import type { EventId } from '../protocol/catalogue.ts';
import { type BarCall, callContent } from './bar-call.ts';
import { type BarState, usualSettings } from './bar-truth.ts';

/** One event of a scenario, and what is true of the agent once it arrived. */
export interface ScenarioStep {
  readonly send: EventId;
  /** Field names as in the catalogue, scalars as texts; a bare call id, or null. */
  readonly content: unknown;
  /** Time since the step before, ms. */
  readonly afterMs: number;
  /** The state of the agent after this event. */
  readonly state: BarState;
  /**
   * The phase of the call then, of two legs the later one: `reserved` before anything rings, `none` when no
   * call is left. Left out where the event is not about a call.
   */
  readonly leg?: ScenarioLeg;
}

/** The phase of the call of a scenario. */
export type ScenarioLeg =
  | 'none'
  | 'reserved'
  | 'ringing'
  | 'remoteRinging'
  | 'talking'
  | 'held'
  | 'conference';

/** The groups of scenarios, with what people call them, in the order in which they are shown. */
export const scenarioGroups = {
  status: 'Sign-in and status',
  inbound: 'Inbound calls',
  outbound: 'Outbound calls',
  talking: 'During a call',
} as const;

/** The subject of a scenario. */
export type ScenarioGroup = keyof typeof scenarioGroups;

/** A stretch of an agent's day by its name: what the bar sends, and what must come of it. */
export interface Scenario {
  readonly name: string;
  /** The title for people, such as `Hold and retrieve`. */
  readonly title: string;
  readonly group: ScenarioGroup;
  /** One sentence. */
  readonly description: string;
  /** The state in which it begins; `leadIn` brings an agent there. */
  readonly from: BarState;
  /** The state in which it ends. */
  readonly to: BarState;
  readonly steps: readonly ScenarioStep[];
  /** Every event of it is one of the sixteen on the connection-bar page. */
  readonly documentedOnly: boolean;
}

/** A scenario as it is written down; the rest follows from its steps. */
export type ScenarioDraft = Pick<Scenario, 'title' | 'group' | 'description' | 'from' | 'steps'> &
  Partial<Pick<Scenario, 'to'>>;

/** The usual time from one event of the platform to the next, ms. */
const platformPace = 200;

/** A step of a scenario; `about` is the call it speaks of. */
export const step = (
  send: EventId,
  state: BarState,
  leg?: ScenarioLeg,
  about?: ScenarioCall,
  more: { readonly afterMs?: number; readonly content?: unknown } = {},
): ScenarioStep => ({
  send,
  content: more.content ?? (about === undefined ? null : callContent(send, about)),
  afterMs: more.afterMs ?? platformPace,
  state,
  ...(leg === undefined ? {} : { leg }),
});

/** A call of a scenario. Its id is a stand-in: whoever plays the scenario gives it a fresh one. */
export type ScenarioCall = Pick<BarCall, 'callId' | 'direction' | 'party' | 'own' | 'mode'>;

const own = usualSettings.phone;

/** A customer calls. */
export const inbound: ScenarioCall = {
  callId: '1767254400-1',
  direction: 'inbound',
  party: '13800000001',
  own,
  mode: 'audio',
};

/** The agent calls a customer. */
export const outbound: ScenarioCall = { ...inbound, direction: 'outbound', party: '13800000002' };

/** A colleague calls. */
export const internal: ScenarioCall = { ...inbound, direction: 'internal', party: 'a30025' };

/** A second customer, called while the first one is held. */
export const second: ScenarioCall = { ...outbound, callId: '1767254400-2', party: '13800000003' };
