/**
 * An entry of a partition's input log: a batch of frames and the time at which the log stored it. The time
 * is the only clock of a worker, so that every worker that reads the entry computes the same.
 */
export interface InputEntry<Batch> {
  /** The position in the partition, from 1 without gaps as seen by one reader. */
  readonly position: number;
  /** The time at which the log stored the entry, ms since the epoch. */
  readonly at: number;
  /** `null` when what is stored could not be read. Whoever may append can append anything: check it. */
  readonly batch: Batch | null;
}

/** An entry of a partition's output log: what the fold of one input entry produced. */
export interface OutputEntry<Output> {
  /** The position in the output log of the partition, from 1. */
  readonly position: number;
  /** The position of the input entry that this output answers. */
  readonly source: number;
  readonly output: Output;
}

/**
 * The result of `append`: the position of the entry; or that the log is full and the sender has to wait; or that
 * the batch is longer than the log stores, which no waiting changes.
 */
export type AppendResult =
  | { readonly kind: 'appended'; readonly position: number; readonly isDuplicate: boolean }
  | { readonly kind: 'full' }
  | { readonly kind: 'tooLarge'; readonly mostBytes: number };

/** The result of `write`: `overtaken` means that another worker has written this output already. */
export type WriteResult =
  | { readonly kind: 'written'; readonly position: number }
  | { readonly kind: 'overtaken' };

/** The checkpoints of a log: one per partition. */
export interface CheckpointStore {
  /** Returns the newest checkpoint of a partition, or `null`. Its bytes are opaque to the log. */
  readonly load: (partition: number) => Promise<Uint8Array | null>;
  readonly save: (partition: number, checkpoint: Uint8Array) => Promise<void>;
}

/** The claims of workers on partitions. A claim expires when it is not renewed. */
export interface ClaimStore {
  /** Time to live of a claim, ms. */
  readonly ttl: number;
  /**
   * Takes a free partition, or one that the worker itself holds without knowing it. Returns the revision of the
   * claim, or `null` when another worker holds it.
   */
  readonly take: (partition: number, worker: string) => Promise<number | null>;
  /** Renews a claim. Returns the next revision, or `null` when the claim is lost. */
  readonly renew: (partition: number, worker: string, revision: number) => Promise<number | null>;
  /** Gives a claim back. */
  readonly release: (partition: number, revision: number) => Promise<void>;
  /** Returns the worker of each claimed partition. */
  readonly holders: () => Promise<ReadonlyMap<number, string>>;
  /** Says that a worker is there, claims or not, so that the others count it in their fair share. */
  readonly announce: (worker: string) => Promise<void>;
  /** Withdraws the announcement of a worker that ends. */
  readonly withdraw: (worker: string) => Promise<void>;
  /** Returns the names of the announced workers. */
  readonly workers: () => Promise<readonly string[]>;
}

/**
 * The log that a fleet stands on: an ordered, durable input and output log for each partition, checkpoints
 * and claims. The order within a partition is the order of `append`; a caller has to wait for an `append`
 * to a partition before it makes the next one.
 *
 * The effect of an input is exactly once although workers may crash, restart and overlap: an output is
 * written with the expected last position of the output log, and the fold is deterministic, so a worker that
 * lost its claim without knowing it is refused (`overtaken`) and nobody writes twice.
 */
export interface FleetLog<Batch, Output> {
  /** The number of partitions; fixed when the log is created. */
  readonly partitions: number;
  /** Appends a batch. The same `id` is stored once. */
  readonly append: (partition: number, batch: Batch, id: string) => Promise<AppendResult>;
  /** Reads the input of a partition after a position, first what is stored and then what arrives, until aborted. */
  readonly read: (partition: number, after: number, signal: AbortSignal) => AsyncIterable<InputEntry<Batch>>;
  /** Returns the position of the newest input entry, 0 when there is none. */
  readonly lastInput: (partition: number) => Promise<number>;
  /** Writes an output when the last position of the output log is the expected one. */
  readonly write: (
    partition: number,
    entry: Omit<OutputEntry<Output>, 'position'>,
    expected: number,
  ) => Promise<WriteResult>;
  /** Returns the newest output entry's position and source; both 0 when there is none. */
  readonly lastOutput: (partition: number) => Promise<Pick<OutputEntry<Output>, 'position' | 'source'>>;
  /** Reads the outputs of a partition after a position, until aborted. */
  readonly readOutput: (
    partition: number,
    after: number,
    signal: AbortSignal,
  ) => AsyncIterable<OutputEntry<Output>>;
  readonly checkpoints: CheckpointStore;
  readonly claims: ClaimStore;
  /** Closes the connection of the log. */
  readonly close: () => Promise<void>;
}
