import { CcbarError } from '../errors.ts';
import type { ClaimStore, FleetLog, InputEntry, OutputEntry } from './fleet-log.ts';
import { createGrowingList } from './growing-list.ts';

/** The store to which an in-process log writes its lines, so that it survives the process: one JSON text a line. */
export interface Journal {
  /** The lines of an earlier process, oldest first. */
  readonly lines: Iterable<string>;
  readonly append: (line: string) => void;
}

/** The options of `memoryLog`. */
export interface MemoryLogOptions {
  /** The number of partitions; 16 when left out. */
  readonly partitions?: number;
  /** The present time, ms since the epoch; the clock of the machine when left out. */
  readonly now?: () => number;
  /** The number of input entries per partition from which on the log is full; unlimited when left out. */
  readonly most?: number;
  /** The most bytes of a batch as JSON; unlimited when left out. */
  readonly mostBytes?: number;
  /** The age at which entries are deleted, ms; never when left out. */
  readonly maxAge?: number;
  /** The time to live of a claim, ms; 3000 when left out. */
  readonly claimTtl?: number;
  readonly journal?: Journal;
}

type JournalLine<Batch, Output> =
  | { readonly input: InputEntry<Batch> & { readonly partition: number; readonly id: string } }
  | { readonly output: OutputEntry<Output> & { readonly partition: number } }
  | { readonly checkpoint: { readonly partition: number; readonly base64: string } };

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
};

const fromBase64 = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const lengthOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const createClaims = (ttl: number, now: () => number): ClaimStore => {
  const claims = new Map<
    number,
    { readonly worker: string; readonly revision: number; readonly until: number }
  >();
  const announced = new Map<string, number>();
  let revision = 0;
  const held = (partition: number) => {
    const claim = claims.get(partition);
    return claim !== undefined && claim.until > now() ? claim : undefined;
  };
  const set = (partition: number, worker: string): number => {
    revision += 1;
    claims.set(partition, { worker, revision, until: now() + ttl });
    return revision;
  };
  return {
    ttl,
    take: async (partition, worker) =>
      (held(partition)?.worker ?? worker) === worker ? set(partition, worker) : null,
    renew: async (partition, worker, expected) =>
      held(partition)?.revision === expected ? set(partition, worker) : null,
    release: async (partition, expected) => {
      if (claims.get(partition)?.revision === expected) claims.delete(partition);
    },
    holders: async () =>
      new Map(
        [...claims.keys()].flatMap((partition) => {
          const claim = held(partition);
          return claim === undefined ? [] : [[partition, claim.worker] as const];
        }),
      ),
    announce: async (worker) => {
      announced.set(worker, now() + ttl);
    },
    withdraw: async (worker) => {
      announced.delete(worker);
    },
    workers: async () => [...announced].filter(([, until]) => until > now()).map(([worker]) => worker),
  };
};

/**
 * Creates a fleet log in this process: for a demo, for tests and for small installations. With a journal it
 * survives the process; one process at a time may use a journal.
 *
 * @throws {@link CcbarError} `bad-option` when `partitions` is not a whole number of at least 1, or the journal is none of
 * a fleet log with so many partitions.
 *
 * @example
 * ```ts
 * import { memoryLog } from 'ccbar-agent/fleet';
 *
 * const log = memoryLog({ partitions: 4 });
 * ```
 */
export const memoryLog = <Batch, Output>({
  partitions = 16,
  now = Date.now,
  most = Number.POSITIVE_INFINITY,
  mostBytes = Number.POSITIVE_INFINITY,
  maxAge = Number.POSITIVE_INFINITY,
  claimTtl = 3000,
  journal,
}: MemoryLogOptions = {}): FleetLog<Batch, Output> => {
  if (!Number.isInteger(partitions) || partitions < 1) {
    throw new CcbarError('bad-option', `memoryLog needs at least 1 partition, received ${partitions}.`);
  }
  const parts = Array.from({ length: partitions }, () => ({
    input: createGrowingList<InputEntry<Batch>>(),
    output: createGrowingList<OutputEntry<Output>>(),
    positions: new Map<string, number>(),
    checkpoint: null as Uint8Array | null,
  }));
  const partAt = (partition: number) => {
    const part = parts[partition];
    if (part === undefined)
      throw new CcbarError(
        'bad-option',
        `The log has partitions 0 to ${partitions - 1}, received ${partition}.`,
      );
    return part;
  };
  /** Deletes old input, the outputs that answer it, and the ids by which it was recognized. */
  const expire = (partition: number) => {
    const { input, output, positions } = partAt(partition);
    const limit = now() - maxAge;
    let last = 0;
    input.removeWhile(({ at, position }) => {
      if (at >= limit) return false;
      last = position;
      return true;
    });
    if (last === 0) return;
    output.removeWhile(({ source }) => source <= last);
    for (const [id, position] of positions) {
      if (position > last) break;
      positions.delete(id);
    }
  };
  const store = (line: JournalLine<Batch, Output>) => {
    if ('input' in line) {
      const { partition, id, ...entry } = line.input;
      partAt(partition).input.push(entry);
      partAt(partition).positions.set(id, entry.position);
    } else if ('output' in line) {
      const { partition, ...entry } = line.output;
      partAt(partition).output.push(entry);
    } else partAt(line.checkpoint.partition).checkpoint = fromBase64(line.checkpoint.base64);
  };
  const commit = (line: JournalLine<Batch, Output>) => {
    journal?.append(JSON.stringify(line));
    store(line);
  };
  let count = 0;
  for (const text of journal?.lines ?? []) {
    count += 1;
    try {
      store(JSON.parse(text) as JournalLine<Batch, Output>);
    } catch (error) {
      if (error instanceof CcbarError) throw error;
      throw new CcbarError('bad-option', `Line ${count} of the journal is no line of a fleet log.`);
    }
  }

  return {
    partitions,
    append: async (partition, batch, id) => {
      const { input, positions } = partAt(partition);
      const known = positions.get(id);
      if (known !== undefined) return { kind: 'appended', position: known, isDuplicate: true };
      if (mostBytes < Number.POSITIVE_INFINITY && lengthOf(batch) > mostBytes)
        return { kind: 'tooLarge', mostBytes };
      expire(partition);
      if (input.length() >= most) return { kind: 'full' };
      const position = input.length() + 1;
      commit({ input: { partition, id, position, at: now(), batch } });
      return { kind: 'appended', position, isDuplicate: false };
    },
    read: (partition, after, signal) => partAt(partition).input.from(after, signal),
    lastInput: async (partition) => partAt(partition).input.length(),
    write: async (partition, { source, output }, expected) => {
      const last = partAt(partition).output.length();
      if (last !== expected) return { kind: 'overtaken' };
      commit({ output: { partition, position: last + 1, source, output } });
      return { kind: 'written', position: last + 1 };
    },
    lastOutput: async (partition) => {
      const last = partAt(partition).output.newest();
      return { position: last?.position ?? 0, source: last?.source ?? 0 };
    },
    readOutput: (partition, after, signal) => partAt(partition).output.from(after, signal),
    checkpoints: {
      load: async (partition) => partAt(partition).checkpoint,
      save: async (partition, bytes) => commit({ checkpoint: { partition, base64: toBase64(bytes) } }),
    },
    claims: createClaims(claimTtl, now),
    close: async () => {},
  };
};
