import { type ZonedTime, zonedTime } from '../measures/zoned-time.ts';
import type { Replayed } from '../replay/replayed.ts';
import type { Trouble } from './command-io.ts';
import type { ReplayCommand } from './command-line.ts';
import { everything, type Selection, selected, timeOf } from './selection.ts';

/** What a person wants to see, in the words they typed; they mean a moment once the recording has told its day and zone. */
export interface Choice {
  /** The zone of all times that are shown. */
  readonly zone: () => ZonedTime;
  /** The recording names its zone. */
  readonly recordedIn: (timeZone: string | undefined) => void;
  /** The part of something replayed that is to be shown; `null`: nothing of it. */
  readonly pick: (replayed: Replayed) => Replayed | null;
}

const utc = zonedTime('UTC') as ZonedTime;
const example = 'such as 14:03, "2026-01-01 14:03" or 2026-01-01T14:03:00Z';

/** Makes the choice, or says what is wrong with it. */
export const createChoice = ({ since, until, agents, timeZone }: ReplayCommand): Choice | Trouble => {
  const named = timeZone === undefined ? null : zonedTime(timeZone);
  if (timeZone !== undefined && named === null)
    return { trouble: `--time-zone must be a name such as Europe/Berlin, received '${timeZone}'.` };
  for (const [flag, text] of [
    ['since', since],
    ['until', until],
  ] as const) {
    if (text !== null && utc.parse(text, 0) === null)
      return { trouble: `--${flag} must be a time ${example}, received '${text}'.` };
  }
  let zone = named;
  let selection: Selection | null = null;
  const zoneOf = (): ZonedTime => {
    zone ??= zonedTime() ?? utc;
    return zone;
  };
  const selectionNear = (near: number): Selection => {
    const at = (text: string | null) =>
      text === null ? undefined : (zoneOf().parse(text, near) ?? undefined);
    return { since: at(since) ?? everything.since, until: at(until) ?? everything.until, agents };
  };
  return {
    zone: zoneOf,
    recordedIn: (recorded) => {
      if (recorded !== undefined) zone ??= zonedTime(recorded);
    },
    pick: (replayed) => {
      selection ??= selectionNear(timeOf(replayed));
      return selected(replayed, selection);
    },
  };
};
