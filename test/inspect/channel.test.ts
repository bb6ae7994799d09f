import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { broadcast } from '../../src/inspect/channel/broadcast.ts';
import type { ChannelMessage } from '../../src/inspect/channel/channel-message.ts';
import { createReceiver, receiveBroadcast } from '../../src/inspect/channel/receive-broadcast.ts';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { planted, privateCalls } from './private-calls.ts';

let count = 0;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Waits until a channel has delivered all that was posted to it: a message more, which comes after the others. */
const delivered = (channel: string, from: BroadcastChannel): Promise<void> =>
  new Promise((resolve) => {
    const listener = new BroadcastChannel(channel);
    listener.onmessage = ({ data }) => {
      if (data !== 'all delivered') return;
      listener.close();
      resolve();
    };
    from.postMessage('all delivered');
  });

const desktop = (channel: string, name = 'desktop') => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  const stop = broadcast(agent, { channel, name });
  ends.push(stop, agent.close);
  return {
    agent,
    stop,
    feed: (frames: readonly Frame[]) => {
      for (const frame of frames) source.next(frame);
    },
  };
};
const listen = (channel: string) => {
  const receiver = receiveBroadcast(channel);
  const seqs: number[] = [];
  const texts: string[] = [];
  receiver.reset$.subscribe(() => seqs.splice(0));
  receiver.records$.subscribe((record) => {
    seqs.push(record.seq);
    texts.push(JSON.stringify(record));
  });
  ends.push(receiver.close);
  return { receiver, seqs, texts };
};
const newChannel = () => {
  count += 1;
  return `test-${count}`;
};

