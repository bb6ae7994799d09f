import type { Problem } from './problem.ts';

/** The stream to which a command writes its output. */
export interface Sink {
  /** Resolves when there is room for more. Rejects with a problem when the text cannot be written. */
  readonly write: (text: string) => Promise<void>;
  /** Completes the output: a file gets its name. Rejects with a problem when it cannot be completed. */
  readonly finish: () => Promise<void>;
}

/** An input that is read piece by piece. */
export interface Source {
  /** The bytes, unpacked when they were packed. Rejects with an error whose message names the reason. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The size in bytes; `null` when it is not known. */
  readonly size: number | null;
  /** The number of bytes read so far, as they lie on the disk. */
  readonly position: () => number;
}

/** The settings for reading an input. */
export interface ReadOptions {
  /** Goes on at the end of a file: waits for what is appended to it. */
  readonly isFollowed?: boolean;
}

/** The world as a command sees it: a process, or a test. */
export interface CommandIo {
  /** Opens an input; `-` is standard input. */
  readonly open: (file: string, options?: ReadOptions) => Promise<Source | Problem>;
  readonly readText: (file: string) => Promise<string | Problem>;
  /** Opens an output: a file, or standard output when `null`. Rejects with a problem. */
  readonly sink: (file: string | null) => Promise<Sink>;
  /** Writes a message for the person at the terminal to standard error. Control characters are replaced. */
  readonly writeMessage: (text: string) => void;
  /** Shows progress in place of what was shown before; an empty text removes it. */
  readonly showProgress: (text: string) => void;
  /** `true` for standard output and standard error that are terminals. */
  readonly isTerminal: { readonly out: boolean; readonly error: boolean };
  readonly isColoured: boolean;
  /** The time, ms since the epoch. */
  readonly now: () => number;
  /** Returns whether the reader of standard output has closed it, as `| head` does. */
  readonly isOutputClosed: () => boolean;
}
