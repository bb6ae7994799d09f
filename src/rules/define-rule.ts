import type { Rule } from './rule.ts';

/**
 * A rule of your own. It returns what it is given; it exists so that the type of the memory is worked out
 * from `start` and checked in the other functions.
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
// The run hands a rule nothing but the memory that this rule itself returned.
export const defineRule = <Memory>(rule: Rule<Memory>): Rule => rule as Rule;
