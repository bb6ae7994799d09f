import fc from 'fast-check';
import { Subject, throwError, VirtualTimeScheduler } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { intervalLines } from '../../src/cli/commands/fleet/export-lines.ts';
import { totalLines } from '../../src/cli/commands/fleet/total-lines.ts';
import { createAgent } from '../../src/create-agent.ts';
import { followAdherence } from '../../src/fleet/adherence.ts';
import { agentRecording } from '../../src/fleet/agent-recording.ts';
import { boardChange } from '../../src/fleet/board.ts';
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts';
import type { FleetOutput } from '../../src/fleet/fleet-turn.ts';
import { foldEntry, partitionRuns } from '../../src/fleet/fold-entry.ts';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import { forwardFrames } from '../../src/fleet/page/forward-frames.ts';
import { workerMetrics } from '../../src/fleet/worker-metrics.ts';
import { toReduxDevtools } from '../../src/inspect/bridges/to-redux-devtools.ts';
import { broadcast } from '../../src/inspect/channel/broadcast.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { readSession, writeSession } from '../../src/inspect/session/session-file.ts';
import { zonedTime } from '../../src/measures/zoned-time.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { createMasker } from '../../src/protocol/masker.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import { shareAgent } from '../../src/tabs/index.ts';
import type { TabMessage } from '../../src/tabs/tab-message.ts';
import { fakeChannels } from '../tabs/fake-channels.ts';
import { fakeLocks } from '../tabs/fake-locks.ts';
import { frameOf } from './bombs.ts';
import { fakeReduxDevtools } from './fake-redux-devtools.ts';
import { careless, leaks, planted, secrets } from './planted.ts';

afterEach(() => vi.unstubAllGlobals());

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const runs = { numRuns: Number(process.env['PERSONAL_RUNS'] ?? 100) };

/** An error whose name was given to it alone. */
const failureOf = (secret: string): Error =>
  Object.assign(new Error(`no route to ${secret}`), { name: secret });

/** Code of others that repeats a value in everything it throws, rejects with or answers. */
const carelessCommands = (secret: string) => {
  const failure = failureOf(secret);
  return {
    rest: () => ({ retcode: secret, message: secret }),
    busy: () => Promise.reject(failure),
    callOut: () => {
      throw failure;
    },
  };
};

/** An agent with requests that has been asked for several things. */
const asked = async (secret: string, frames: readonly Frame[]) => {
  const source = new Subject<Frame>();
  const failure = failureOf(secret);
  const made = createAgent({ source, rules: [careless], resync: () => throwError(() => failure) });
  const agent = withRequests(made, { commands: carelessCommands(secret) });
  const start = () => {
    // A name that no event contained cannot be recognised in a sentence of others.
    const note = { eventType: 'AgentChat_DataRecved', workNo: '30021', content: { chatContent: secret } };
    source.next(frameOf(note, 1_767_225_598_000));
    source.next(frameOf({ eventType: 'AgentState_Ready', workNo: '30021' }, 1_767_225_599_000));
    for (const frame of frames) source.next(frame);
    source.next(frameOf({ eventType: 'AgentState_Ready', workNo: '30021' }, 1_767_225_700_000));
  };
  const request = async () => {
    await agent.request('rest', { seconds: 600 });
    await agent.request('busy');
    await agent.request('callOut', { number: secret });
    await agent.request('callOut', { number: Number(secret.replace(/\D/g, '')) } as never);
    await agent.request('callOut', { number: '1', [secret]: secret } as never);
    await agent.request(secret as never, {} as never);
  };
  return { agent, start, request };
};

const folded = (frames: readonly Frame[]): readonly FleetOutput[] => {
  const state = partitionRuns();
  const setup = replaySetup();
  return frames.map((frame, index) =>
    foldEntry(
      state,
      {
        position: index + 1,
        at: frame.at,
        batch: { frames: [{ workNo: '30021', frame }], sentAt: null },
      } as never,
      setup,
    ),
  );
};

