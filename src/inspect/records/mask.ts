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
  let openCalls: readonly CallLeg[] = [];
  let maskedCalls: readonly CallLeg[] = [];
  let lastSituation: readonly [open: Situation, masked: Situation] | null = null;

  // Nearly every step names the same agent.
  let lastWorkNo: readonly [open: string | null, masked: string | null] = [null, null];
  const workNo = (open: string | null): string | null => {
    if (open !== lastWorkNo[0]) lastWorkNo = [open, masker.workNo(open)];
    return lastWorkNo[1];
  };
  const party = (value: string | null) => (value === null ? null : masker.token(value));

  /** Masks a leg. Most of it stands in the leg that was in its place before, and was masked with that. */
  const maskLeg = (leg: CallLeg, place: number): CallLeg => {
    const open = openCalls[place];
    const known = maskedCalls[place];
    if (open === leg && known !== undefined) return known;
    const { id, direction, phase, caller, called, parties, feature, isText, muted } = leg;
    const { startedAt, answeredAt, endedAt, endCause } = leg;
    // Field by field, since a spread costs several times as much.
    return {
      id: known !== undefined && id === open?.id ? known.id : masker.callId(id),
      direction,
      phase,
      caller: known !== undefined && caller === open?.caller ? known.caller : party(caller),
      called: known !== undefined && called === open?.called ? known.called : party(called),
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
    if (openCalls !== calls) {
      const masked = calls.map(maskLeg);
      openCalls = calls;
      maskedCalls = masked;
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
      call: call === null ? null : (maskedCalls[calls.indexOf(call)] ?? maskLeg(call, -1)),
      calls: maskedCalls,
    };
    lastSituation = [open, masked];
    return masked;
  };

  return { ...masker, workNo, situation, sentence: sentences.mask };
};
