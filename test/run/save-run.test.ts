import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInterval } from '../../src/measures/interval.ts';
import { restLimit } from '../../src/rules/business/rest-limit.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import { type Run, type RunSetup, runSetup, startRun } from '../../src/run/run.ts';
import { loadRun, type SavedRun, saveRun } from '../../src/run/save-run.ts';
import { take } from '../../src/run/take.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';

const setup = runSetup({ rules: [wrapUpLimit({ seconds: 60 })], follow: nextInterval });

const runOf = (given: RunSetup): Run =>
  framesOf('hold-and-retrieve').reduce((run, frame) => take(run, frame, given).run, startRun(given));

const saved = JSON.parse(JSON.stringify(saveRun(runOf(setup), setup))) as SavedRun;

describe('a saved run', () => {
  it('is the run', () => {
    const loaded = loadRun(saved, setup);
    expect(loaded.ok && { ...loaded.run, rules: null }).toEqual({ ...runOf(setup), rules: null });
  });

  it('may have its keys in any order, as a database gives them back', () => {
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)]),
          );
    expect(loadRun(turned(saved), setup)).toEqual(loadRun(saved, setup));
  });

  it('holds no message of the bar', () => {
    expect(JSON.stringify(saved)).not.toContain('eventType');
  });

  it.each([
    { name: 'of another machine', value: { ...saved, machine: '00000000' }, problem: 'machine' },
    { name: 'of another version', value: { ...saved, ccbarRun: 1 }, problem: 'version' },
    {
      name: 'with a changed count',
      value: { ...saved, run: { ...saved.run, openInterval: null } },
      problem: 'damaged',
    },
    { name: 'without its run', value: { ...saved, run: undefined }, problem: 'damaged' },
    { name: 'that is nothing', value: null, problem: 'damaged' },
    { name: 'that is a text', value: JSON.stringify(saved), problem: 'damaged' },
    { name: 'that is something else', value: { ccbarRecording: 1 }, problem: 'damaged' },
    {
      name: 'that throws when it is read',
      value: new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
      problem: 'damaged',
    },
  ])('$name is not taken up: $problem', ({ value, problem }) => {
    expect(loadRun(value, setup)).toEqual({ ok: false, problem, message: expect.any(String) });
  });

  it.each([
    { name: 'other rules', other: runSetup({ rules: [restLimit({ seconds: 60 })] }), problem: 'rules' },
    {
      name: 'other parameters',
      other: runSetup({ rules: [wrapUpLimit({ seconds: 61 })] }),
      problem: 'rules',
    },
    {
      name: 'another agent',
      other: runSetup({ workNo: '30099', rules: [wrapUpLimit({ seconds: 60 })] }),
      problem: 'agent',
    },
  ])('is not taken up with $name', ({ other, problem }) => {
    expect(loadRun(saved, other)).toMatchObject({ ok: false, problem });
  });

  it('notices any change of its text', () => {
    const text = JSON.stringify(saved);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('', '0', '9', 'a', '"', ','), (index, put) => {
        const changed = text.slice(0, index) + put + text.slice(index + 1);
        fc.pre(changed !== text);
        let value: unknown;
        try {
          value = JSON.parse(changed);
        } catch {
          return;
        }
        expect(loadRun(value, setup).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([new Map([['a', 1]]), new Date(0), Number.POSITIVE_INFINITY, 1n, { deep: [() => 1] }])(
    'a memory that is no plain data cannot be saved: %o',
    (memory) => {
      const odd = defineRule<unknown>({
        id: 'odd',
        level: 'info',
        start: () => memory,
        judge: (unchanged) => ({ memory: unchanged }),
      });
      const given = runSetup({ rules: [odd] });
      expect(() => saveRun(startRun(given), given)).toThrow(expect.objectContaining({ code: 'bad-option' }));
    },
  );
});
