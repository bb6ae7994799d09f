import { describe, expect, it } from 'vitest';
import { flapping } from '../../src/rules/business/flapping.ts';
import { forcedState } from '../../src/rules/business/forced-state.ts';
import { formatRules } from '../../src/rules/business/format-rules.ts';
import { notesFirst } from '../../src/rules/business/notes-first.ts';
import { parseRules } from '../../src/rules/business/parse-rules.ts';
import { readyMadeRules } from '../../src/rules/business/ready-made-rules.ts';
import { restQuota } from '../../src/rules/business/rest-quota.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { defineRule } from '../../src/rules/define-rule.ts';

const notesSaved = () => true;
const predicates = { notesSaved };

/** Parameters that fit each rule, as a file would have them. */
const fitting = (id: string): { readonly [name: string]: unknown } => {
  const { parameters = {} } = readyMadeRules.find((rule) => rule.id === id) ?? {};
  const given = Object.entries(parameters).filter(([, shape]) => !('usual' in shape));
  return Object.fromEntries(given.map(([name, { kind }]) => [name, kind === 'predicate' ? 'notesSaved' : 7]));
};

const messagesOf = (json: unknown): readonly string[] => {
  const parsed = parseRules(json, predicates);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

const ids = readyMadeRules.map(({ id }) => id).join(', ');

describe('rules as JSON', () => {
  it.each(readyMadeRules.map(({ id }) => id))('%s can be written, read and written again', (id) => {
    const parsed = parseRules([{ id, mode: 'enforce', parameters: fitting(id) }], predicates);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '));
    expect(parsed.rules).toMatchObject([{ id, mode: 'enforce' }]);
    const text = formatRules(parsed.rules, predicates);
    const again = parseRules(text, predicates);
    expect(again.ok && formatRules(again.rules, predicates)).toBe(text);
    expect(JSON.parse(text)).toMatchObject([{ id, mode: 'enforce' }]);
  });

  it('reads text and values alike', () => {
    const rules = [{ id: 'flapping', parameters: { seconds: 5 } }];
    const made = JSON.stringify([flapping({ seconds: 5 })]);
    for (const json of [rules, JSON.stringify(rules)]) {
      const parsed = parseRules(json);
      expect(parsed.ok && JSON.stringify(parsed.rules)).toBe(made);
    }
  });

  it('gives usual values to what is left out, and leaves them out again', () => {
    const parsed = parseRules([{ id: 'rest-quota', parameters: { rests: 3 } }]);
    expect(parsed.ok && parsed.rules[0]?.parameters).toEqual({ rests: 3, newShiftAfterSeconds: 14_400 });
    expect(JSON.parse(formatRules([restQuota({ rests: 3 })]))).toEqual([
      { id: 'rest-quota', mode: 'report', parameters: { rests: 3 } },
    ]);
  });

  it('writes a level only when it is another than the rule’s own', () => {
    const text = formatRules([forcedState(), wrapUpLimit({ seconds: 60, level: 'error', mode: 'off' })]);
    expect(JSON.parse(text)).toEqual([
      { id: 'forced-state', mode: 'report' },
      { id: 'wrap-up-limit', mode: 'off', level: 'error', parameters: { seconds: 60 } },
    ]);
  });

  it('finds the application’s predicate by its name', () => {
    const parsed = parseRules([{ id: 'notes-first', parameters: { isDone: 'notesSaved' } }], predicates);
    expect(parsed.ok && parsed.rules[0]?.parameters?.['isDone']).toBe(notesSaved);
  });

  it.each([
    ['not JSON', '[{', ['rules: expected JSON, received a text that is none.']],
    ['no list', { id: 'flapping' }, ['rules: expected a list of rules, received an object.']],
    ['null', null, ['rules: expected a list of rules, received null.']],
    ['an entry that is none', ['flapping'], ["rule 1: expected an object with an id, received 'flapping'."]],
    ['no id', [{ mode: 'off' }], [`rule 1, id: expected one of ${ids}, received nothing.`]],
    [
      'an unknown id',
      [{ id: 'forced-state' }, { id: 'wrapup-limit' }],
      [`rule 2, id: expected one of ${ids}, received 'wrapup-limit'.`],
    ],
    [
      'a mode there is not',
      [{ id: 'forced-state', mode: 'warn' }],
      ["forced-state, mode: expected one of off, report, enforce, received 'warn'."],
    ],
    [
      'a level there is not',
      [{ id: 'forced-state', level: 3 }],
      ['forced-state, level: expected one of info, warning, error, received 3.'],
    ],
    [
      'a field there is not',
      [{ id: 'forced-state', seconds: 3 }],
      ["forced-state, seconds: expected one of id, mode, level, parameters, received 'seconds'."],
    ],
    [
      'parameters that are none',
      [{ id: 'flapping', parameters: [5] }],
      ['flapping, parameters: expected an object, received a list.'],
    ],
    [
      'a missing parameter',
      [{ id: 'flapping' }],
      ['flapping, parameters.seconds: expected a number of seconds from 1 to 604800, received nothing.'],
    ],
    [
      'a parameter of another kind',
      [{ id: 'flapping', parameters: { seconds: '5' } }],
      ["flapping, parameters.seconds: expected a number of seconds from 1 to 604800, received '5'."],
    ],
    [
      'a parameter out of range',
      [{ id: 'missed-calls', parameters: { calls: 1.5 } }],
      ['missed-calls, parameters.calls: expected a whole number from 1 to 1000, received 1.5.'],
    ],
    [
      'a parameter there is not',
      [{ id: 'forced-state', parameters: { seconds: 5 } }],
      ["forced-state, parameters.seconds: expected no parameters, received 'seconds'."],
    ],
    [
      'a notice that comes too late',
      [{ id: 'hold-limit', parameters: { seconds: 20, noticeSeconds: 20 } }],
      ['hold-limit, parameters.noticeSeconds: expected less than seconds (20), received 20.'],
    ],
    [
      'a predicate without a name',
      [{ id: 'notes-first' }],
      [
        'notes-first, parameters.isDone: expected the name of a predicate of the application, one of notesSaved, received nothing.',
      ],
    ],
    [
      'a predicate nobody gave',
      [{ id: 'notes-first', parameters: { isDone: 'toString' } }],
      [
        "notes-first, parameters.isDone: expected the name of a predicate of the application, one of notesSaved, received 'toString'.",
      ],
    ],
    [
      'a rule twice',
      [{ id: 'forced-state' }, { id: 'forced-state', mode: 'off' }],
      ['forced-state, id: expected each rule once, received a second one.'],
    ],
    [
      'several things at once',
      [{ id: 'flapping', mode: 1, parameters: { secs: 5 } }, 7],
      [
        'flapping, mode: expected one of off, report, enforce, received 1.',
        'flapping, parameters.seconds: expected a number of seconds from 1 to 604800, received nothing.',
        "flapping, parameters.secs: expected one of seconds, received 'secs'.",
        'rule 2: expected an object with an id, received 7.',
      ],
    ],
    ['nothing wrong', [{ id: 'forced-state' }], []],
  ])('names the mistake: %s', (_what, json, messages) => {
    expect(messagesOf(json)).toEqual(messages);
  });

  it.each([
    ['a rule of one’s own', [defineRule({ id: 'mine', level: 'info' })], 'it is not ready-made'],
    ['a predicate without a name', [notesFirst({ isDone: () => false })], 'its isDone has no name'],
  ])('cannot write %s', (_what, rules, why) => {
    expect(() => formatRules(rules, predicates)).toThrow(why);
  });
});

describe('a factory', () => {
  it.each([
    [
      'a missing limit',
      () => wrapUpLimit({} as { seconds: number }),
      'wrap-up-limit: seconds must be a number of seconds',
    ],
    ['a limit of nothing', () => wrapUpLimit({ seconds: 0 }), 'received 0.'],
    ['NaN', () => wrapUpLimit({ seconds: Number.NaN }), 'received NaN.'],
    [
      'a notice after the limit',
      () => wrapUpLimit({ seconds: 5, noticeSeconds: 9 }),
      'noticeSeconds must be less than seconds (5)',
    ],
    ['half a rest', () => restQuota({ rests: 0.5 }), 'a whole number'],
  ])('throws for %s', (_what, make, words) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'bad-option', message: expect.stringContaining(words) }),
    );
  });
});
