/** Where a command writes to. */
export interface Sink {
  /** Resolves when there is room for more. */
  readonly write: (text: string) => Promise<void>;
  /** Everything is written: the file gets its name. */
  readonly finish: () => Promise<void>;
}

/** Something to read, piece by piece. */
export interface Source {
  /** Unpacked when it was packed. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes, as far as that is known. */
  readonly size: number | null;
  /** How many bytes were read so far. */
  readonly position: () => number;
}

/** The world as a command sees it. The process itself stands behind it, or a test. */
export interface CommandIo {
  /** `-` is standard input. */
  readonly open: (file: string) => Promise<Source | Trouble>;
  readonly readText: (file: string) => Promise<string | Trouble>;
  /** A file, or standard output when `null`. */
  readonly sink: (file: string | null) => Promise<Sink>;
  /** A line for the person at the terminal, on standard error. */
  readonly say: (text: string) => void;
  /** Shows how far it got, in place of what was shown before; an empty text takes it away. */
  readonly progress: (text: string) => void;
  /** Whether somebody sits before standard output or standard error. */
  readonly isTerminal: { readonly out: boolean; readonly error: boolean };
  readonly isColoured: boolean;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Somebody wants it to stop, or nobody reads on. */
  readonly isStopped: () => boolean;
}

/** Something the person who typed the command can put right; its text says how. */
export interface Trouble {
  readonly trouble: string;
}

/** Whether something went wrong that the person can put right. */
export const isTrouble = (value: unknown): value is Trouble =>
  typeof value === 'object' && value !== null && 'trouble' in value;
