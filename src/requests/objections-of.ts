import type { Intent } from '../rules/intent.ts';
import type { RuleAtWork } from '../rules/run-rules.ts';
import type { Reason } from './reason.ts';

/**
 * Returns the objections of the enforced rules to a request.
 *
 * @param failed is called with a rule that threw; such a rule forbids nothing.
 */
export const objectionsOf = (
  atWork: readonly RuleAtWork[],
  intent: Intent,
  failed: (id: string, error: unknown) => void,
): readonly Extract<Reason, { kind: 'rule' }>[] =>
  atWork.flatMap(({ rule, memory }) => {
    try {
      const objection = rule.mode === 'enforce' ? rule.forbids?.(memory, intent) : null;
      return objection ? [{ kind: 'rule', rule: rule.id, ...objection }] : [];
    } catch (error) {
      failed(rule.id, error);
      return [];
    }
  });
