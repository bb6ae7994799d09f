import { Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { broadcast } from '../../src/inspect/channel/broadcast.ts';
import { createReceiver } from '../../src/inspect/channel/receive-broadcast.ts';
import type { InspectionRecord } from '../../src/inspect/records/record.ts';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';

// Any page of the origin can post to the channel. Here it tries to show what is not, and to move the agent.

const { records } = recordsOfRecording(framesOf('hold-and-retrieve'));
const [first] = records;
if (first === undefined) throw new Error('There are no records.');

const withRecord = (change: object) => ({
  ccbar: 'records',
  run: 'a',
  records: [{ ...first, seq: 5, ...change }],
});
const situation = (change: object) => withRecord({ situation: { ...first.situation, ...change } });
const finding = {
  id: 'x',
  level: 'info',
  message: '',
  expected: '',
  received: '',
  done: '',
  at: 0,
  count: 1,
};
const cyclic: { [key: string]: unknown } = { ccbar: 'records', run: 'a' };
cyclic['records'] = [cyclic];

const forged: readonly unknown[] = [
  null,
  undefined,
  7,
  'hello',
  [],
  {},
  cyclic,
  { ccbar: null },
  { ccbar: 'moved', run: 'a' },
  { ccbar: ['records'], run: 'a', records },
  { ccbar: 'records' },
  { ccbar: 'records', run: 'a' },
  { ccbar: 'records', run: 'a', records: null },
  { ccbar: 'records', run: 'a', records: 'records' },
  { ccbar: 'records', run: 'a', records: { 0: first, length: 1 } },
  { ccbar: 'records', run: 'a', records: [null, 7, 'x', [], {}] },
  { ccbar: 'records', run: 'b', records },
  { ccbar: 'records', run: '', records },
  { ccbar: 'records', run: { toString: () => 'a' }, records },
  withRecord({ seq: '5' }),
  withRecord({ seq: Number.NaN }),
  withRecord({ seq: 1.5 }),
  withRecord({ seq: 2 ** 60 }),
  withRecord({ at: Number.POSITIVE_INFINITY }),
  withRecord({ at: 'now' }),
  withRecord({ kind: 'command' }),
  withRecord({ kind: { toString: () => 'step' } }),
  withRecord({ id: 7 }),
  withRecord({ type: {} }),
  withRecord({ outcome: 7 }),
  withRecord({ payload: 'text' }),
  withRecord({ payload: [] }),
  withRecord({ before: 'idle' }),
  withRecord({ after: [7] }),
  withRecord({ edges: null }),
  withRecord({ situation: null }),
  situation({ state: 'asleep' }),
  situation({ state: { toString: () => 'idle' } }),
  situation({ certainty: 7 }),
  situation({ calls: null }),
  situation({ calls: [{ phase: 'talking', parties: [7] }] }),
  situation({ call: {} }),
  withRecord({ findings: null }),
  withRecord({ findings: [{ ...finding, message: 7 }] }),
  withRecord({ findings: [finding, null] }),
  { ccbar: 'gone', run: 'a' },
];

describe('a forged message on the channel of an inspector', () => {
  const start = () => {
    const receiver = createReceiver(() => {});
    const seen: InspectionRecord[] = [];
    receiver.records$.subscribe((record) => seen.push(record));
    receiver.take({ ccbar: 'here', run: 'a', name: 'desktop' });
    return { receiver, seen };
  };

  it.each(forged.map((message, place) => ({ message, place })))(
    'number $place shows nothing, and hides nothing',
    ({ message }) => {
      const { receiver, seen } = start();
      receiver.take({ ccbar: 'records', run: 'a', records: records.slice(0, 4) });
      expect(() => receiver.take(message)).not.toThrow();
      expect(seen).toHaveLength(4);
      receiver.take({ ccbar: 'records', run: 'a', records });
      expect([seen.length, receiver.followed()]).toEqual([records.length, 'a']);
      receiver.close();
    },
  );

  it('of any kind moves no agent', async () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    const stop = broadcast(agent, { channel: 'forged' });
    for (const frame of framesOf('hold-and-retrieve')) source.next(frame);
    const before = agent.view();
    const channel = new BroadcastChannel('forged');
    const received: unknown[] = [];
    channel.addEventListener('message', ({ data }) => received.push(data));
    for (const message of forged) {
      try {
        channel.postMessage(message);
      } catch {
        // It cannot be posted, so nobody can forge it.
      }
    }
    channel.postMessage({ ccbar: 'hello' });
    await vi.waitFor(() => expect(received.length).toBeGreaterThan(0));
    expect(agent.view()).toBe(before);
    channel.close();
    stop();
    agent.close();
  });
});
