import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue';
import type { Finding } from '../rules/finding.ts';
import { recentFindings } from '../tabs/recent-findings.ts';
import { useObservable } from './use-observable.ts';

/**
 * Returns a readonly ref of the findings since the component was made and the newest one before that, newest first.
 *
 * @param limit The most that it holds.
 * @throws {@link CcbarError} `no-agent` when none was provided.
 */
export const useFindings = (limit: MaybeRefOrGetter<number> = 20): Readonly<ShallowRef<readonly Finding[]>> =>
  useObservable<readonly Finding[]>((agent) => recentFindings(agent, toValue(limit)), []);
