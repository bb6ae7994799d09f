import type { InspectionRecord } from 'ccbar-agent/inspect';
import { isEventId, noteOf, type RejectionReason } from 'ccbar-agent/protocol';
import { outcomeWords, rejectionWords } from './outcome-words.ts';

/** A record in words for people. */
export interface EventText {
  readonly title: string;
  /** Its meaning for the agent, a sentence; empty where nothing is known. */
  readonly meaning: string;
  /** The outcome, or the kind where there is none. */
  readonly kind: string;
  /** The meaning of the kind, in the words of the findings page. */
  readonly kindMeaning: string;
}

const isRejectionReason = (reason: unknown): reason is RejectionReason =>
  typeof reason === 'string' && Object.hasOwn(rejectionWords, reason);

const rejection = ({ payload }: InspectionRecord): EventText => {
  const reason = payload?.['reason'];
  return {
    title: 'Rejected message',
    meaning: '',
    kind: 'rejected',
    kindMeaning: isRejectionReason(reason) ? rejectionWords[reason] : 'It was not accepted.',
  };
};

/** Returns the words for a record, or `null` for one that the story leaves out. */
export const eventText = (record: InspectionRecord): EventText | null => {
  const { kind, id, type, outcome, payload, findings } = record;
  if (kind === 'rejection') return rejection(record);
  if (kind === 'rule') {
    return {
      title: findings[0]?.id ?? 'rule',
      meaning: '',
      kind: 'rule',
      kindMeaning: 'A business rule reports; no single event caused it.',
    };
  }
  if (kind !== 'step' || outcome === null || outcome === 'rejected') return null;
  const words = { kind: outcome, kindMeaning: outcomeWords[outcome] };
  if (type === 'model.stale') {
    const cause = String(payload?.['cause'] ?? '');
    return {
      ...words,
      title: 'Link interrupted',
      meaning: `The link to the bar was interrupted (${cause}).`,
    };
  }
  if (type === 'model.restored') {
    return {
      ...words,
      title: 'Status query answered',
      meaning: 'The platform reported the state of the agent.',
    };
  }
  const title = id ?? type ?? kind;
  return { ...words, title, meaning: isEventId(title) ? noteOf(title).meaning : '' };
};
