import { describe, expect, it } from 'vitest';
import { advance } from '../../src/agent/advance.ts';
import { firstModel } from '../../src/agent/model.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { type EventRow, framesOf, start } from '../agent/run-table.ts';
import { events, judged } from './judged.ts';
import { runRules } from './rule-run.ts';

const { idle, busy, talk, work, endWork } = events;
const sent: readonly EventRow[] = [idle(1), talk(2), work(10)];

const verdict = { message: 'm', expected: 'e', received: 'r', done: 'd' };
const brief = (found: readonly Finding[]) =>
  found.map(({ id, at, message }) => [id, (at - start) / 1000, message]);

/** Counts steps and reports the number. */
const counting = defineRule({
  id: 'counting',
  level: 'info',
  start: () => 0,
  judge: (count, moment) =>
    moment.kind === 'step'
      ? { memory: count + 1, verdicts: [{ ...verdict, message: `${count + 1}` }] }
      : { memory: count },
});

/** Falls due every ten seconds from the first step on. */
const ticking = (parameters = {}, mode: Rule['mode'] = 'report') =>
  defineRule<number | null>({
    id: 'ticking',
    level: 'info',
    mode,
    parameters,
    start: (newest) => (newest === null ? null : newest.at + 10_000),
    judge: (next, moment) => {
      if (moment.kind === 'due')
        return { memory: moment.at + 10_000, verdicts: [{ ...verdict, message: 'tick' }] };
      return { memory: next ?? (moment.kind === 'step' ? moment.at + 10_000 : null) };
    },
    due: (next) => next,
  });

const steps = (list: readonly EventRow[]) => {
  let model = firstModel();
  return framesOf(list).flatMap((frame) => {
    const advanced = advance(model, frame);
    model = advanced.model;
    return advanced.happenings;
  });
};

describe('time', () => {
  it('findings come at their due times, in time order', () => {
    const found = judged([ticking(), wrapUpLimit({ seconds: 12 })], sent, 40);
    expect(brief(found)).toEqual([
      ['ticking', 11, 'tick'],
      ['ticking', 21, 'tick'],
      ['wrap-up-limit', 22, expect.any(String)],
      ['ticking', 31, 'tick'],
    ]);
  });

  it('what falls due together comes in the order of the rules', () => {
    const found = judged([wrapUpLimit({ seconds: 11 }), ticking()], sent, 21);
    expect(found.map(({ id }) => id)).toEqual(['ticking', 'wrap-up-limit', 'ticking']);
  });

  it('what was due before a happening comes before it, even in a run whose time is never passed', () => {
    const run = runRules([ticking(), counting]);
    const found = steps([idle(1), busy(15)]).flatMap(run.judge);
    expect(brief(found)).toEqual([
      ['counting', 1, '1'],
      ['ticking', 11, 'tick'],
      ['counting', 15, '2'],
    ]);
  });

  it('returns the next due time', () => {
    const run = runRules([ticking(), wrapUpLimit({ seconds: 12 })]);
    const dues = steps(sent).map((happening) => {
      run.judge(happening);
      return run.due() - start;
    });
    expect(dues).toEqual([11_000, 11_000, 11_000]);
    run.until(start + 12_000);
    expect(run.due() - start).toBe(21_000);
    expect(runRules([counting]).due()).toBe(Number.POSITIVE_INFINITY);
  });

  it('names the newest happening as the cause', () => {
    const [found] = judged([wrapUpLimit({ seconds: 12 })], sent, 100);
    expect(found?.cause).toMatchObject({ kind: 'step', after: { state: 'wrapUp' }, at: start + 10_000 });
  });

  it.each([0, -1000, Number.NaN])(
    'a due time that moves on by %i ms is reported once and not for ever',
    (by) => {
      const stuck = defineRule({
        id: 'stuck',
        level: 'info',
        start: () => start + 5000,
        judge: (memory, moment) =>
          moment.kind === 'due' ? { memory: memory + by, verdicts: [verdict] } : { memory },
        due: (memory) => memory,
      });
      expect(judged([stuck], [idle(1)], 100)).toHaveLength(1);
    },
  );
});

describe('modes', () => {
  const enforced = wrapUpLimit({ seconds: 12, mode: 'enforce' });
  const rows = [
    { mode: 'off', found: 0 },
    { mode: 'report', found: 1 },
    { mode: 'enforce', found: 1 },
  ] as const;
  it.each(rows)('$mode gives $found findings', ({ mode, found }) => {
    expect(judged([{ ...enforced, mode }], sent, 100)).toHaveLength(found);
  });

  it('a finding names what would put it right', () => {
    expect(judged([enforced], sent, 100)[0]?.remedy).toEqual({ command: 'endWrapUp' });
  });
});

