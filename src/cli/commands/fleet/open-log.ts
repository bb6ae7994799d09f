import type { FleetBatch } from '../../../fleet/fleet-batch.ts';
import type { FleetOutput } from '../../../fleet/fleet-turn.ts';
import { memoryLog } from '../../../fleet/memory-log.ts';
import type { AgentFleetLog } from '../../../fleet/partition-worker.ts';
import { failureText } from '../../io/failure-text.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import { openFileJournal } from './file-journal.ts';
import { type FleetFlags, wholeNumber } from './fleet-flags.ts';
import { type NatsAddress, natsAddress } from './nats-address.ts';

const packages = '@nats-io/transport-node @nats-io/jetstream @nats-io/kv';

const loadJetStream = async () => {
  try {
    const [transport, log] = await Promise.all([
      import('@nats-io/transport-node'),
      import('../../../fleet/jetstream/jetstream-log.ts'),
    ]);
    return { ...transport, ...log };
  } catch {
    return null;
  }
};

const openJetStream = async (
  address: NatsAddress,
  partitions: number | undefined,
  replicas: number,
  given: FleetFlags,
  readFile: (path: string) => Promise<Uint8Array>,
): Promise<AgentFleetLog | Problem> => {
  const library = await loadJetStream();
  if (library === null) return { problem: `A log on NATS needs its client. Run: npm install ${packages}` };
  const { connect, credsAuthenticator, jetStreamLog } = library;
  const { creds, prefix } = given;
  const { servers, isEncrypted, user, password } = address;
  try {
    const connection = await connect({
      servers: [...servers],
      ...(isEncrypted && { tls: {} }),
      ...(user !== null && { user }),
      ...(password !== null && { pass: password }),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      ...(typeof creds === 'string' && { authenticator: credsAuthenticator(await readFile(creds)) }),
    });
    return await jetStreamLog<FleetBatch, FleetOutput>({
      connection,
      ...(partitions !== undefined && { partitions }),
      replicas,
      ...(typeof prefix === 'string' && { prefix }),
    });
  } catch (error) {
    // The address may hold a password, so it is not repeated.
    const why = error instanceof Error ? error.message : 'unknown reason';
    return { problem: `The log on NATS could not be opened: ${why}` };
  }
};

const openFile = (path: string, partitions: number): AgentFleetLog | Problem => {
  const journal = openFileJournal(path);
  if (isProblem(journal)) return journal;
  try {
    const log = memoryLog<FleetBatch, FleetOutput>({ partitions, journal });
    journal.removeCut();
    return { ...log, close: async () => journal.close() };
  } catch (error) {
    journal.close();
    return { problem: `Cannot open the log ${path}: ${failureText(error)}` };
  }
};

/** Opens the log that the flags name: `memory`, `file:PATH`, or the address of a NATS server. */
export const openLog = async (
  given: FleetFlags,
  readFile: (path: string) => Promise<Uint8Array>,
): Promise<AgentFleetLog | Problem> => {
  const usual = 16;
  const partitions = wholeNumber(given, 'partitions', { least: 1, most: 1024, usual });
  if (isProblem(partitions)) return partitions;
  const replicas = wholeNumber(given, 'replicas', { least: 1, most: 5, usual: 1 });
  if (isProblem(replicas)) return replicas;
  const { log = 'memory' } = given;
  if (log === 'memory') return memoryLog<FleetBatch, FleetOutput>({ partitions });
  if (typeof log === 'string' && /^file:./.test(log)) return openFile(log.slice('file:'.length), partitions);
  const address = typeof log === 'string' ? natsAddress(log) : null;
  if (address !== null)
    return openJetStream(
      address,
      given.partitions === undefined ? undefined : partitions,
      replicas,
      given,
      readFile,
    );
  return { problem: `--log must be memory, file:PATH, or an address such as nats://127.0.0.1:4222.` };
};
