import {
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { type KV, Kvm } from '@nats-io/kv';
import { headers, type NatsConnection, nanos } from '@nats-io/transport-node';
import { CcbarError } from '../../errors.ts';
import type { FleetLog, InputEntry, OutputEntry } from '../fleet-log.ts';
import { kvCheckpoints } from './kv-checkpoints.ts';
import { kvClaims } from './kv-claims.ts';

/** The options of `jetStreamLog`. */
export interface JetStreamLogOptions {
  /** A connection made with `@nats-io/transport-node`; TLS and credentials are its options. */
  readonly connection: NatsConnection;
  /** The beginning of the names of streams, subjects and buckets; `ccbar` when left out. */
  readonly prefix?: string;
  /**
   * The number of partitions. It is fixed when the log is created, 16 when left out then; later the one that was
   * fixed is taken.
   */
  readonly partitions?: number;
  /** The number of copies of each stream: 1 (the default) or 3 in a cluster. */
  readonly replicas?: number;
  /** The age at which entries are deleted, ms; 8 days when left out. */
  readonly maxAge?: number;
  /** The size of a partition's input from which on the log is full, bytes; unlimited when left out. */
  readonly maxBytes?: number;
  /** The time to live of a claim, ms; 3000 when left out. */
  readonly claimTtl?: number;
}

const day = 24 * 3_600_000;
const usualPartitions = 16;
const partitionsKey = 'partitions';
/** The header that names the input position which an output answers. */
const sourceHeader = 'Ccbar-Source';
/** Error codes of the JetStream API. */
const wrongLastSequence = 10071;
const noMessage = 10037;
const noStream = 10059;
const full: ReadonlySet<number> = new Set([10077, 10122, 10023, 10047]);
/** After how many times their time to live the server deletes claims that nobody wants. */
const unusedClaims = 20;
/** The most bytes of a message, of which the headers are part: the server's usual limit, and room for headers. */
const usualPayload = 1_048_576;
const headerBytes = 1024;
/** The time within which the server recognizes a repeated id, ms. */
const duplicateWindow = 120_000;

const codeOf = (error: unknown): number | null => (error instanceof JetStreamApiError ? error.code : null);

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
/** Returns what was stored; `null` when it is no JSON. */
const parsed = <Value>(data: Uint8Array): Value | null => {
  try {
    return JSON.parse(new TextDecoder().decode(data)) as Value;
  } catch {
    return null;
  }
};

const ensureStream = async (
  manager: JetStreamManager,
  name: string,
  subject: string,
  { replicas = 1, maxAge = 8 * day, maxBytes }: Omit<JetStreamLogOptions, 'connection'>,
): Promise<void> => {
  // A process that only reads may not create streams, and does not have to.
  const isThere = await manager.streams.info(name).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === noStream) return false;
      throw error;
    },
  );
  if (isThere) return;
  await manager.streams.add({
    name,
    subjects: [subject],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    num_replicas: replicas,
    max_age: nanos(maxAge),
    duplicate_window: nanos(Math.min(duplicateWindow, maxAge)),
    ...(maxBytes !== undefined && { max_bytes: maxBytes }),
  });
};

/** Fixes the number of partitions with the first log that is opened, and returns the one that was fixed. */
const fixedPartitions = async (bucket: KV, wanted: number | undefined): Promise<number> => {
  const known = async () => (await bucket.get(partitionsKey))?.json<number>() ?? null;
  let fixed = await known();
  if (fixed === null) {
    // Another process may be faster.
    await bucket.create(partitionsKey, JSON.stringify(wanted ?? usualPartitions)).catch(() => {});
    fixed = await known();
  }
  const partitions = fixed ?? wanted ?? usualPartitions;
  if (wanted !== undefined && wanted !== partitions)
    throw new CcbarError(
      'bad-option',
      `The log was created with ${partitions} partitions, received ${wanted}.`,
    );
  return partitions;
};

/**
 * A reader asks for messages anew after this long, ms. It waits as long before it tries again after a restart of the
 * server; the client's own value, 30 s, would leave a wallboard without news for that time.
 */
const askedAnew = 2000;

/**
 * Opens a fleet log on NATS JetStream and creates its streams and buckets where they do not exist. It works
 * with nats-server 2.9; use a supported server (2.11 or later) with three replicas in production.
 *
 * @throws {@link CcbarError} `bad-option` for another number of partitions than the log was created with.
 * @throws the client's own error when the server cannot be reached or has no JetStream.
 *
 * @example
 * ```ts
 * import { connect } from '@nats-io/transport-node';
 * import { jetStreamLog } from 'ccbar-agent/fleet/jetstream';
 *
 * const connection = await connect({ servers: 'nats://127.0.0.1:4222' });
 * const log = await jetStreamLog({ connection, partitions: 16 });
 * ```
 */
