import type { Step } from '../agent/step.ts';
import type { Rule, Verdict } from './rule.ts';
import { expectedBrief, expectedNames } from './wire-names.ts';

/** What arrived, in the word of the wire. */
const nameOf = ({ event }: Step): string => ('id' in event ? event.id : event.kind);

type Tell = (step: Step) => Verdict | null;

const onStep =
  (tell: Tell): NonNullable<Rule['check']> =>
  (happening) => {
    const verdict = happening.kind === 'step' ? tell(happening) : null;
    return verdict === null ? [] : [verdict];
  };

/** The agent did what the lifecycle does not allow. The one rule behind `warnings$`. */
export const unexpectedTransition: Rule = {
  id: 'unexpected-transition',
  level: 'warning',
  check: onStep((step) => {
    if (step.outcome !== 'unexpected') return null;
    const { before, after } = step;
    const done =
      before.state === after.state ? `followed, still ${after.state}` : `followed to ${after.state}`;
    return {
      message: `${nameOf(step)} arrived in ${before.state}, where ${expectedBrief(before)} are expected; ${done}.`,
      expected: expectedNames(before).join(', '),
      received: nameOf(step),
      done,
    };
  }),
};

/** An event that newer ones had overtaken. */
export const lateEvent: Rule = {
  id: 'late-event',
  level: 'info',
  check: onStep((step) => {
    if (step.outcome !== 'late') return null;
    const received = `${nameOf(step)} of ${new Date(step.at).toISOString()}`;
    return {
      message: `${received} arrived after newer events, in ${step.before.state}; not applied.`,
      expected: 'events in the order of their times',
      received,
      done: 'not applied',
      noise: nameOf(step),
    };
  }),
};

/** An id the catalogue does not know. */
export const unmappedEvent: Rule = {
  id: 'unmapped-event',
  level: 'info',
  check: onStep((step) =>
    step.outcome !== 'unmapped'
      ? null
      : {
          message: `${nameOf(step)} is not in the catalogue; passed on unmapped, the state stays ${step.after.state}.`,
          expected: 'an id of the catalogue',
          received: nameOf(step),
          done: 'passed on unmapped',
          noise: nameOf(step),
        },
  ),
};

/** Two agents on one line. */
export const foreignAgent: Rule = {
  id: 'foreign-agent',
  level: 'warning',
  check: onStep((step) => {
    if (step.outcome !== 'foreign' || !('workNo' in step.event)) return null;
    const expected = `agent ${step.before.workNo}`;
    const received = `agent ${step.event.workNo}`;
    return {
      message: `${nameOf(step)} is for ${received}, while this model is bound to ${expected}; not applied.`,
      expected,
      received,
      done: 'not applied',
      noise: received,
    };
  }),
};

/** Something may have been missed. */
export const lineInterrupted: Rule = {
  id: 'line-interrupted',
  level: 'info',
  check: onStep((step) =>
    step.event.kind !== 'interrupted'
      ? null
      : {
          message: `The line was interrupted (${step.event.cause}); ${step.after.state} is ${step.after.certainty} until the next state event.`,
          expected: 'an unbroken line',
          received: step.event.cause,
          done: `marked ${step.after.certainty}`,
        },
  ),
};
