import type { Happening, Step } from '../agent/step.ts';
import type { Finding } from './finding.ts';
import type { Moment, Rule, Verdict } from './rule.ts';

/** A rule at work: what it remembers, and when it is to be told that time has come. */
export interface RuleAtWork {
  readonly rule: Rule;
  readonly memory: unknown;
  /** ms on the platform's timeline; `Infinity` when it does not wait for time, `undefined` before it began. */
  readonly due: number | undefined;
}

/**
 * Rules at work. Feed it everything in order; the same happenings and times always give the same findings,
 * live or replayed. All times are ms on the platform's timeline.
 */
export interface RuleRun {
  /** What the rules find in a happening, after what fell due before it. */
  readonly judge: (happening: Happening) => readonly Finding[];
  /** What falls due up to a time, in time order; each finding is of its own due time. */
  readonly until: (time: number) => readonly Finding[];
  /** When the next rule falls due; `Infinity` when none waits for time. */
  readonly due: () => number;
  /** Replaces the rules. One with an id and parameters that are already at work keeps its memory. */
  readonly setRules: (rules: readonly Rule[]) => void;
  /** The finding that a rule threw outside the run, as when it was asked about a request. */
  readonly failed: (id: string, error: unknown) => readonly Finding[];
  /** The rules as they are now. */
  readonly atWork: () => readonly RuleAtWork[];
}

type Worker = { -readonly [Part in keyof RuleAtWork]: RuleAtWork[Part] };

/** More kinds of noise than this are told apart by rule only, so that a hostile sender cannot fill memory. */
const mostKinds = 1000;

const never = Number.POSITIVE_INFINITY;

/** Rules that are off are not told the time, but keep it. */
const dueOf = ({ rule, due = never }: Worker): number => (rule.mode === 'off' ? never : due);

const nobody: Worker = { rule: { id: '', level: 'info' }, memory: null, due: never };

/** What makes two rules the same rule, so that the memory of one is of use to the other. */
const markOf = ({ id, parameters }: Rule): string => JSON.stringify([id, parameters]);

const isPowerOfTen = (count: number): boolean => Number.isInteger(Math.log10(count));

/**
 * Starts rules over a run of happenings.
 *
 * @example
 * ```ts
 * import { advance, firstModel, messageFrame, runRules, standingRules } from 'ccbar-agent';
 *
 * const run = runRules(standingRules);
 * const { happenings } = advance(firstModel(), messageFrame('not an event'));
 * for (const { message } of happenings.flatMap(run.judge)) console.log(message);
 * ```
 */
export const runRules = (rules: readonly Rule[]): RuleRun => {
  const counts = new Map<string, number>();
  let workers: readonly Worker[] = [];
  let now = -never;
  let newest: Happening | null = null;
  let newestStep: Step | null = null;

  const tell = (
    id: string,
    level: Finding['level'],
    { noise, ...verdict }: Verdict,
    at: number,
  ): readonly Finding[] => {
    // An early notice is not counted with what it warns of.
    const kind = `${id} ${noise ?? verdict.level}`;
    const isKept = noise === undefined || counts.has(kind) || counts.size < mostKinds;
    const key = isKept ? kind : `${id} others`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (newest === null || (noise !== undefined && !isPowerOfTen(count))) return [];
    return [{ id, level, ...verdict, at, count, cause: newest }];
  };

  const fail = (id: string, error: unknown, at = now): readonly Finding[] => {
    const received = `${id}: ${String(error)}`;
    const done = 'passed over';
    const message = `Rule ${received}; ${done}.`;
    return tell('rule-failed', 'error', { message, expected: 'a verdict', received, done, noise: id }, at);
  };

  const begin = (worker: Worker) => {
    if (worker.due !== undefined) return;
    worker.memory = worker.rule.start?.(newestStep);
    worker.due = worker.rule.due?.(worker.memory) ?? never;
  };

  const ask = (worker: Worker, moment: Moment, at: number): readonly Finding[] => {
    const { id, level, mode, check, judge, due } = worker.rule;
    let verdicts: readonly Verdict[] = [];
    try {
      begin(worker);
      if (check !== undefined && moment.kind !== 'due') verdicts = check(moment);
      if (judge !== undefined) {
        const judged = judge(worker.memory, moment);
        const next = due?.(judged.memory) ?? never;
        // A due time that does not move on would be due for ever.
        worker.due = moment.kind === 'due' && next <= (worker.due ?? never) ? never : next;
        worker.memory = judged.memory;
        verdicts = judged.verdicts ?? verdicts;
      }
    } catch (error) {
      worker.due = never;
      return mode === 'off' ? [] : fail(id, error, at);
    }
    return mode === 'off' ? [] : verdicts.flatMap((verdict) => tell(id, level, verdict, at));
  };

  const first = (): Worker => workers.reduce((a, b) => (dueOf(b) < dueOf(a) ? b : a), nobody);

  const run: RuleRun = {
    judge: (happening) => {
      const isStep = happening.kind === 'step';
      const overdue = isStep ? run.until(happening.at) : [];
      newest = happening;
      const at = isStep ? happening.at : now === -never ? happening.frame.at : now;
      const found = workers.flatMap((worker) => ask(worker, happening, at));
      if (isStep) newestStep = happening;
      return [...overdue, ...found];
    },
    until: (time) => {
      const found: Finding[] = [];
      for (let worker = first(); worker !== nobody && dueOf(worker) <= time; worker = first()) {
        now = Math.max(now, dueOf(worker));
        found.push(...ask(worker, { kind: 'due', at: now }, now));
      }
      now = time;
      return found;
    },
    due: () => dueOf(first()),
    setRules: (given) => {
      workers = [...new Map(given.map((rule) => [rule.id, rule])).values()].map((rule) => {
        const known = workers.find((worker) => markOf(worker.rule) === markOf(rule));
        const worker: Worker = { memory: undefined, due: undefined, ...known, rule };
        try {
          begin(worker);
        } catch {
          // It is tried again, and reported, with the next happening.
        }
        return worker;
      });
    },
    atWork: () => workers,
    failed: fail,
  };
  run.setRules(rules);
  return run;
};
