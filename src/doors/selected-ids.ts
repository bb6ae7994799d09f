import { CcbarError } from '../errors.ts';
import { documentedIds, type EventId, eventIds, stateBearingIds } from '../protocol/catalogue.ts';

/**
 * The events to ask the bar for. `'all'`: every id of the catalogue. `'documented'`: the sixteen of the
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
