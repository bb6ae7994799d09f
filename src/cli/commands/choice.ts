import { type ZonedTime, zonedTime } from '../../measures/zoned-time.ts';
import type { Replayed } from '../../replay/replayed.ts';
import type { ReplayCommand } from '../command-line.ts';
import type { Problem } from '../io/problem.ts';
import { type Selection, selected, timeOf } from './selection.ts';
import { windowNear } from './time-window.ts';

/**
 * The choice of what a person wants to see, in the words they typed. The words mean a moment only when the
 * recording has shown its day and its zone.
 */
export interface Choice {
  /** The zone of all times that are shown. */
  readonly zone: () => ZonedTime;
  /** The time at which what is shown begins, ms; `-Infinity` when all of it is shown. */
  readonly start: () => number;
  /** Takes the zone that a recording names; the first one counts. */
  readonly recordedIn: (timeZone: string | undefined) => void;
  /** `true` when all that was replayed is shown, so that nothing has to be picked. */
  readonly isAll: boolean;
  /** Returns the part of something replayed that is shown; `null` when nothing of it is. */
  readonly pick: (replayed: Replayed) => Replayed | null;
  /** Says that nothing was recorded in the stretch of time that was asked for; `null` when something was. */
  readonly missed: () => Problem | null;
}

const utc = (): ZonedTime => zonedTime('UTC') as ZonedTime;
const example = 'such as 14:03, "2026-01-01 14:03" or 2026-01-01T14:03:00Z';

/** Makes the choice; returns a problem when an option is wrong. */
export const createChoice = (command: ReplayCommand): Choice | Problem => {
  const { since, until, agents, timeZone } = command;
  const named = timeZone === undefined ? null : zonedTime(timeZone);
  if (timeZone !== undefined && named === null)
    return { problem: `--time-zone must be a name such as Europe/Berlin, received '${timeZone}'.` };
  for (const [flag, text] of [
    ['since', since],
    ['until', until],
  ] as const) {
    if (text !== null && utc().parse(text, 0) === null)
      return { problem: `--${flag} must be a time ${example}, received '${text}'.` };
  }
  let zone = named;
  /** The zone that the recording names. It is made only when a time is shown, since that takes a while. */
  let recorded: string | undefined;
  let selection: Selection | null = null;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const isAll = since === null && until === null && agents.length === 0;
  const zoneOf = (): ZonedTime => {
    zone ??= zonedTime(recorded) ?? zonedTime() ?? utc();
    return zone;
  };
  const pick = (replayed: Replayed): Replayed | null => {
    const at = timeOf(replayed);
    first = Math.min(first, at);
    last = Math.max(last, at);
    selection ??= { ...windowNear(command, zoneOf(), at), agents };
    return selected(replayed, selection);
  };
  const missed = (): Problem | null => {
    if (selection === null || (last >= selection.since && first <= selection.until)) return null;
    const text = (at: number) => `${zoneOf().day(at)} ${zoneOf().time(at)}`;
    const wanted = [
      ...(since === null ? [] : [`since ${text(selection.since)}`]),
      ...(until === null ? [] : [`until ${text(selection.until)}`]),
    ].join(' ');
    return {
      problem: `Nothing was recorded ${wanted}. The recording spans ${text(first)} to ${text(last)}, ${zoneOf().zone}.`,
    };
  };
  return {
    zone: zoneOf,
    start: () => selection?.since ?? Number.NEGATIVE_INFINITY,
    recordedIn: (timeZone) => {
      recorded ??= timeZone;
    },
    isAll,
    pick,
    missed,
  };
};
