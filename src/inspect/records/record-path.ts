import { pathOfSituation, type Situation } from '../../agent/situation.ts';

// There are only so many paths. Records share them, so that ten thousand records do not hold as many lists.
const paths = new Map<string, readonly string[]>();

/** The path of machine states that shows as a situation; the same list for the same path. */
export const recordPath = (situation: Situation): readonly string[] => {
  const { state, talk, overdue } = situation;
  const name = talk ?? (overdue ? 'overdue' : state);
  const known = paths.get(name);
  if (known !== undefined) return known;
  const path = Object.freeze(pathOfSituation(situation));
  paths.set(name, path);
  return path;
};
