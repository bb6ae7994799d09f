import { CcbarError } from '../errors.ts';
import type { EventId } from './catalogue.ts';

/** The media of a call the page asks for. */
export type CallMode = 'audio' | 'video';

/** The subscription request as the page posts it: JSON text, as the connection-bar page documents it. */
export const encodeEventPost = (ids: readonly string[]): string =>
  JSON.stringify({ name: 'eventpost', param: ids });

/** The call-out request as the page posts it: a plain object. */
export interface CallOutRequest {
  readonly name: 'callout';
  readonly param: { readonly number: string; readonly mode: CallMode };
}

/**
 * The second documented request: call a number. It works only after the agent has signed in, and the bar
 * sends no reply to it.
 *
 * @throws {@link CcbarError} `bad-request` when the number is empty or longer than 64 characters, or the mode is neither.
 */
export const encodeCallOut = (number: string, mode: CallMode): CallOutRequest => {
  const wanted = typeof number === 'string' ? number.trim() : '';
  if (wanted === '' || wanted.length > 64) {
    throw new CcbarError(
      'bad-request',
      `callOut needs a number of 1 to 64 characters, received ${wanted.length}.`,
    );
  }
  if (mode !== 'audio' && mode !== 'video') {
    throw new CcbarError(
      'bad-request',
      `callOut needs the mode 'audio' or 'video', received '${String(mode)}'.`,
    );
  }
  return { name: 'callout', param: { number: wanted, mode } };
};

/** The wrappings that a message of the bar may have; each is documented somewhere. */
export interface EventDress {
  readonly shape?: 'envelope' | 'bare' | 'list';
  readonly text?: boolean;
}

/** An event as the bar knows it, before it is put on the wire. */
export interface WireEvent {
  readonly eventType: EventId | (string & {});
  readonly workNo?: string;
  readonly eventGenTime?: number;
  readonly content?: unknown;
}

/**
 * A message of the bar, in any of the documented shapes; what {@link decode} reads.
 *
 * @returns the payload of a window message: an object, or its JSON text when `dress.text` is set.
 */
export const encodeEvent = (event: WireEvent, dress: EventDress = {}): unknown => {
  const body = { content: null, ...event };
  const shaped =
    dress.shape === 'bare'
      ? body
      : dress.shape === 'list'
        ? { workNo: event.workNo, eventList: [body] }
        : { message: '', retcode: '0', event: body };
  return dress.text === true ? JSON.stringify(shaped) : shaped;
};
