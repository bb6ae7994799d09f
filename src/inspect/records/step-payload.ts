import { readStatus } from '../../agent/status-answer.ts';
import type { Step } from '../../agent/step.ts';
import type { RecordMasker } from './mask.ts';
import type { InspectionRecord } from './record.ts';

/** What came with a step, masked. Of an event that is not in the catalogue nothing is known, so nothing is shown. */
export const stepPayload = (masker: RecordMasker, { event }: Step): InspectionRecord['payload'] => {
  switch (event.kind) {
    case 'event':
      return masker.content(event.id, event.content);
    case 'interrupted':
      return { cause: event.cause };
    case 'restored': {
      const { state, since, reason } = readStatus(event.data, event.at);
      return { state, since, reason };
    }
    case 'unmapped':
      return null;
  }
};
