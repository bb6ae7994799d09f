import { readStatus } from '../agent/status-answer.ts';
import type { Happening, Step } from '../agent/step.ts';
import { rowOf } from '../protocol/catalogue.ts';
import type { AgentEvent } from '../protocol/event.ts';
import { harmlessOrigin, isHarmlessCode } from '../protocol/harmless.ts';
import { nameOfEvent } from './name-of-event.ts';
import { noVerdicts, type Rule } from './rule.ts';

/** A return code for people; what has not the shape of one is not repeated, since anything may stand there. */
const codeText = (retcode: string): string => (isHarmlessCode(retcode) ? retcode : 'of an unknown form');

/** Reports a frame, or an event of its list, that was not accepted. */
export const rejectedFrame: Rule = {
  id: 'rejected-frame',
  level: 'warning',
  check: (happening) => {
    if (happening.kind !== 'rejected') return noVerdicts;
    const { reason, where, expected, received, frame } = happening;
    const isForeign = frame.kind === 'refused';
    const from = isForeign ? ` from ${harmlessOrigin(frame.origin) || 'an unknown origin'}` : '';
    const isRefusal = reason === 'refusal';
    const came = isRefusal ? codeText(received) : received + from;
    const what = isRefusal
      ? `The bar answered with retcode ${came}`
      : `Expected ${expected}${isForeign ? '' : ` at ${where}`}, received ${received}${from}`;
    const done = isForeign ? 'refused unread' : 'rejected';
    return [
      {
        // Other widgets of a page post messages too; only broken messages of the bar itself deserve more.
        level: isForeign ? 'info' : 'warning',
        message: `${what}. The message was ${done}.`,
        expected,
        received: came,
        done,
        noise: `${reason} ${where.replace(/\d+/, 'n')} ${from}`,
      },
    ];
  },
};

const isAmbiguousHold = (happening: Happening): happening is Step & { readonly event: AgentEvent } =>
  happening.kind === 'step' &&
  happening.event.kind === 'event' &&
  happening.event.type === null &&
  rowOf(happening.event.id).means?.bareIsHold === true;

/** Reports a field that was left out because it could not be read. */
export const unreadableField: Rule = {
  id: 'unreadable-field',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step') return noVerdicts;
    const { event } = happening;
    if (event.kind === 'interrupted') return noVerdicts;
    const { id, flaws } =
      event.kind === 'restored' ? { id: 'resync', ...readStatus(event.data, event.at) } : event;
    if (flaws.length === 0 || isAmbiguousHold(happening)) return noVerdicts;
    return flaws.map(({ field, expected, received }) => ({
      message: `Expected ${expected} in field ${field} of ${nameOfEvent(happening.event)}, received ${received}. The field was left out.`,
      expected,
      received,
      done: 'left out',
      noise: `${id} ${field}`,
    }));
  },
};

/** Reports an event that can mean both that the far end rings and that the call is held; one vendor page confuses them. */
export const ambiguousHold: Rule = {
  id: 'ambiguous-hold',
  level: 'warning',
  check: (happening) => {
    if (!isAmbiguousHold(happening)) return noVerdicts;
    const { id } = happening.event;
    const { state } = happening.after;
    return [
      {
        message: `${id} arrived with a bare call id, which is the content of AgentEvent_Hold, while ${state}. It was not applied; the state is still ${state}.`,
        expected: 'an object with callid and otherPhone',
        received: 'a bare call id',
        done: 'not applied',
        noise: id,
      },
    ];
  },
};

/** Reports a retcode other than 0 on an event. */
export const refusalOnEvent: Rule = {
  id: 'refusal-code',
  level: 'warning',
  check: (happening) => {
    if (happening.kind !== 'step' || !('retcode' in happening.event) || happening.event.retcode === null)
      return noVerdicts;
    const { id, retcode } = happening.event;
    return [
      {
        message: `${nameOfEvent(happening.event)} came with retcode ${codeText(retcode)}. The event was applied.`,
        expected: 'retcode 0',
        received: codeText(retcode),
        done: 'applied',
        noise: `${id} ${retcode}`,
      },
    ];
  },
};
