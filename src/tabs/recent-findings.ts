import { defer, EMPTY, filter, map, type Observable, startWith } from 'rxjs';
import type { Finding } from '../rules/finding.ts';
import type { WatchedAgent } from './watched-agent.ts';

/** The findings since the first subscription and the one before it, newest first, at most `limit` of them. */
export const recentFindings = (agent: WatchedAgent | null, limit: number): Observable<readonly Finding[]> => {
  let list: readonly Finding[] = [];
  return defer(() =>
    (agent?.findings$ ?? EMPTY).pipe(
      // Whoever subscribes again is given the newest once more.
      filter((finding) => finding !== list[0]),
      map((finding) => {
        list = [finding, ...list].slice(0, limit);
        return list;
      }),
      startWith(list),
    ),
  );
};
