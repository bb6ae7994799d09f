import { type ReadStatus, readStatus } from '../../agent/status-answer.ts';
import type { Step } from '../../agent/step.ts';
import { isHarmlessNumber, isHarmlessTime } from '../../protocol/harmless.ts';
import type { RecordMasker } from './mask.ts';
import type { InspectionRecord } from './record.ts';

const restoredPayload = ({ state, since, reason }: ReadStatus): InspectionRecord['payload'] => ({
  state,
  since: isHarmlessTime(since) ? since : null,
  reason: isHarmlessNumber(reason) ? reason : null,
});

/**
 * Returns the data that came with a step, masked. Nothing is known of an event that is not in the catalogue, so
 * nothing of it is shown.
 */
export const stepPayload = (masker: RecordMasker, { event }: Step): InspectionRecord['payload'] => {
  switch (event.kind) {
    case 'event':
      return masker.content(event.id, event.content);
    case 'interrupted':
      return { cause: event.cause };
    case 'restored':
      return restoredPayload(readStatus(event.data, event.at));
    case 'unmapped':
      return null;
  }
};
