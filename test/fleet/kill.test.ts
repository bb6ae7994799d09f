import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FleetBatch, FleetFrame } from '../../src/fleet/fleet-batch.ts';
import type { FleetOutput } from '../../src/fleet/fleet-turn.ts';
import { jetStreamLog } from '../../src/fleet/jetstream/jetstream-log.ts';
import { partitionOf } from '../../src/fleet/partition.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { nextInterval } from '../../src/measures/interval.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { runSetup } from '../../src/run/run.ts';
import { cli } from '../cli/run-cli.ts';
import { referenceOutputs, writtenOutputs } from './compare-outputs.ts';
import { manyFrames } from './many-frames.ts';
import { findNatsServer, type RunningServer, startNatsServer } from './nats-server.ts';

// The size that the guide quotes is run with FLEET_LARGE=1; a smaller one is part of every test run.
const isLarge = process.env['FLEET_LARGE'] !== undefined;
const agents = isLarge ? 2000 : 200;
const frameCount = isLarge ? 100_000 : 6000;
const partitions = 8;
const batchSize = 50;

const longestWait = Number(process.env['FLEET_WAIT'] ?? 400_000);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const running: ReturnType<typeof startWorker>[] = [];

/** Waits for a condition. The test fails at once when a worker ends that was not killed. */
const until = async (what: string, condition: () => boolean | Promise<boolean>) => {
  const start = performance.now();
  while (!(await condition())) {
    const ended = running.find(({ child }) => child.exitCode !== null);
    if (ended !== undefined) throw new Error(`Worker ${ended.name} ended before ${what}: ${ended.output()}`);
    if (performance.now() - start > longestWait) throw new Error(`It took too long until ${what}.`);
    await pause(20);
  }
  return performance.now() - start;
};

interface LogLine {
  readonly event: string;
  readonly partition?: number;
  readonly time: string;
}

/** A worker as users start it: a process of its own. */
const startWorker = (name: string, url: string, rules: string) => {
  const lines: LogLine[] = [];
  const args = [...cli, 'fleet', 'worker', '--log', url, '--name', name];
  const child: ChildProcess = spawn(
    process.execPath,
    [...args, '--partitions', String(partitions), '--rules', rules],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let rest = '';
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-2000);
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) if (line.startsWith('{')) lines.push(JSON.parse(line) as LogLine);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { name, lines, child, ended, output: () => output };
};

const program = findNatsServer();
const isRequired = process.env['FLEET_ENGINE'] === 'required';

