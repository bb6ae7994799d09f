import type { Intent } from '../rules/intent.ts';
import { objectionOf } from '../rules/verdicts-of.ts';
import type { RuleAtWork } from '../run/with-rules.ts';
import type { Reason } from './reason.ts';

/**
 * Returns the objections of the enforced rules to a request.
 *
 * @param failed is called with a rule that threw or returned something else; such a rule forbids nothing.
 */
export const objectionsOf = (
  atWork: readonly RuleAtWork[],
  intent: Intent,
  failed: (id: string, error: unknown) => void,
): readonly Extract<Reason, { kind: 'rule' }>[] =>
  atWork.flatMap(({ rule, memory }) => {
    try {
      const objection = rule.mode === 'enforce' ? objectionOf(rule.forbids?.(memory, intent)) : null;
      return objection !== null ? [{ kind: 'rule', rule: rule.id, ...objection }] : [];
    } catch (error) {
      failed(rule.id, error);
      return [];
    }
  });
