import { isPlainObject, type PlainObject } from '../../protocol/plain-object.ts';
import { levels } from '../finding.ts';
import type { Rule, RuleMode } from '../rule.ts';
import { type Predicate, receivedText } from './parameter.ts';
import type { ReadyMadeRule } from './ready-made.ts';
import { readyMadeRules } from './ready-made-rules.ts';

/** A problem in a set of rules, with the rule and the field. */
export interface RuleProblem {
  /** Its id, `rule 3` when it has none, or `rules` for the whole. */
  readonly rule: string;
  /** Such as `parameters.seconds`; empty for the rule as such. */
  readonly field: string;
  readonly expected: string;
  readonly received: string;
  /** All of it in one sentence. */
  readonly message: string;
}

/** A set of rules, or everything that is wrong with it. */
export type ParsedRules =
  | { readonly ok: true; readonly rules: readonly Rule[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** Predicates of the application, by the names under which a file of rules asks for them. */
export interface NamedPredicates {
  readonly [name: string]: Predicate;
}

const modes: readonly RuleMode[] = ['off', 'report', 'enforce'];
const fields = ['id', 'mode', 'level', 'parameters'];

const problem = (rule: string, field: string, expected: string, received: string): RuleProblem => ({
  rule,
  field,
  expected,
  received,
  message: `${rule}${field === '' ? '' : `, ${field}`}: expected ${expected}, received ${received}.`,
});

const oneOf = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : `one of ${names.join(', ')}`;

/** The parameters with the predicates in place of their names. */
const withPredicates = (
  { parameters }: ReadyMadeRule,
  given: PlainObject,
  predicates: NamedPredicates,
): { readonly given: PlainObject; readonly missing: readonly string[] } => {
  const named = Object.keys(parameters).filter((name) => parameters[name]?.kind === 'predicate');
  const found = named.map((name) => {
    const wanted = given[name];
    const isKnown = typeof wanted === 'string' && Object.hasOwn(predicates, wanted);
    return [name, isKnown ? predicates[wanted] : undefined] as const;
  });
  const missing = found.filter(([, predicate]) => predicate === undefined).map(([name]) => name);
  return { given: { ...given, ...Object.fromEntries(found) }, missing };
};

const parseRule = (
  entry: unknown,
  place: number,
  predicates: NamedPredicates,
): { readonly rule: Rule } | { readonly problems: readonly RuleProblem[] } => {
  const nameless = `rule ${place + 1}`;
  if (!isPlainObject(entry))
    return { problems: [problem(nameless, '', 'an object with an id', receivedText(entry))] };
  const { id, mode, level, parameters = {} } = entry;
  const ready = readyMadeRules.find((rule) => rule.id === id);
  if (ready === undefined) {
    const expected = oneOf(readyMadeRules.map((rule) => rule.id));
    return { problems: [problem(nameless, 'id', expected, receivedText(id))] };
  }
  const problems: RuleProblem[] = [];
  const wrong = (field: string, expected: string, received: string) =>
    problems.push(problem(ready.id, field, expected, received));
  for (const field of Object.keys(entry)) {
    if (!fields.includes(field)) wrong(field, oneOf(fields), `'${field}'`);
  }
  const known = modes.find((name) => name === mode);
  if (mode !== undefined && known === undefined) wrong('mode', oneOf(modes), receivedText(mode));
  const grade = levels.find((name) => name === level);
  if (level !== undefined && grade === undefined) wrong('level', oneOf(levels), receivedText(level));
  if (!isPlainObject(parameters)) {
    wrong('parameters', 'an object', receivedText(parameters));
    return { problems };
  }
  const { given, missing } = withPredicates(ready, parameters, predicates);
  const made = ready.make(given, { ...(known && { mode: known }), ...(grade && { level: grade }) });
  for (const name of missing) {
    const expected = `the name of a predicate of the application, ${oneOf(Object.keys(predicates))}`;
    wrong(`parameters.${name}`, expected, receivedText(parameters[name]));
  }
  if ('rule' in made) return problems.length > 0 ? { problems } : made;
  for (const { field, expected, received } of made.problems) {
    if (!missing.includes(field)) wrong(`parameters.${field}`, expected, received);
  }
  return { problems };
};

/**
 * Reads a set of rules that was written as JSON: a list of `{ id, mode?, level?, parameters? }`. Never throws.
 *
 * @param json the text, or what came of it.
 * @param predicates what the rules may ask the application, by name.
 * @returns the rules, or every problem there is.
 *
 * @example
 * ```ts
 * import { parseRules } from 'ccbar-agent';
 *
 * const parsed = parseRules('[{ "id": "wrap-up-limit", "mode": "report", "parameters": { "seconds": 0 } }]');
 * if (!parsed.ok) for (const { message } of parsed.problems) console.warn(message);
 * // wrap-up-limit, parameters.seconds: expected a number of seconds from 1 to 604800, received 0.
 * ```
 */
export const parseRules = (json: unknown, predicates: NamedPredicates = {}): ParsedRules => {
  let list = json;
  if (typeof json === 'string') {
    try {
      list = JSON.parse(json);
    } catch {
      return { ok: false, problems: [problem('rules', '', 'JSON', 'a text that is none')] };
    }
  }
  if (!Array.isArray(list))
    return { ok: false, problems: [problem('rules', '', 'a list of rules', receivedText(list))] };
  const rules: Rule[] = [];
  const problems: RuleProblem[] = [];
  for (const [place, entry] of list.entries()) {
    const parsed = parseRule(entry, place, predicates);
    if ('problems' in parsed) problems.push(...parsed.problems);
    else if (rules.some(({ id }) => id === parsed.rule.id))
      problems.push(problem(parsed.rule.id, 'id', 'each rule once', 'a second one'));
    else rules.push(parsed.rule);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules };
};