describe.skipIf(program === null && !isRequired)(
  'a fleet whose parts are killed',
  { timeout: 900_000 },
  () => {
    let server: RunningServer;
    let log: AgentFleetLog;
    let connection: NatsConnection;
    let folder: string;

    beforeAll(async () => {
      if (program === null) throw new Error('FLEET_ENGINE is required, and there is no nats-server.');
      folder = mkdtempSync(join(tmpdir(), 'ccbar-fleet-'));
      server = await startNatsServer(program);
      connection = await connect({
        servers: server.url,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 100,
      });
      log = await jetStreamLog<FleetBatch, FleetOutput>({ connection, partitions });
    }, 300_000);
    afterAll(async () => {
      for (const { child } of running) child.kill('SIGKILL');
      await log?.close();
      await server?.close();
      rmSync(folder, { recursive: true, force: true });
    }, 300_000);

    it('writes every step, finding and interval of a single process, none lost, none twice', async () => {
      const rules = join(folder, 'rules.json');
      writeFileSync(rules, JSON.stringify([{ id: 'wrap-up-limit', parameters: { seconds: 2 } }]));
      const frames = manyFrames(agents, frameCount);
      const queues = Array.from({ length: partitions }, (): FleetFrame[][] => []);
      for (const frame of frames) {
        const queue = queues[partitionOf(frame.workNo, partitions)] ?? [];
        const last = queue.at(-1);
        if (last === undefined || last.length === batchSize) queue.push([frame]);
        else last.push(frame);
      }
      const total = queues.reduce((sum, queue) => sum + queue.length, 0);
      let appended = 0;
      /** Appends in order, one write in flight for each partition; `gate` is how far it may go, from 0 to 1. */
      let gate = 0;
      const append = async (partition: number) => {
        for (const [index, batch] of (queues[partition] ?? []).entries()) {
          await until('the gate opens', () => appended < gate * total);
          const sentAt = batch.at(-1)?.frame.at ?? 0;
          for (;;) {
            try {
              await log.append(partition, { frames: batch, sentAt }, `${partition}-${index}`);
              break;
            } catch {
              // The server is down: the same id makes the retry harmless.
              await pause(50);
            }
          }
          appended += 1;
        }
      };
      const appending = Promise.all(queues.map((_, partition) => append(partition)));
      const outputs = async () => {
        let sum = 0;
        for (let partition = 0; partition < partitions; partition += 1)
          sum += (await log.lastOutput(partition)).position;
        return sum;
      };
      const grow = async (what: string) => {
        const before = await outputs();
        await until(what, async () => (await outputs()) > before);
      };
      const start = (name: string) => {
        const worker = startWorker(name, server.url, rules);
        running.push(worker);
        return worker;
      };
      const holders = async () => [...(await log.claims.holders()).values()];

      const [a, b] = [start('a'), start('b')];
      await until('both have their share', async () => {
        const names = await holders();
        return (
          names.filter((name) => name === 'a').length === 4 &&
          names.filter((name) => name === 'b').length === 4
        );
      });
      gate = 0.3;
      await grow('something was written');
      await until('a third was appended', () => appended >= 0.3 * total);

      const lastOf = () =>
        Promise.all(queues.map(async (_, partition) => (await log.lastOutput(partition)).position));
      const ofA = [...(await log.claims.holders())].flatMap(([partition, name]) =>
        name === 'a' ? [partition] : [],
      );
      a.child.kill('SIGKILL');
      await a.ended;
      const before = await lastOf();
      gate = 0.5;
      // Taken over means that there is a new output of each of its partitions, not only a claim.
      const claimed = until('b claimed everything', async () => {
        const names = await holders();
        return names.length === partitions && !names.includes('a');
      });
      const takeOver = await until('b went on with every partition', async () => {
        const after = await lastOf();
        return ofA.every((partition) => (after[partition] ?? 0) > (before[partition] ?? 0));
      });
      const claimedIn = await claimed;
      const c = start('c');
      await until('c has a share', async () => (await holders()).filter((name) => name === 'c').length >= 3);
      await until('half was appended', () => appended >= 0.5 * total);

      b.child.kill('SIGSTOP');
      gate = 0.7;
      await until('c took over', async () => {
        const names = await holders();
        return names.length === partitions && names.every((name) => name === 'c');
      });
      b.child.kill('SIGCONT');
      await until('b is back', async () => (await holders()).includes('b'));
      await until('most was appended', () => appended >= 0.7 * total);

      const outage = (async () => {
        for await (const { type } of connection.status()) if (type === 'disconnect') return;
      })();
      await server.kill();
      gate = 1;
      await outage;
      await server.start();
      await appending;

      const setup = runSetup({ rules: [wrapUpLimit({ seconds: 2 })], follow: nextInterval });
      const lastFrames = await Promise.all(queues.map((_, partition) => log.lastInput(partition)));
      await until('everything is folded and the limits have run out', async () => {
        for (const [partition, last] of lastFrames.entries()) {
          const reference = (await referenceOutputs(log, partition, setup)).filter(
            ({ source }) => source <= last,
          );
          if ((await log.lastOutput(partition)).source < (reference.at(-1)?.source ?? 0)) return false;
        }
        return true;
      });
      for (const worker of [b, c]) worker.child.kill('SIGTERM');
      expect(await Promise.all([b.ended, c.ended])).toEqual([0, 0]);

      let steps = 0;
      let findings = 0;
      let intervals = 0;
      for (let partition = 0; partition < partitions; partition += 1) {
        const written = await writtenOutputs(log, partition);
        const last = written.at(-1)?.source ?? 0;
        const reference = (await referenceOutputs(log, partition, setup)).filter(
          ({ source }) => source <= last,
        );
        expect(written.map(({ source }) => source)).toEqual(reference.map(({ source }) => source));
        expect(written).toEqual(reference);
        for (const { turns } of written.map(({ output }) => output)) {
          for (const turn of turns) {
            steps += turn.steps.length;
            findings += turn.findings.length;
            intervals += turn.intervals.length;
          }
        }
      }
      expect(steps).toBeGreaterThanOrEqual(frameCount * 0.9);
      expect(findings).toBeGreaterThan(0);
      expect(intervals).toBeGreaterThan(0);
      process.stdout.write(
        `${agents} agents, ${frames.length} frames: ${steps} steps, ${findings} findings, ${intervals} intervals equal; claims taken in ${Math.round(claimedIn)} ms, the first outputs of all of them in ${Math.round(takeOver)} ms\n`,
      );
    });
  },
);