describe('the channel', () => {
  it('brings an inspector what it missed, and then what comes', async () => {
    const channel = newChannel();
    const { feed } = desktop(channel);
    feed(framesOf('hold-and-retrieve'));
    const { seqs } = listen(channel);
    await vi.waitFor(() => expect(seqs).toHaveLength(12));
    feed(framesOf('rest-overdue', { startAt: Date.UTC(2026, 0, 2) }));
    await vi.waitFor(() => expect(seqs).toHaveLength(17));
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('brings it to an inspector that was there first', async () => {
    const channel = newChannel();
    const { seqs } = listen(channel);
    desktop(channel).feed(framesOf('hold-and-retrieve'));
    await vi.waitFor(() => expect(seqs).toHaveLength(12));
  });

  it('carries nothing personal', async () => {
    const channel = newChannel();
    const received: string[] = [];
    const ear = new BroadcastChannel(channel);
    ear.onmessage = (event: MessageEvent<unknown>) => received.push(JSON.stringify(event.data));
    ends.push(() => ear.close());
    desktop(channel).feed(privateCalls());
    await vi.waitFor(() => expect(received.join()).toContain('AgentState_Work'));
    expect(planted.filter((word) => received.join().includes(word))).toEqual([]);
  });

  it('changes no agent, whatever is posted on it', async () => {
    const channel = newChannel();
    const { agent, feed } = desktop(channel);
    feed(framesOf('sign-in-idle'));
    const before = agent.view();
    const stranger = new BroadcastChannel(channel);
    for (const message of [
      { ccbar: 'records', run: 'x', records: [{ seq: 1 }] },
      { ccbar: 'gone', run: 'x' },
      { ccbar: 'hello', run: {} },
      { type: 'xstate.event', event: '{}' },
      { eventType: 'AgentState_Work' },
      'AgentState_Work',
      null,
    ]) {
      stranger.postMessage(message);
    }
    await delivered(channel, stranger);
    stranger.close();
    expect(agent.view()).toBe(before);
  });

  it('is left when the agent is closed', async () => {
    const channel = newChannel();
    const received: unknown[] = [];
    const ear = new BroadcastChannel(channel);
    ear.onmessage = (event: MessageEvent<{ ccbar: unknown }>) => received.push(event.data.ccbar);
    ends.push(() => ear.close());
    const { agent } = desktop(channel);
    agent.close();
    await vi.waitFor(() => expect(received).toContain('gone'));
    ear.postMessage({ ccbar: 'hello' });
    await delivered(channel, ear);
    expect(received.at(-1)).toBe('gone');
  });
});

describe('a receiver', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const records = recordsOfRecording(framesOf('rest-overdue')).records;
  const start = () => {
    const asked: ChannelMessage['ccbar'][] = [];
    const receiver = createReceiver(({ ccbar }) => asked.push(ccbar));
    const seqs: number[] = [];
    const runs: string[] = [];
    receiver.reset$.subscribe(() => seqs.splice(0));
    receiver.records$.subscribe(({ seq }) => seqs.push(seq));
    receiver.runs$.subscribe((list) => runs.splice(0, runs.length, ...list.map(({ run }) => run)));
    return { receiver, asked, seqs, runs };
  };
  const here = (run: string) => ({ ccbar: 'here', run, name: run });
  const recordsOf = (run: string, list: unknown = records) => ({ ccbar: 'records', run, records: list });

  it('follows the first page, and the next one only when that is gone', () => {
    const { receiver, asked, seqs, runs } = start();
    receiver.take(here('a'));
    receiver.take(recordsOf('a'));
    receiver.take(recordsOf('b'));
    expect([receiver.followed(), seqs.length, asked]).toEqual(['a', records.length, ['hello']]);
    receiver.take(here('b'));
    receiver.take(here('a'));
    vi.advanceTimersByTime(1000);
    expect([receiver.followed(), runs]).toEqual(['a', ['a', 'b']]);
    receiver.take({ ccbar: 'gone', run: 'a' });
    expect([receiver.followed(), runs, seqs]).toEqual(['b', ['b'], []]);
  });

  it('follows a page that reloads: the old one does not answer', () => {
    const { receiver, seqs, runs } = start();
    receiver.take(here('a'));
    receiver.take(recordsOf('a'));
    receiver.take(here('b'));
    vi.advanceTimersByTime(1000);
    receiver.take(recordsOf('b', records.slice(2)));
    expect([receiver.followed(), runs]).toEqual(['b', ['b']]);
    expect(seqs).toEqual(records.slice(2).map(({ seq }) => seq));
  });

  it.each([Number.MAX_SAFE_INTEGER, 1000, -7])(
    'bug: a forged record with the number %d hid the true ones that came later',
    (seq) => {
      const { receiver, seqs } = start();
      receiver.take(here('a'));
      receiver.take(recordsOf('a', records.slice(0, 3)));
      receiver.take(
        recordsOf(
          'a',
          records.slice(3, 4).map((record) => ({ ...record, seq })),
        ),
      );
      receiver.take(recordsOf('a', records.slice(3)));
      expect(seqs).toEqual(records.map(({ seq: number }) => number));
    },
  );

  it('a forged record that comes before all others is forgotten when the true ones come', () => {
    const { receiver, seqs, asked } = start();
    receiver.take(here('a'));
    const [first] = records;
    receiver.take(recordsOf('a', first === undefined ? [] : [{ ...first, seq: 10 ** 9 }]));
    receiver.take(recordsOf('a'));
    expect(asked.at(-1)).toBe('hello');
    receiver.take(recordsOf('a'));
    expect(seqs.slice(-records.length)).toEqual(records.map(({ seq }) => seq));
  });

  it('asks for what it missed, once', () => {
    const { receiver, seqs, asked } = start();
    receiver.take(here('a'));
    receiver.take(recordsOf('a', records.slice(0, -2)));
    const before = asked.length;
    receiver.take(recordsOf('a', records.slice(-1)));
    expect(asked.slice(before)).toEqual(['hello']);
    receiver.take(recordsOf('a'));
    expect(seqs).toEqual(records.map(({ seq }) => seq));
  });

  it('takes each record once, in order', () => {
    const { receiver, seqs } = start();
    receiver.take(here('a'));
    receiver.take(recordsOf('a', records.slice(0, 3)));
    receiver.take(recordsOf('a'));
    expect(seqs).toEqual(records.map(({ seq }) => seq));
  });

  it.each([
    null,
    'text',
    [],
    { ccbar: 'here' },
    { ccbar: 'here', run: 7, name: {} },
    { ccbar: 'records', run: 'a', records: 'x' },
    { ccbar: 'records', run: 'a', records: [null, 1, {}, { seq: 1 }, { ...records[0], situation: null }] },
    { ccbar: 'records', run: 'a', records: [{ ...records[0], findings: [{}] }] },
    { ccbar: 'gone', run: 'a' },
    {
      get ccbar() {
        return 'records';
      },
    },
  ])('passes over %j', (message) => {
    const { receiver, seqs, runs } = start();
    receiver.take(here('a'));
    receiver.take(message);
    expect([seqs, runs]).toEqual([[], ['a']]);
  });
});
