import type { CallLeg } from '../../../machines/call-legs.ts';
import type { Situation } from '../../agent/situation.ts';
import { isHarmlessNumber } from '../../protocol/harmless.ts';
import { createMasker, type Masker, type MaskerOptions } from '../../protocol/masker.ts';
import { createSentences } from '../../protocol/sentences.ts';

/** The masker of records: that of recordings, with situations and sentences. It lives as long as a list of records. */
export interface RecordMasker extends Masker {
  /** A situation; the same object when the same situation comes again at once. */
  readonly situation: (situation: Situation) => Situation;
  /** A sentence that may quote what was masked before, or hold anything like a number or an address. */
  readonly sentence: (text: string) => string;
}

/** More values than this are not remembered, so that noise cannot fill memory. */
const mostValues = 10_000;

/** Starts a masker of records that knows no value yet. */
export const createRecordMasker = (options: Omit<MaskerOptions, 'onNew'> = {}): RecordMasker => {
  const sentences = createSentences((text) => masker.token(text));
  const masker = createMasker({ most: mostValues, ...options, onNew: sentences.remember });
  // A part that did not change between two situations is the same object, and remains so when masked.
  let lastLegs: readonly (readonly [open: CallLeg, masked: CallLeg])[] = [];
  let lastCalls: readonly CallLeg[] = [];
  let lastSituation: readonly [open: Situation, masked: Situation] | null = null;

  // Nearly every step names the same agent.
  let lastWorkNo: readonly [open: string | null, masked: string | null] = [null, null];
  const workNo = (open: string | null): string | null => {
    if (open !== lastWorkNo[0]) lastWorkNo = [open, masker.workNo(open)];
    return lastWorkNo[1];
  };
  const party = (value: string | null) => (value === null ? null : masker.token(value));

  const maskLeg = (leg: CallLeg): CallLeg => {
    for (const [open, masked] of lastLegs) if (open === leg) return masked;
    const { direction, phase, parties, feature, isText, muted, startedAt, answeredAt, endedAt, endCause } =
      leg;
    // Field by field, since a spread costs several times as much.
    return {
      id: masker.callId(leg.id),
      direction,
      phase,
      caller: party(leg.caller),
      called: party(leg.called),
      parties: parties.length === 0 ? parties : parties.map(masker.token),
      feature: isHarmlessNumber(feature) ? feature : null,
      isText,
      muted,
      startedAt,
      answeredAt,
      endedAt,
      endCause,
    };
  };

  const situation: RecordMasker['situation'] = (open) => {
    if (lastSituation?.[0] === open) return lastSituation[1];
    const { call, calls, reason } = open;
    if (lastSituation?.[0].calls !== calls) {
      lastLegs = calls.map((leg) => [leg, maskLeg(leg)] as const);
      lastCalls = lastLegs.map(([, leg]) => leg);
    }
    const masked: Situation = {
      workNo: workNo(open.workNo),
      state: open.state,
      since: open.since,
      certainty: open.certainty,
      reason: isHarmlessNumber(reason) ? reason : null,
      overdue: open.overdue,
      wrapUpOrigin: open.wrapUpOrigin,
      talk: open.talk,
      muted: open.muted,
      phone: open.phone,
      call: call === null ? null : maskLeg(call),
      calls: lastCalls,
    };
    lastSituation = [open, masked];
    return masked;
  };

  return { ...masker, workNo, situation, sentence: sentences.mask };
};
