import type { Step } from '../agent/step.ts';
import { isHarmlessId } from '../protocol/harmless.ts';

/** Returns a text as a sentence: it begins with a capital, also where the name of an event is a phrase. */
export const sentenceOf = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Returns the wire id of what arrived, or the kind of the frame. An id that the platform cannot have given is not
 * repeated, since anything may stand there; the event itself has it.
 */
export const nameOfEvent = (event: Step['event']): string => {
  if (!('id' in event)) return event.kind;
  return isHarmlessId(event.id) ? event.id : 'an event of an unknown family';
};
