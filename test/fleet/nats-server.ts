import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '../free-port.ts';

/** Returns the path of the server: from NATS_SERVER, the PATH, or the folder where Debian installs it. */
export const findNatsServer = (): string | null => {
  const named = process.env['NATS_SERVER'];
  if (named !== undefined) return named;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path)) ?? null;
};

/** A nats-server on a free port of this machine, with JetStream in a folder of its own. */
export interface RunningServer {
  readonly url: string;
  /** Kills it as `kill -9` does. The folder stays, so that `start` goes on with it. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port and folder. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const ready = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Server is ready')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`nats-server ended:\n${output}`)));
  });

/** Starts a nats-server. */
export const startNatsServer = async (program: string): Promise<RunningServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'ccbar-nats-'));
  const config = join(folder, 'server.conf');
  writeFileSync(config, `jetstream { store_dir: "${folder}/store" }\nmax_payload: 1MB\n`);
  // The same one after a restart.
  const port = await freePort();
  let child: ChildProcess;
  const start = async () => {
    child = spawn(program, ['-c', config, '-a', '127.0.0.1', '-p', String(port)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(child);
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended(child);
  };
  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    kill,
    start,
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
