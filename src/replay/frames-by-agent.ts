import { textOf } from '../protocol/content.ts';
import type { Frame } from '../protocol/frame.ts';
import { isPlainObject } from '../protocol/plain-object.ts';

const bodyOf = (data: unknown): unknown => {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data.replace(/\0+/g, ''));
  } catch {
    return null;
  }
};

const workNoOf = (value: unknown): string | null =>
  (isPlainObject(value) ? textOf(value['workNo']) : undefined) || null;

/** A frame, or the part of it, that is about one agent; `null`: it does not say about whom. */
export interface AddressedFrame {
  readonly workNo: string | null;
  readonly frame: Frame;
}

/** Finds out whom a frame is about. A list that speaks of several agents is taken apart, in order. */
export const framesByAgent = (frame: Frame): readonly AddressedFrame[] => {
  const body = frame.kind === 'message' ? bodyOf(frame.data) : null;
  if (!isPlainObject(body)) return [{ workNo: null, frame }];
  const outer = workNoOf(body);
  const list: unknown = body['eventList'];
  if (!Array.isArray(list)) return [{ workNo: workNoOf(body['event']) ?? outer, frame }];
  const workNos = [...new Set(list.map((event) => workNoOf(event) ?? outer))];
  if (workNos.length < 2) return [{ workNo: workNos[0] ?? outer, frame }];
  return workNos.map((workNo) => {
    const eventList = list.filter((event) => (workNoOf(event) ?? outer) === workNo);
    return { workNo, frame: { ...frame, data: { ...body, eventList } } };
  });
};
