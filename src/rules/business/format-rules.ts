import { CcbarError } from '../../errors.ts';
import type { Rule } from '../rule.ts';
import type { NamedPredicates } from './parse-rules.ts';
import { readyMadeRules } from './ready-made-rules.ts';

const refuse = (id: string, why: string): never => {
  throw new CcbarError('bad-option', `formatRules: ${id} cannot be written as JSON, since ${why}.`);
};

/**
 * Writes ready-made rules as the JSON that `parseRules` reads.
 *
 * @param predicates the application's predicates by name; a rule that asks one is written with its name.
 * @throws {@link CcbarError} `bad-option` for a rule that is not ready-made or asks a predicate without a name.
 *
 * @example
 * ```ts
 * import { formatRules, missedCalls, wrapUpLimit } from 'ccbar-agent';
 *
 * const text = formatRules([wrapUpLimit({ seconds: 120 }), missedCalls({ calls: 2, mode: 'off' })]);
 * ```
 */
export const formatRules = (rules: readonly Rule[], predicates: NamedPredicates = {}): string => {
  const written = rules.map(({ id, mode, level, parameters = {} }) => {
    const ready = readyMadeRules.find((rule) => rule.id === id) ?? refuse(id, 'it is not ready-made');
    const given = Object.entries(parameters).flatMap(([name, value]) => {
      if (value === null || value === ready.parameters[name]?.usual) return [];
      if (typeof value !== 'function') return [[name, value]];
      const known = Object.keys(predicates).find((key) => predicates[key] === value);
      return [[name, known ?? refuse(id, `its ${name} has no name`)]];
    });
    return {
      id,
      mode,
      ...(level !== ready.level && { level }),
      ...(given.length > 0 && { parameters: Object.fromEntries(given) }),
    };
  });
  return JSON.stringify(written, null, 2);
};
