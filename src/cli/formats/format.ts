import type { LineNote, Replayed } from '../../replay/replayed.ts';

/** The result of one line, as far as it is to be shown. */
export interface Shown {
  /** The file it stands in; `null` when there is only one. */
  readonly file: string | null;
  readonly replayed: readonly Replayed[];
  readonly note: LineNote | null;
}

/** Turns what was replayed into text, bit by bit. */
export interface Format {
  readonly take: (shown: Shown) => string;
  /** The rest, when everything was read. */
  readonly end: () => string;
}
