import type { Happening } from '../agent/step.ts';
import type { Finding } from './finding.ts';
import { ambiguousHold, refusalOnEvent, rejectedFrame, unreadableField } from './frame-rules.ts';
import type { Rule } from './rule.ts';
import {
  foreignAgent,
  lateEvent,
  lineInterrupted,
  unexpectedTransition,
  unmappedEvent,
} from './transition-rules.ts';

/** The rules every agent runs with: what the protocol and the lifecycle themselves demand. */
export const standingRules: readonly Rule[] = [
  unexpectedTransition,
  lateEvent,
  unmappedEvent,
  foreignAgent,
  lineInterrupted,
  rejectedFrame,
  unreadableField,
  ambiguousHold,
  refusalOnEvent,
];

/** More kinds of noise than this are not told apart, so that a hostile sender cannot fill memory. */
const mostKinds = 1000;

const isPowerOfTen = (count: number): boolean => Number.isInteger(Math.log10(count));

const timeOf = (happening: Happening): number =>
  happening.kind === 'step' ? happening.at : happening.frame.at;

/**
 * Starts the rules over a run of happenings. The returned function is fed each one in order and gives its
 * findings; the same happenings always give the same findings, live or replayed.
 */
export const runRules = (rules: readonly Rule[]): ((happening: Happening) => readonly Finding[]) => {
  const counts = new Map<string, number>();
  const countOf = (key: string): number => {
    const known = counts.has(key) || counts.size < mostKinds ? key : 'other';
    const count = (counts.get(known) ?? 0) + 1;
    counts.set(known, count);
    return count;
  };
  return (happening) =>
    rules.flatMap(({ id, level, check }) =>
      check(happening).flatMap(({ noise, ...verdict }) => {
        const count = countOf(noise === undefined ? id : `${id} ${noise}`);
        if (noise !== undefined && !isPowerOfTen(count)) return [];
        return [{ id, level, ...verdict, at: timeOf(happening), count, cause: happening }];
      }),
    );
};
