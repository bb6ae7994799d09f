import { judging } from './judging.ts';
import { judgedBy, type Rule, type RuleDefinition } from './rule.ts';

/**
 * Makes a rule of your own of its definition. The type of the memory follows from `start` and is checked in the other
 * functions; the code that judges by rules comes along in the rule, so that pages without rules do not load it.
 *
 * @example
 * ```ts
 * import { createAgent, defineRule, messagePort } from 'ccbar-agent';
 *
 * const tenRests = defineRule({
 *   id: 'ten-rests',
 *   level: 'info',
 *   description: 'The tenth rest began.',
 *   start: () => 0,
 *   judge: (rests, moment) => {
 *     const isRest = moment.kind === 'step' && moment.before.state !== 'rest' && moment.after.state === 'rest';
 *     if (!isRest) return { memory: rests };
 *     const verdict = { message: 'The tenth rest began.', expected: 'at most 9', received: '10', done: 'reported' };
 *     return { memory: rests + 1, verdicts: rests === 9 ? [verdict] : [] };
 *   },
 * });
 *
 * const agent = createAgent({ source: messagePort({ port: new MessageChannel().port1 }), rules: [tenRests] });
 * agent.findings$.subscribe(({ id, message }) => console.log(id, message));
 * ```
 */
// A run gives a rule nothing but the memory that this rule itself returned.
export const defineRule = <Memory>(rule: RuleDefinition<Memory>): Rule => ({
  ...(rule as RuleDefinition),
  [judgedBy]: judging,
});
