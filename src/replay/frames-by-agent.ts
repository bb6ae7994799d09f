import { textOf } from '../protocol/content.ts';
import type { Frame } from '../protocol/frame.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { agentKey } from '../protocol/work-no.ts';

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
  const keyOf = (event: unknown): string | null => {
    const workNo = workNoOf(event) ?? outer;
    return workNo === null ? null : agentKey(workNo);
  };
  const keys = [...new Set(list.map(keyOf))];
  const first = (key: string | null): string | null =>
    workNoOf(list.find((event) => keyOf(event) === key)) ?? outer;
  if (keys.length < 2) return [{ workNo: first(keys[0] ?? null), frame }];
  return keys.map((key) => {
    const eventList = list.filter((event) => keyOf(event) === key);
    return { workNo: first(key), frame: { ...frame, data: { ...body, eventList } } };
  });
};