describe('replacing rules', () => {
  const foundAfter = (change: (run: ReturnType<typeof runRules>) => void, rules: readonly Rule[]) => {
    const run = runRules(rules);
    const [first, second, ...rest] = steps([idle(1), busy(2), idle(3)]);
    if (first === undefined || second === undefined) throw new Error('no steps');
    for (const step of [first, second]) run.judge(step);
    change(run);
    return rest.flatMap(run.judge);
  };

  it.each([
    { name: 'the same rule has its memory', rules: [counting], last: '3' },
    { name: 'so does one made anew', rules: [{ ...counting }], last: '3' },
    { name: 'and one in another mode', rules: [{ ...counting, mode: 'enforce' as const }], last: '3' },
    { name: 'other parameters begin anew', rules: [{ ...counting, parameters: { from: 2 } }], last: '1' },
    { name: 'another id begins anew', rules: [{ ...counting, id: 'other' }], last: '1' },
  ])('$name', ({ rules, last }) => {
    expect(foundAfter((run) => run.setRules(rules), [counting]).map(({ message }) => message)).toEqual([
      last,
    ]);
  });

  it('a rule that was off has counted on', () => {
    const off = { ...counting, mode: 'off' as const };
    expect(foundAfter((run) => run.setRules([counting]), [off]).map(({ message }) => message)).toEqual(['3']);
  });

  it('a rule that is no longer there reports nothing', () => {
    expect(foundAfter((run) => run.setRules([]), [counting])).toEqual([]);
  });

  it('of two rules with one id the later one counts', () => {
    expect(judged([counting, { ...counting, level: 'error' }], [idle(1)])).toMatchObject([
      { level: 'error' },
    ]);
  });

  it('a limit that joins knows since when the state holds', () => {
    const run = runRules([]);
    for (const step of steps(sent)) run.judge(step);
    run.until(start + 60_000);
    run.setRules([wrapUpLimit({ seconds: 12 }), ticking()]);
    expect(brief(run.until(start + 60_000))).toEqual([
      ['ticking', 60, 'tick'],
      ['wrap-up-limit', 60, expect.any(String)],
    ]);
  });

  it('switched on, it reports at once what is already over', () => {
    const limit = wrapUpLimit({ seconds: 12, mode: 'off' });
    const run = runRules([limit]);
    for (const step of steps(sent)) run.judge(step);
    expect(run.until(start + 60_000)).toEqual([]);
    expect(run.due()).toBe(Number.POSITIVE_INFINITY);
    run.setRules([{ ...limit, mode: 'report' }]);
    expect(brief(run.until(start + 61_000))).toEqual([['wrap-up-limit', 60, expect.any(String)]]);
  });

  it('switched on after the state was left, it reports nothing', () => {
    const limit = wrapUpLimit({ seconds: 12, mode: 'off' });
    const run = runRules([limit]);
    for (const step of steps([...sent, endWork(70)])) run.judge(step);
    run.setRules([{ ...limit, mode: 'report' }]);
    expect(run.until(start + 100_000)).toEqual([]);
  });
});

describe('a rule that throws', () => {
  const boom = () => {
    throw new TypeError('boom');
  };
  const rows: readonly { name: string; rule: Rule }[] = [
    { name: 'in check', rule: { id: 'bad', level: 'info', check: boom } },
    { name: 'in start', rule: { id: 'bad', level: 'info', start: boom, judge: (memory) => ({ memory }) } },
    { name: 'in judge', rule: { id: 'bad', level: 'info', judge: boom } },
    { name: 'in due', rule: { id: 'bad', level: 'info', judge: (memory) => ({ memory }), due: boom } },
  ];
  it.each(rows)('$name is reported with its id, and the others go on', ({ rule }) => {
    const found = judged([rule, counting], [idle(1), busy(2)]);
    expect(brief(found)).toEqual([
      ['rule-failed', 1, 'Rule bad failed: TypeError: boom. It was passed over; the other rules went on.'],
      ['counting', 1, '1'],
      ['counting', 2, '2'],
    ]);
    expect(found[0]).toMatchObject({ level: 'error', received: 'bad: TypeError: boom' });
  });

  it('at its due time is reported, and asked again with the next happening', () => {
    const bad = defineRule({
      id: 'bad',
      level: 'info',
      start: () => null as number | null,
      judge: (memory, moment) => (moment.kind === 'due' ? boom() : { memory: memory ?? start + 5000 }),
      due: (memory) => memory,
    });
    expect(brief(judged([bad], [idle(1)], 100))).toEqual([
      ['rule-failed', 5, expect.stringContaining('boom')],
    ]);
  });

  it('has the memory of before', () => {
    const odd = defineRule({
      id: 'odd',
      level: 'info',
      start: () => 0,
      judge: (count, moment) => {
        if (moment.kind === 'step' && moment.after.state === 'busy') throw new Error('not this one');
        return { memory: count + 1, verdicts: [{ ...verdict, message: `${count + 1}` }] };
      },
    });
    const found = judged([odd], [idle(1), busy(2), idle(3)]);
    expect(found.map(({ message }) => message)).toEqual(['1', expect.stringContaining('not this one'), '2']);
  });

  it('reports nothing while it is off', () => {
    expect(judged([{ id: 'bad', level: 'info', mode: 'off', check: boom }], [idle(1)])).toEqual([]);
  });
});
