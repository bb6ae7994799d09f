import type { Step } from '../agent/step.ts';
import { isHarmlessId } from '../protocol/harmless.ts';

/**
 * The wire id of what arrived, or the kind of the frame. An id that the platform cannot have given is not
 * repeated, since anything may stand there; the event itself has it.
 */
export const nameOfEvent = (event: Step['event']): string => {
  if (!('id' in event)) return event.kind;
  return isHarmlessId(event.id) ? event.id : 'an event of an unknown family';
};