describe('no personal value, wherever it stands in a message, is in', () => {
  it('what goes to the other tabs of a site', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async ([secret, frames]) => {
        const { posted, arrive } = fakeChannels();
        vi.stubGlobal('navigator', { locks: fakeLocks().tab().locks });
        vi.stubGlobal('document', new EventTarget());
        vi.stubGlobal('window', new EventTarget());
        const { agent, start } = await asked(secret, frames);
        const shared = shareAgent(agent);
        await settle();
        shared.steps$.subscribe((step) => posted.push(step));
        start();
        const ask = (id: number, command: string, parameters?: object) => {
          for (const ccbarTabs of ['can', 'request'])
            arrive({ ccbarTabs, tab: 't', id, command, parameters });
        };
        ask(1, 'rest', { seconds: 600 });
        ask(2, 'busy');
        ask(3, 'callOut', { number: secret });
        ask(4, 'callOut', { number: Number(secret.replace(/\D/g, '')) });
        await settle();
        const kinds = new Set(posted.map((message) => (message as TabMessage).ccbarTabs));
        for (const kind of ['lead', 'step', 'finding', 'answer'] as const) expect(kinds).toContain(kind);
        shared.leave();
        agent.close();
        expect(leaks(secret, JSON.stringify(posted))).toEqual([]);
      }),
      runs,
    );
  });

  it('records of requests and errors, their channel, their files and their bridges', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async ([secret, frames]) => {
        const { posted, arrive } = fakeChannels();
        const { agent, start, request } = await asked(secret, frames);
        const records = createRecords(agent);
        const devtools = fakeReduxDevtools();
        toReduxDevtools(records, devtools);
        broadcast(records);
        agent.resync();
        start();
        await request();
        await settle();
        arrive({ ccbar: 'hello' });
        const kinds = new Set(records.all().map(({ kind }) => kind));
        for (const kind of ['step', 'request', 'error'] as const) expect(kinds).toContain(kind);
        const file = writeSession(records.all(), 0);
        agent.close();
        expect(leaks(secret, file)).toEqual([]);
        expect(leaks(secret, JSON.stringify(readSession(file)))).toEqual([]);
        expect(leaks(secret, JSON.stringify(posted))).toEqual([]);
        expect(leaks(secret, devtools.texts.join())).toEqual([]);
      }),
      runs,
    );
  });

  it('what a page forwards to a fleet, and stores until it is sent', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async ([secret, frames]) => {
        const clock = new VirtualTimeScheduler();
        const source = new Subject<Frame>();
        const texts: string[] = [];
        const storage = {
          getItem: () => null,
          setItem: (_key: string, text: string) => void texts.push(text),
          removeItem: () => {},
        };
        const send = async (batch: object) => {
          texts.push(JSON.stringify(batch));
          return 200;
        };
        const forwarder = forwardFrames(source, { send, clock, storage });
        for (const frame of frames) source.next(frame);
        clock.flush();
        await Promise.resolve();
        forwarder.stop();
        expect(leaks(secret, texts.join().replaceAll('\\"', '"'))).toEqual([]);
      }),
      runs,
    );
  });

  it('the wallboard, adherence, totals, pseudonymous intervals and metrics of a fleet', () => {
    const zone = zonedTime('UTC');
    if (zone === null) throw new Error('no zone');
    fc.assert(
      fc.property(planted, ([secret, frames]) => {
        const labels: unknown[] = [];
        const instrument = {
          add: (...given: unknown[]) => void labels.push(given),
          record: (...given: unknown[]) => void labels.push(given),
          addCallback: () => {},
        };
        const meter = {
          createCounter: () => instrument,
          createHistogram: () => instrument,
          createObservableGauge: () => instrument,
        };
        const { events } = workerMetrics(meter, { system: 'test', now: () => 0 });
        const follower = followAdherence();
        const intervals = intervalLines(() => 'agent#1', createMasker({ key: 'key' }));
        const totals = totalLines(15, zone, (workNo) => workNo);
        const texts: string[] = [];
        folded(frames).forEach((output, index) => {
          const input = { kind: 'output', partition: 0, position: index + 1, output } as const;
          texts.push(JSON.stringify([boardChange(output, () => 'Sales'), follower.take(input)]));
          texts.push(...intervals.take(input), ...totals.take(input));
          events.folded?.(0, { output, frames: 1, isWritten: true, duration: 1 } as never);
        });
        texts.push(...totals.end(), JSON.stringify(labels));
        expect(leaks(secret, texts.join())).toEqual([]);
      }),
      runs,
    );
  });

  it('the recording of an agent that is made of the log of a fleet', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async ([secret, frames]) => {
        const log = memoryLog<FleetBatch, FleetOutput>({ partitions: 1, now: () => 1_767_225_700_000 });
        const batch = { frames: frames.map((frame) => ({ workNo: '30021', frame })), sentAt: null };
        await log.append(0, batch, 'one');
        const lines: string[] = [];
        for await (const line of agentRecording({ log, workNo: '30021', since: 0 })) lines.push(line);
        expect(leaks(secret, lines.join())).toEqual([]);
      }),
      runs,
    );
  });
});

it('a token that a bar sends is masked like anything else, also where tokens of before stay', () => {
  const { token } = createMasker({ isMasked: true });
  for (const known of ['party#1', 'party#999999', 'text#0123456789abcdef', 'event-7'])
    expect(token(known)).toBe(known);
  expect(['party#13800138000', 'party#6222021234567890'].map(token)).toEqual(['party#1', 'party#2']);
});

it('every token of a keyed hash is recognised as one', () => {
  fc.assert(
    fc.property(secrets, fc.string({ minLength: 1 }), (value, key) => {
      const made = createMasker({ key }).token(value);
      expect(createMasker({ isMasked: true }).token(made)).toBe(made);
    }),
  );
});
