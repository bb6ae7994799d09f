import { wasEndLost } from '../../machines/call-legs.ts';
import type { Step } from '../agent/step.ts';
import { nameOfEvent, sentenceOf } from './name-of-event.ts';
import { noVerdicts, type Rule, type Verdict } from './rule.ts';
import { expectedBrief, expectedNames } from './wire-names.ts';

const nameOf = ({ event }: Step): string => nameOfEvent(event);

type StepVerdict = (step: Step) => Verdict | null;

const onStep =
  (verdictOf: StepVerdict): NonNullable<Rule['check']> =>
  (happening) => {
    const verdict = happening.kind === 'step' ? verdictOf(happening) : null;
    return verdict === null ? noVerdicts : [verdict];
  };

/** Reports an event that the lifecycle does not allow in the present state. The event is followed. */
export const unexpectedTransition: Rule = {
  id: 'unexpected-transition',
  level: 'warning',
  check: onStep((step) => {
    if (step.outcome !== 'unexpected') return null;
    const { before, after } = step;
    const done =
      before.state === after.state ? `The state is still ${after.state}` : `The state is now ${after.state}`;
    return {
      message: `Unexpected ${nameOf(step)} while ${before.state}. Expected: ${expectedBrief(before)} ${done}.`,
      expected: expectedNames(before).join(', '),
      received: nameOf(step),
      done,
    };
  }),
};

/** Reports that another call proved the end of the present one, of which no event came. */
export const lostEnd: Rule = {
  id: 'lost-end',
  level: 'warning',
  check: onStep((step) => {
    const { before, after } = step;
    if (!wasEndLost(before.calls, after.calls)) return null;
    const done = `The call before counts as ended; the state is now ${after.state}`;
    return {
      message: `${nameOf(step)} began the next call while ${before.state}, so the event that ended the call before was lost. ${done}.`,
      expected: 'AgentEvent_Call_Release',
      received: nameOf(step),
      done,
    };
  }),
};

/** Reports that the agent's telephone set went offline. */
export const phoneOffline: Rule = {
  id: 'phone-offline',
  level: 'info',
  check: onStep(({ before, after, event }) =>
    after.phone !== 'offline' || before.phone === 'offline'
      ? null
      : {
          message: `The telephone set of the agent went offline while ${before.state}. No call reaches the agent until it is online; the state is still ${after.state}.`,
          expected: 'a telephone set that is online',
          received: 'id' in event ? event.id : event.kind,
          done: 'noted as offline',
        },
  ),
};

/** Reports an event that is older than the newest applied one. It is not applied. */
export const lateEvent: Rule = {
  id: 'late-event',
  level: 'info',
  check: onStep((step) => {
    if (step.outcome !== 'late') return null;
    const received = `${nameOf(step)} of ${new Date(step.at).toISOString()}`;
    return {
      message: sentenceOf(
        `${received} arrived after newer events while ${step.before.state}. It was not applied.`,
      ),
      expected: 'events in the order of their times',
      received,
      done: 'not applied',
      noise: nameOf(step),
    };
  }),
};

/** Reports a well-formed id that is not in the catalogue. */
export const unmappedEvent: Rule = {
  id: 'unmapped-event',
  level: 'info',
  check: onStep((step) =>
    step.outcome !== 'unmapped'
      ? null
      : {
          message: sentenceOf(
            `${nameOf(step)} is not in the catalogue. It was passed on as unmapped; the state is still ${step.after.state}.`,
          ),
          expected: 'an id of the catalogue',
          received: nameOf(step),
          done: 'passed on unmapped',
          noise: 'id' in step.event ? step.event.id : '',
        },
  ),
};

/** Reports an event about another agent than the one of this model. */
export const foreignAgent: Rule = {
  id: 'foreign-agent',
  level: 'warning',
  check: onStep((step) => {
    if (step.outcome !== 'foreign' || !('workNo' in step.event)) return null;
    return {
      message: sentenceOf(
        `${nameOf(step)} is about another agent than the one that this model follows. It was not applied.`,
      ),
      expected: 'the agent of this model',
      received: 'another agent',
      done: 'not applied',
      noise: String(step.event.workNo),
    };
  }),
};

/** Reports that the link to the bar was interrupted, so events may be lost. */
export const linkInterrupted: Rule = {
  id: 'link-interrupted',
  level: 'info',
  check: onStep((step) =>
    step.event.kind !== 'interrupted'
      ? null
      : {
          message: `The link to the bar was interrupted (${step.event.cause}). The state ${step.after.state} is ${step.after.certainty} until the next state event.`,
          expected: 'an unbroken link',
          received: step.event.cause,
          done: `marked ${step.after.certainty}`,
        },
  ),
};
