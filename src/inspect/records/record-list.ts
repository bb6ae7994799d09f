import { Subject } from 'rxjs';
import { CcbarError } from '../../errors.ts';
import type { InspectionRecord } from './record.ts';
import type { RecordDraft } from './record-draft.ts';
import { createRing } from './ring.ts';

/** The newest records, numbered and immutable. */
export interface RecordList {
  /** Adds a record. Returns its number. */
  readonly add: (draft: RecordDraft) => number;
  /** Returns the records that are still in the ring, oldest first. */
  readonly all: () => readonly InspectionRecord[];
  /** Every new record. */
  readonly added$: Subject<InspectionRecord>;
}

/**
 * Starts a list of records.
 *
 * @throws {@link CcbarError} `bad-option` when `limit` is not a whole number of at least 1.
 */
export const createRecordList = (limit: number): RecordList => {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new CcbarError('bad-option', `createRecords needs a limit of at least 1, received ${limit}.`);
  }
  const ring = createRing<InspectionRecord>(limit);
  const added$ = new Subject<InspectionRecord>();
  let seq = 0;
  return {
    // Field by field, in one order: all records then have one shape, which costs much less than a spread.
    add: (draft) => {
      seq += 1;
      const record: InspectionRecord = Object.freeze({
        seq,
        at: draft.at,
        kind: draft.kind,
        id: draft.id,
        type: draft.type,
        payload: draft.payload,
        before: draft.before,
        after: draft.after,
        situation: draft.situation,
        edges: draft.edges,
        outcome: draft.outcome,
        findings: draft.findings,
        about: draft.about,
      });
      ring.push(record);
      added$.next(record);
      return seq;
    },
    all: ring.all,
    added$,
  };
};
