import { textOf } from '../protocol/content.ts';
import { bodyOf } from '../protocol/decode.ts';
import type { Frame } from '../protocol/frame.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { workNoKey } from '../protocol/work-no.ts';

const workNoOf = (value: unknown): string | null =>
  (isPlainObject(value) ? textOf(value['workNo']) : undefined) || null;

/** A frame, or the part of it, that is about one agent; `null`: it does not say about whom. */
export interface AddressedFrame {
  readonly workNo: string | null;
  readonly frame: Frame;
}

/**
 * Returns the agents that a frame is about. A list of events of several agents is taken apart, in order; a text that
 * `decode` rejects, such as one that is too long, stays whole.
 */
export const framesByAgent = (frame: Frame): readonly AddressedFrame[] => {
  const body = frame.kind === 'message' ? bodyOf(frame.data) : null;
  if (!isPlainObject(body)) return [{ workNo: null, frame }];
  const outer = workNoOf(body);
  const list: unknown = body['eventList'];
  if (!Array.isArray(list)) return [{ workNo: workNoOf(body['event']) ?? outer, frame }];
  // One pass: a line of a file may hold a list of very many agents.
  const parts = new Map<string | null, { readonly workNo: string | null; readonly eventList: unknown[] }>();
  for (const event of list) {
    const workNo = workNoOf(event) ?? outer;
    const key = workNo === null ? null : workNoKey(workNo);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { workNo, eventList: [event] });
    else part.eventList.push(event);
  }
  const [first] = parts.values();
  if (parts.size < 2) return [{ workNo: first?.workNo ?? outer, frame }];
  return [...parts.values()].map(({ workNo, eventList }) => ({
    workNo,
    frame: { ...frame, data: { ...body, eventList } },
  }));
};
