import { type AgentState, agentStates } from '../protocol/agent-state.ts';
import { numberOf, textOf } from '../protocol/content.ts';
import { describe } from '../protocol/describe.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import type { Flaw } from '../protocol/rejection.ts';
import { stateOfStatus, statusStates } from '../protocol/status-codes.ts';
import { isoTimeOf, statusFieldsOf } from '../protocol/status-fields.ts';

/** The fields of a status: a state by name, or the number the gateway's status query gives. */
type StatusFields =
  | { readonly state: AgentState; readonly since?: number | string; readonly reason?: number }
  | { readonly agentState: number | string; readonly since?: number | string; readonly reason?: number };

/**
 * The answer of a `resync` function: a status, or the answer of the gateway as it is, in which the status stands in
 * `result`. `since` is in ms or s since the epoch, or ISO 8601 with its zone.
 */
export type StatusAnswer =
  | StatusFields
  | { readonly retcode: number | string; readonly message?: string; readonly result?: StatusFields | null };

/** An answer as far as it could be read. */
export interface ReadStatus {
  /** `null` when the answer names no state. */
  readonly state: AgentState | null;
  /** ms since the epoch by the platform's clock. */
  readonly since: number | null;
  readonly reason: number | null;
  /** The parts that could not be read and were left out. */
  readonly flaws: readonly Flaw[];
}

const nothing: ReadStatus = { state: null, since: null, reason: null, flaws: [] };

/** Nobody is in one state for longer, ms. */
const longestState = 366 * 86_400_000;

/** Clocks of the page and the platform do not differ by more, ms. */
const longestShift = 86_400_000;

/** Later times in seconds would be earlier than 1973 in ms. */
const latestSeconds = 1e11;

/** Reads a time as number, text of a number or ISO 8601 with its zone; in seconds or ms. */
const timeOf = (value: unknown, at: number): number | undefined => {
  const number = numberOf(value) ?? isoTimeOf(value);
  const time = number > 0 && number < latestSeconds && at >= latestSeconds ? number * 1000 : number;
  return time >= at - longestState && time <= at + longestShift ? time : undefined;
};

/**
 * Reads the answer of a status query as far as it can be read. Never throws.
 *
 * @param at when it arrived, ms by the clock of the page: a `since` far from it is left out.
 */
export const readStatus = (answer: unknown, at: number): ReadStatus => {
  try {
    if (!isPlainObject(answer)) return nothing;
    const { state: named, agentState, since: begun, reason: cause } = statusFieldsOf(answer);
    const code = numberOf(agentState);
    const state =
      agentStates.find((name) => name === named) ??
      (code !== undefined && Object.hasOwn(statusStates, code) ? stateOfStatus(code) : null);
    if (state === null) return nothing;
    const flaws: Flaw[] = [];
    const read = (field: string, value: unknown, number: number | undefined, expected: string) => {
      if (number === undefined && value !== undefined && value !== null && textOf(value) !== '')
        flaws.push({ field, expected, received: describe(value) });
      return number ?? null;
    };
    const since = read('since', begun, timeOf(begun, at), 'ms since the epoch, within a year of the answer');
    const given = read('reason', cause, numberOf(cause), 'a number');
    // Only these two have a reason, whatever the answer says.
    const reason = state === 'busy' || state === 'rest' ? given : null;
    if (code === 1 || code === 6)
      flaws.push({ field: 'agentState', expected: 'a number of the status table', received: String(code) });
    return { state, since, reason, flaws };
  } catch {
    return nothing;
  }
};