export const jetStreamLog = async <Batch, Output>(
  options: JetStreamLogOptions,
): Promise<FleetLog<Batch, Output>> => {
  const { connection, prefix = 'ccbar', claimTtl = 3000 } = options;
  const client = jetstream(connection);
  const manager = await jetstreamManager(connection);
  const inputOf = (partition: number) => `${prefix}-frames-${partition}`;
  const outputOf = (partition: number) => `${prefix}-turns-${partition}`;
  const subjectOf = (kind: 'frames' | 'turns', partition: number) => `${prefix}.${kind}.${partition}`;
  const storage = { replicas: options.replicas ?? 1, storage: StorageType.File };
  const checkpoints = await new Kvm(connection).create(`${prefix}-checkpoints`, storage);
  const partitions = await fixedPartitions(checkpoints, options.partitions);
  for (let partition = 0; partition < partitions; partition += 1) {
    await ensureStream(manager, inputOf(partition), subjectOf('frames', partition), options);
    const { maxBytes: _, ...unlimited } = options;
    await ensureStream(manager, outputOf(partition), subjectOf('turns', partition), unlimited);
  }
  // A write that the server lost while it was down is repeated before the claim is over.
  const quick = new Kvm(jetstream(connection, { timeout: claimTtl / 2 }));
  const claimsName = `${prefix}-claims`;
  const claims = await quick.create(claimsName, { ...storage, ttl: claimTtl * unusedClaims });

  async function* follow(stream: string, after: number, signal: AbortSignal) {
    if (signal.aborted) return;
    const consumer = await client.consumers.get(stream, {
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: after + 1,
    });
    const messages = await consumer.consume({ max_messages: 200, expires: askedAnew });
    const stop = () => void messages.close();
    signal.addEventListener('abort', stop);
    // The signal may have been aborted while the consumer was made.
    if (signal.aborted) stop();
    try {
      for await (const message of messages) {
        if (signal.aborted) return;
        yield message;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      await messages.close();
    }
  }

  const last = async (stream: string, subject: string) => {
    try {
      return await manager.streams.getMessage(stream, { last_by_subj: subject });
    } catch (error) {
      if (codeOf(error) === noMessage) return null;
      throw error;
    }
  };

  return {
    partitions,
    append: async (partition, batch, id) => {
      const payload = bytes(batch);
      const mostBytes = (connection.info?.max_payload ?? usualPayload) - headerBytes;
      if (payload.length > mostBytes) return { kind: 'tooLarge', mostBytes };
      try {
        const ack = await client.publish(subjectOf('frames', partition), payload, { msgID: id });
        return { kind: 'appended', position: ack.seq, isDuplicate: ack.duplicate };
      } catch (error) {
        if (full.has(codeOf(error) ?? 0)) return { kind: 'full' };
        throw error;
      }
    },
    read: async function* (partition, after, signal) {
      for await (const { seq, time, data } of follow(inputOf(partition), after, signal)) {
        const entry: InputEntry<Batch> = { position: seq, at: time.getTime(), batch: parsed<Batch>(data) };
        yield entry;
      }
    },
    lastInput: async (partition) => (await manager.streams.info(inputOf(partition))).state.last_seq,
    write: async (partition, { source, output }, expected) => {
      const named = headers();
      named.set(sourceHeader, String(source));
      try {
        const ack = await client.publish(subjectOf('turns', partition), bytes(output), {
          headers: named,
          expect: { lastSequence: expected },
        });
        return { kind: 'written', position: ack.seq };
      } catch (error) {
        if (codeOf(error) === wrongLastSequence) return { kind: 'overtaken' };
        throw error;
      }
    },
    lastOutput: async (partition) => {
      const message = await last(outputOf(partition), subjectOf('turns', partition));
      if (message === null) {
        const { state } = await manager.streams.info(outputOf(partition));
        return { position: state.last_seq, source: 0 };
      }
      return { position: message.seq, source: Number(message.header.get(sourceHeader)) };
    },
    readOutput: async function* (partition, after, signal) {
      for await (const { seq, headers: named, data } of follow(outputOf(partition), after, signal)) {
        const source = Number(named?.get(sourceHeader));
        const output = parsed<Output>(data);
        // Nobody but a worker writes outputs; what is none is not read.
        if (output === null) continue;
        const entry: OutputEntry<Output> = { position: seq, source, output };
        yield entry;
      }
    },
    checkpoints: kvCheckpoints(checkpoints),
    claims: kvClaims(claims, claimsName, manager, claimTtl),
    close: () => connection.drain(),
  };
};
