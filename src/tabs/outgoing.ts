import type { CallLeg } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import { isCallId, isHarmlessCode, isHarmlessNumber, isPlatformId } from '../protocol/harmless.ts';
import { createSentences } from '../protocol/sentences.ts';
import { createTokens, type TokenKind } from '../protocol/tokens.ts';
import type { RequestResult } from '../requests/pending-request.ts';
import type { Permission, Reason } from '../requests/reason.ts';
import type { Finding } from '../rules/finding.ts';
import type { SharedStep } from './shared-agent.ts';

/** The functions that prepare what leaves this tab. */
export interface Outgoing {
  readonly situation: <Shown extends Situation>(shown: Shown) => Shown;
  readonly step: (step: Step) => SharedStep;
  readonly finding: (finding: Finding) => Finding;
  /** The id of a call, by which tabs agree on it: the same in every tab. */
  readonly callId: (id: string | null) => string | null;
  readonly permission: (permission: Permission) => Permission;
  /** The result of a request, without the parameters that were given: the tab that asked has them. */
  readonly result: (result: RequestResult, given: object) => RequestResult;
}

const eventOf = ({ event }: Step): string => ('id' in event ? event.id : event.kind);

const plainFinding = ({ id, level, message, expected, received, done, at, count }: Finding): Finding => ({
  ...{ id, level, message, expected, received, done, at, count },
  cause: null,
});

const withoutGiven: Outgoing['result'] = (result, given) => ({
  ...result,
  parameters: Object.fromEntries(
    Object.entries(result.parameters).filter(([name]) => !Object.hasOwn(given, name)),
  ),
});

/** Everything as it is, but for the contents of events. */
const personalOutgoing: Outgoing = {
  situation: (shown) => shown,
  step: (step) => {
    const { seq, at, outcome, before, after } = step;
    return { seq, at, event: eventOf(step), outcome, before, after };
  },
  finding: plainFinding,
  callId: (id) => id,
  permission: (permission) => permission,
  result: withoutGiven,
};

/**
 * Returns the functions that prepare what goes to other tabs: never the content of an event, and without `personal`
 * tokens in the place of everything that may name a person, as in records.
 *
 * @param site the name that the tabs meet under: a call id of another form than the platform's has the same token in each.
 */
export const outgoing = (personal: boolean, site: string): Outgoing => {
  if (personal) return personalOutgoing;
  const sentences = createSentences((text) => token('party', text));
  const token = createTokens({ most: 10_000, onNew: sentences.remember });
  const callToken = createTokens({ key: site, most: 10_000, onNew: sentences.remember });
  const party = (text: string | null) => (text === null ? null : token('party', text));
  const callId: Outgoing['callId'] = (id) => (id === null || isCallId(id) ? id : callToken('call', id));
  const leg = (call: CallLeg): CallLeg => ({
    ...call,
    id: callId(call.id),
    caller: party(call.caller),
    called: party(call.called),
    parties: call.parties.map((one) => token('party', one)),
    feature: isHarmlessNumber(call.feature) ? call.feature : null,
  });
  const situation: Outgoing['situation'] = (shown) => ({
    ...shown,
    workNo: shown.workNo && token('agent', shown.workNo),
    reason: isHarmlessNumber(shown.reason) ? shown.reason : null,
    call: shown.call && leg(shown.call),
    calls: shown.calls.map(leg),
  });

  /** Remembers a value that a rule of the application may quote. */
  const remember = (value: unknown, kind: TokenKind = 'text') => {
    if (Array.isArray(value)) for (const one of value) remember(one, 'party');
    else if (
      typeof value === 'string' ? !isCallId(value) : typeof value === 'number' && !isHarmlessNumber(value)
    )
      token(kind, String(value));
  };
  const texts = <
    Given extends { readonly message: string; readonly expected: string; readonly received: string },
  >(
    given: Given,
  ): Given => ({
    ...given,
    message: sentences.mask(given.message),
    expected: sentences.mask(given.expected),
    received: sentences.mask(given.received),
  });
  const reasons = (given: readonly Reason[]): readonly Reason[] => given.map(texts);

  return {
    situation,
    callId,
    step: (step) => {
      const { seq, at, event, outcome, before, after } = step;
      if (event.kind === 'event') for (const value of Object.values(event.content)) remember(value);
      if ('workNo' in event && event.workNo !== null) token('agent', event.workNo);
      const id = eventOf(step);
      return {
        ...{ seq, at, outcome },
        event: event.kind === 'unmapped' && !isPlatformId(id) ? token('event', id) : id,
        before: situation(before),
        after: situation(after),
      };
    },
    finding: (finding) => ({ ...texts(plainFinding(finding)), done: sentences.mask(finding.done) }),
    permission: (permission) => ({ ...permission, reasons: reasons(permission.reasons) }),
    result: (result, given) => ({
      ...withoutGiven(result, given),
      retcode:
        result.retcode === null || isHarmlessCode(result.retcode)
          ? result.retcode
          : token('text', result.retcode),
      message: result.message === null ? null : sentences.mask(result.message),
      reasons: reasons(result.reasons),
    }),
  };
};
