import type { SchedulerLike, SubscriptionLike } from 'rxjs';
import { CcbarError } from '../errors.ts';
import { documentedIds, type EventId, eventIds, stateBearingIds } from '../protocol/catalogue.ts';

/**
 * Which events to ask the bar for. `'all'`: every id of the catalogue. `'documented'`: the sixteen of the
 * connection-bar page, all of which bear state; hold, conference and manual answer are then not seen.
 * A list: these and every id that bears state.
 */
export type EventSelection = 'all' | 'documented' | readonly (EventId | (string & {}))[];

/**
 * The ids of a selection, each once.
 *
 * @throws {@link CcbarError} `bad-events` when it is neither of the words nor a list of texts.
 */
export const selectedIds = (events: EventSelection): readonly string[] => {
  if (events === 'all') return eventIds;
  if (events === 'documented') return documentedIds;
  if (!Array.isArray(events) || !events.every((id) => typeof id === 'string' && id !== '')) {
    throw new CcbarError('bad-events', "events must be 'all', 'documented' or a list of event ids.");
  }
  return [...new Set([...stateBearingIds, ...events])];
};

/** The first wait before asking again, ms; it doubles up to the longest. */
const firstWait = 250;
const longestWait = 30_000;

/**
 * Asks at once and again with growing waits, until stopped: a bar has no ready signal and sends no receipt.
 */
export const keepAsking = (ask: () => void, clock: SchedulerLike): SubscriptionLike => {
  ask();
  return clock.schedule<number>(
    function (wait = firstWait) {
      ask();
      const next = Math.min(wait * 2, longestWait);
      this.schedule(next, next);
    },
    firstWait,
    firstWait,
  );
};
