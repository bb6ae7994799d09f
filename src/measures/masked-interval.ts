import { interruptionCauses } from '../protocol/frame.ts';
import { isHarmlessNumber } from '../protocol/harmless.ts';
import type { Masker } from '../protocol/masker.ts';
import type { Interval } from './interval.ts';

/** The causes besides an event that can begin a stretch. */
const otherStarts: ReadonlySet<string> = new Set(['', 'resync', ...interruptionCauses]);

/** An interval, and the instants within it, with tokens for what may be personal. */
export const maskedInterval = (given: Interval, masker: Masker): Interval => {
  const { instants, ...interval } = given;
  const cause = (id: string) => (otherStarts.has(id) ? id : masker.eventId(id));
  const { workNo, callId, startedBy, endedBy, reason } = interval;
  return {
    ...interval,
    workNo: masker.workNo(workNo),
    callId: masker.callId(callId),
    startedBy: cause(startedBy),
    endedBy: endedBy === null ? null : cause(endedBy),
    reason: isHarmlessNumber(reason) ? reason : null,
    ...(instants !== undefined && { instants: instants.map((one) => maskedInterval(one, masker)) }),
  };
};
