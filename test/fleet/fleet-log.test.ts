import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts';
import type { FleetLog } from '../../src/fleet/fleet-log.ts';
import type { FleetOutput } from '../../src/fleet/fleet-turn.ts';
import { type JetStreamLogOptions, jetStreamLog } from '../../src/fleet/jetstream/jetstream-log.ts';
import { type MemoryLogOptions, memoryLog } from '../../src/fleet/memory-log.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { itCarriesAFleet, type OpenedFleet } from './fleet-contract.ts';
import { itIsAFleetLog, type Opened } from './log-contract.ts';
import { findNatsServer, type RunningServer, startNatsServer } from './nats-server.ts';

describe('the in-process log', () => {
  const open = async (options: MemoryLogOptions = {}): Promise<Opened> => {
    let time = 1_767_225_600_000;
    const log: FleetLog<string, string> = memoryLog({ partitions: 4, now: () => time, ...options });
    return {
      log,
      expireClaims: async () => {
        time += log.claims.ttl;
      },
      close: log.close,
    };
  };
  itIsAFleetLog(open, () => open({ most: 10 }));
  itCarriesAFleet(async () => {
    const log: AgentFleetLog = memoryLog({ partitions: 2, mostBytes: 1_000_000 });
    return { log, storeRaw: null, close: log.close };
  });

  it('goes on from its journal', async () => {
    const lines: string[] = [];
    const journal = { lines, append: (line: string) => void lines.push(line) };
    const first = memoryLog<string, string>({ partitions: 2, journal });
    await first.append(1, 'a', 'id');
    await first.write(1, { source: 1, output: 'x' }, 0);
    await first.checkpoints.save(1, Uint8Array.of(7, 255));
    const second = memoryLog<string, string>({ partitions: 2, journal: { ...journal, lines: [...lines] } });
    expect(await second.append(1, 'a', 'id')).toEqual({ kind: 'appended', position: 1, isDuplicate: true });
    expect(await second.lastOutput(1)).toEqual({ position: 1, source: 1 });
    expect(await second.checkpoints.load(1)).toEqual(Uint8Array.of(7, 255));
  });

  it('deletes what is too old, and the positions of the rest stay', async () => {
    let time = 0;
    const log = memoryLog<string, string>({ partitions: 1, now: () => time, maxAge: 100 });
    for (const batch of ['a', 'b', 'c', 'd']) {
      time += 50;
      const appended = await log.append(0, batch, batch);
      if (appended.kind === 'appended')
        await log.write(0, { source: appended.position, output: batch }, appended.position - 1);
    }
    const reading = new AbortController();
    const read: string[] = [];
    for await (const { position, batch } of log.read(0, 0, reading.signal)) {
      read.push(`${position} ${batch}`);
      if (position === 4) break;
    }
    const outputs: string[] = [];
    for await (const { position, output } of log.readOutput(0, 0, reading.signal)) {
      outputs.push(`${position} ${output}`);
      if (position === 4) break;
    }
    expect(read).toEqual(['2 b', '3 c', '4 d']);
    expect(outputs).toEqual(['2 b', '3 c', '4 d']);
    expect(await log.lastInput(0)).toBe(4);
    expect(await log.lastOutput(0)).toEqual({ position: 4, source: 4 });
    // Its id is forgotten with it.
    expect(await log.append(0, 'a', 'a')).toMatchObject({ position: 5, isDuplicate: false });
  });

  it.each([0, 1.5, Number.NaN])('refuses %s partitions', (partitions) => {
    expect(() => memoryLog({ partitions })).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});

const program = findNatsServer();
const isRequired = process.env['FLEET_ENGINE'] === 'required';
if (program === null && !isRequired) {
  process.stderr.write(
    'Skipped: the tests of the JetStream log need nats-server. Install it (Debian: apt-get install nats-server) or name it in NATS_SERVER.\n',
  );
}

describe.skipIf(program === null && !isRequired)('the JetStream log', () => {
  let server: RunningServer;
  let count = 0;
  beforeAll(async () => {
    if (program === null) throw new Error('FLEET_ENGINE is required, and there is no nats-server.');
    server = await startNatsServer(program);
  });
  afterAll(() => server?.close());

  const open = async (options: Partial<JetStreamLogOptions> = {}): Promise<Opened> => {
    count += 1;
    const connection = await connect({ servers: server.url });
    const claimTtl = 2000;
    const log: FleetLog<string, string> = await jetStreamLog({
      connection,
      prefix: `test${count}`,
      partitions: 4,
      claimTtl,
      ...options,
    });
    return {
      log,
      expireClaims: async () => {
        // The server deletes the entry by its own clock; the test waits for that and for nothing else.
        while ((await log.claims.holders()).size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      },
      close: log.close,
    };
  };
  itIsAFleetLog(open, () => open({ maxBytes: 4096 }));
  it('has the number of partitions with which it was created', async () => {
    const prefix = 'fixed';
    const connection = await connect({ servers: server.url });
    expect((await jetStreamLog({ connection, prefix, partitions: 3 })).partitions).toBe(3);
    expect((await jetStreamLog({ connection, prefix })).partitions).toBe(3);
    const other = jetStreamLog({ connection, prefix, partitions: 4 });
    await expect(other).rejects.toThrow('The log was created with 3 partitions, received 4.');
    await connection.close();
  });
  itCarriesAFleet(async (): Promise<OpenedFleet> => {
    count += 1;
    const connection = await connect({ servers: server.url });
    const prefix = `test${count}`;
    const log = await jetStreamLog<FleetBatch, FleetOutput>({ connection, prefix, partitions: 2 });
    const storeRaw = async () => {
      await jetstream(connection).publish(`${prefix}.frames.0`, Uint8Array.of(0xff, 0x7b));
    };
    return { log, storeRaw, close: log.close };
  });
});
