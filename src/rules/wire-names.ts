import { legalTypes } from '../agent/engine.ts';
import { pathOfSituation, type Situation } from '../agent/situation.ts';
import { type EventId, eventIds, rowOf } from '../protocol/catalogue.ts';
import type { DomainType } from '../protocol/domain-event.ts';

/** A wire id without the parts that all of them share: `AgentState_SetRest_Success` is `SetRest`. */
export const shortName = (id: string): string =>
  id.replace(/^Agent(?:Event|State|Other)_/, '').replace(/_Success$/, '');

/** The id that usually tells this; documented ids come first in the catalogue. */
const usualId = (type: DomainType): EventId | undefined => eventIds.find((id) => rowOf(id).type === type);

const namesOf = (types: readonly DomainType[]): readonly string[] =>
  types
    // That a leg ends is legal anywhere and explains nothing.
    .filter((type) => type !== 'call.ended')
    .map(usualId)
    .filter((id) => id !== undefined)
    .map(shortName);

/** Everything that is legal in a situation, in the short names of the wire. */
export const expectedNames = (situation: Situation): readonly string[] =>
  legalTypes(pathOfSituation(situation)).flatMap(namesOf);

/** The same for the middle of a sentence: two of each state around, four at most. */
export const expectedBrief = (situation: Situation): string => {
  const groups = legalTypes(pathOfSituation(situation)).map(namesOf);
  const all = groups.flat();
  const brief =
    groups.length === 1 ? all.slice(0, 4) : groups.flatMap((names) => names.slice(0, 2)).slice(0, 4);
  return brief.join(', ') + (all.length > brief.length ? ' …' : '');
};
