import { Subject } from 'rxjs';
import { CcbarError } from '../../errors.ts';
import type { RecordMasker } from './mask.ts';
import type { Moment } from './moment.ts';
import type { InspectionRecord } from './record.ts';
import { recordOfMoment } from './record-of-moment.ts';
import { createRing } from './ring.ts';

/** The newest records, numbered and immutable. */
export interface RecordList {
  /** Adds a moment. Returns the number of its record. */
  readonly add: (moment: Moment) => number;
  /** Makes the records of all moments that came since anybody read. */
  readonly make: () => void;
  /** Returns the records that are still in the ring, oldest first. */
  readonly all: () => readonly InspectionRecord[];
  /** Every new record. */
  readonly added$: Subject<InspectionRecord>;
}

/**
 * So many moments more than there are records wait unread: what stood only in them is still masked in the sentences of
 * later findings.
 */
const surplus = 1000;

/**
 * Starts a list of records. While nobody reads it, moments wait in a ring, which costs a few assignments each, and
 * the same for every one; their records are made, in order, when somebody does.
 *
 * @param limit the most records; the oldest make room.
 * @param masker returns the masker of the records. It is asked for when the first record is made.
 * @throws {@link CcbarError} `bad-option` when `limit` is not a whole number of at least 1.
 */
export const createRecordList = (limit: number, masker: () => RecordMasker): RecordList => {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new CcbarError('bad-option', `createRecords needs a limit of at least 1, received ${limit}.`);
  }
  const unread = createRing<Moment>(limit + surplus);
  const ring = createRing<InspectionRecord>(limit);
  const added$ = new Subject<InspectionRecord>();
  let seq = 0;
  const makeRecord = (moment: Moment): InspectionRecord => {
    const record = recordOfMoment(masker(), moment);
    ring.push(record);
    return record;
  };
  const make = () => {
    if (!unread.isEmpty()) unread.takeAll().forEach(makeRecord);
  };
  return {
    add: (moment) => {
      seq += 1;
      moment.seq = seq;
      if (added$.observed) {
        make();
        added$.next(makeRecord(moment));
      } else unread.push(moment);
      return moment.seq;
    },
    make,
    all: () => {
      make();
      return ring.all();
    },
    added$,
  };
};
