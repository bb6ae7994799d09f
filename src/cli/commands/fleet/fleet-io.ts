import type { Source } from '../../io/command-io.ts';
import type { Problem } from '../../io/problem.ts';

/** The parts of the process that the fleet commands need. */
export interface FleetIo {
  /** Reads a file; rejects with a problem. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Returns whether there is a file or folder of a name. */
  readonly isThere: (path: string) => Promise<boolean>;
  /** Writes a small file whole: whoever reads it sees the text before or this one. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Opens an input; `-` is standard input. */
  readonly open: (file: string) => Promise<Source | Problem>;
  /** Posts a text to an address. Follows no redirection. Returns the status; rejects when there is no answer. */
  readonly post: (url: string, body: string, headers: { readonly [name: string]: string }) => Promise<number>;
  /** The folders where the pages may be: beside the built command, or built beside its sources. */
  readonly pageFolders: readonly URL[];
  /** Writes one line of the structured log: JSON on standard error. */
  readonly writeLog: (event: string, facts: { readonly [fact: string]: unknown }) => void;
  /**
   * Writes to standard output, without what could harm a terminal. Returns `false` when nobody reads it; rejects with a
   * problem when it cannot be written.
   */
  readonly write: (text: string) => Promise<boolean>;
  /** Writes lines of JSON, likewise; what could harm a terminal is escaped, so that the values stay the same. */
  readonly writeJson: (lines: readonly string[]) => Promise<boolean>;
  /** Resolves when the process is asked to end (SIGTERM, SIGINT). */
  readonly stopped: Promise<void>;
  /** A name for this process that no other process has. */
  readonly usualName: () => string;
}
