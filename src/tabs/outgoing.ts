import type { CallLeg } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import { createTokens } from '../protocol/tokens.ts';
import type { Finding } from '../rules/finding.ts';
import type { SharedStep } from './shared-agent.ts';

/** The functions that prepare what leaves this tab. */
export interface Outgoing {
  readonly situation: <Shown extends Situation>(shown: Shown) => Shown;
  readonly step: (step: Step) => SharedStep;
  readonly finding: (finding: Finding) => Finding;
}

const asItIs = <Value>(value: Value): Value => value;

/**
 * Returns the functions that prepare what goes to other tabs: never the content of an event, and without `personal`
 * tokens in the place of telephone numbers and the agent's number.
 */
export const outgoing = (personal: boolean): Outgoing => {
  const tokens = createTokens();
  const token = personal ? asItIs<string> : (text: string) => tokens('party', text);
  const orNull = (text: string | null) => (text === null ? null : token(text));
  const leg = (call: CallLeg): CallLeg => ({
    ...call,
    caller: orNull(call.caller),
    called: orNull(call.called),
    parties: call.parties.map(token),
  });
  const situation: Outgoing['situation'] = (shown) => ({
    ...shown,
    workNo: personal || shown.workNo === null ? shown.workNo : tokens('agent', shown.workNo),
    call: shown.call && leg(shown.call),
    calls: shown.calls.map(leg),
  });
  return {
    situation,
    step: ({ seq, at, event, outcome, before, after }) => ({
      seq,
      at,
      event: 'id' in event ? event.id : event.kind,
      outcome,
      before: situation(before),
      after: situation(after),
    }),
    finding: ({ id, level, message, expected, received, done, at, count }) => ({
      ...{ id, level, expected, done, at, count, cause: null },
      // The sentence may name the agent; the rest of it is ids and states.
      message,
      received,
    }),
  };
};
