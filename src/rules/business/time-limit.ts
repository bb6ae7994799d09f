import type { Situation } from '../../agent/situation.ts';
import type { Step } from '../../agent/step.ts';
import type { Remedy } from '../intent.ts';
import type { Rule } from '../rule.ts';
import { durationText } from './duration-text.ts';
import type { ParameterProblem, Settled } from './parameter.ts';

/**
 * The time since which the watched state lasts, ms, and what was reported of it: 0 nothing, 1 the notice, 2
 * the limit.
 */
interface Running {
  readonly since: number | null;
  readonly reported: 0 | 1 | 2;
}

const outside: Running = { since: null, reported: 0 };

/** The parameters of every rule that limits a time. */
export const limitParameters = {
  seconds: { kind: 'seconds', meaning: 'The longest time allowed, s.' },
  noticeSeconds: {
    kind: 'seconds',
    usual: null,
    meaning: 'The time before that limit at which a notice is reported, s.',
  },
} as const;

type Limit = Settled<typeof limitParameters>;

/** A notice has to come before the limit. */
export const limitConflict = ({ seconds, noticeSeconds }: Limit): ParameterProblem | null =>
  noticeSeconds !== null && noticeSeconds >= seconds
    ? { field: 'noticeSeconds', expected: `less than seconds (${seconds})`, received: String(noticeSeconds) }
    : null;

/** The definition of a time limit. */
export interface Limited {
  /** Begins a sentence. */
  readonly what: string;
  readonly isIn: (situation: Situation) => boolean;
  /** It is less than a whole state, so it began with the step that shows it. */
  readonly isPart?: boolean;
  /** The state may begin anew within itself, and is then another one, as when the next call rings at once. */
  readonly mayBeginAnew?: boolean;
  readonly remedy?: Remedy;
}

/** A rule that something may not last longer than a time, counted once for each time it lasts. */
export const timeLimit = (
  { seconds, noticeSeconds }: Limit,
  { what, isIn, isPart = false, mayBeginAnew = false, remedy }: Limited,
): Pick<Rule<Running>, 'start' | 'judge' | 'due'> => {
  const since = ({ after, at }: Step): number => (isPart ? at : (after.since ?? at));
  const most = durationText(seconds * 1000);
  const notice = (noticeSeconds ?? 0) * 1000;
  return {
    start: (newest) =>
      newest !== null && isIn(newest.after) ? { since: since(newest), reported: 0 } : outside,

    judge: (memory, moment) => {
      if (moment.kind === 'due') {
        const isNotice = memory.reported === 0 && notice > 0;
        const passed = durationText(seconds * 1000 - (isNotice ? notice : 0));
        const verdict = isNotice
          ? { level: 'info' as const, message: `${what} has lasted ${passed}; ${most} are allowed.` }
          : { message: `${what} has lasted ${passed}, the longest allowed.`, ...(remedy && { remedy }) };
        return {
          memory: { ...memory, reported: isNotice ? 1 : 2 },
          verdicts: [{ ...verdict, expected: `at most ${most}`, received: passed, done: 'reported' }],
        };
      }
      if (moment.kind !== 'step') return { memory };
      if (!isIn(moment.after)) return { memory: outside };
      if (memory.since === null) return { memory: { since: since(moment), reported: 0 } };
      if (isPart || (moment.event.kind !== 'restored' && !mayBeginAnew)) return { memory };
      // A later time in a status answer means another stay in the state; the one before ended unseen.
      const reported = since(moment) > memory.since ? 0 : memory.reported;
      return { memory: { since: since(moment), reported } };
    },

    due: ({ since: began, reported }) => {
      if (began === null || reported === 2) return null;
      return began + seconds * 1000 - (reported === 0 ? notice : 0);
    },
  };
};
