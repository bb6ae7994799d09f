/** The parts of the process that the fleet commands need. */
export interface FleetIo {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** The folders where the pages may be: beside the built command, or built beside its sources. */
  readonly pageFolders: readonly URL[];
  /** Writes one line of the structured log: JSON on standard error. */
  readonly writeLog: (event: string, facts: { readonly [fact: string]: unknown }) => void;
  /** Writes to standard output. */
  readonly write: (text: string) => Promise<void>;
  /** Resolves when the process is asked to end (SIGTERM, SIGINT). */
  readonly stopped: Promise<void>;
  /** A name for this process that no other process has. */
  readonly usualName: () => string;
}
