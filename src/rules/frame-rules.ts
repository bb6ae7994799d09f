import type { Happening, Step } from '../agent/step.ts';
import { rowOf } from '../protocol/catalogue.ts';
import type { AgentEvent } from '../protocol/event.ts';
import type { Rule } from './rule.ts';
import { shortName } from './wire-names.ts';

/** A frame, or an event of its list, that was not accepted. */
export const rejectedFrame: Rule = {
  id: 'rejected-frame',
  level: 'warning',
  check: (happening) => {
    if (happening.kind !== 'rejected') return [];
    const { reason, where, expected, received, frame } = happening;
    const isForeign = frame.kind === 'refused';
    const from = isForeign ? ` from ${frame.origin || 'an unknown origin'}` : '';
    const what =
      reason === 'refusal'
        ? `The bar refused with retcode ${received}`
        : `${where}: expected ${expected}, received ${received}${from}`;
    const done = isForeign ? 'refused unread' : 'rejected';
    return [
      {
        // Other widgets of a page post messages too; only broken messages of the bar itself deserve more.
        level: isForeign ? 'info' : 'warning',
        message: `${what}; ${done}.`,
        expected,
        received: received + from,
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

/** A field that was left out because it could not be read. */
export const unreadableField: Rule = {
  id: 'unreadable-field',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step' || !('flaws' in happening.event)) return [];
    const { id, flaws } = happening.event;
    if (isAmbiguousHold(happening)) return [];
    return flaws.map(({ field, expected, received }) => ({
      message: `${id}: ${field} should be ${expected}, received ${received}; left out.`,
      expected,
      received,
      done: 'left out',
      noise: `${id} ${field}`,
    }));
  },
};

/** The far end rings, or the call is held? One page of the vendor mixes them up. */
export const ambiguousHold: Rule = {
  id: 'ambiguous-hold',
  level: 'warning',
  check: (happening) => {
    if (!isAmbiguousHold(happening)) return [];
    const { id } = happening.event;
    const { state } = happening.after;
    return [
      {
        message: `${shortName(id)} arrived with a bare call id, the shape of AgentEvent_Hold, in ${state}; not taken for either, still ${state}.`,
        expected: 'an object with callid and otherPhone',
        received: 'a bare call id',
        done: 'not applied',
        noise: id,
      },
    ];
  },
};

/** A retcode other than 0 on an event. */
export const refusalOnEvent: Rule = {
  id: 'refusal-code',
  level: 'warning',
  check: (happening) => {
    if (happening.kind !== 'step' || !('retcode' in happening.event) || happening.event.retcode === null)
      return [];
    const { id, retcode } = happening.event;
    return [
      {
        message: `${id} came with retcode ${retcode}; followed.`,
        expected: 'retcode 0',
        received: retcode,
        done: 'followed',
        noise: `${id} ${retcode}`,
      },
    ];
  },
};
