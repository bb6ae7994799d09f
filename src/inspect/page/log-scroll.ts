import { rowHeight } from '../render/show-row.ts';

/** The scrolling of the log of an inspector. */
export interface LogScroll {
  /** The scroll position and the height of the log, px. */
  readonly place: () => { readonly top: number; readonly height: number };
  /** Returns whether the log stays at its end. */
  readonly isFollowing: () => boolean;
  readonly setFollowing: (isFollowing: boolean) => void;
  /** Reads position and height anew, after the log was scrolled or resized. */
  readonly measure: () => void;
  /** Goes to the first line, as for another log. */
  readonly toStart: () => void;
  /** Goes to the last of so many lines, when the log follows. */
  readonly keepAtEnd: (lines: number) => void;
  /** Scrolls so that a line is in sight. */
  readonly reveal: (row: number) => void;
  /** Returns how many characters of a finding fit into a line. */
  readonly columns: () => number;
}

/** The room beside the text of a finding: its icon, its count and the gaps, px. */
const besideText = 84;
/** A wide estimate for the width of a character of a finding, px, so that no line is cut. */
const characterWidth = 6.7;

/**
 * Starts following the scrolling of a log.
 *
 * @param list gives the element that scrolls, once it is there.
 */
export const createLogScroll = (list: () => Element | null): LogScroll => {
  let place = { top: 0, height: 400 };
  let isFollowing = true;
  return {
    place: () => place,
    isFollowing: () => isFollowing,
    setFollowing: (now) => {
      isFollowing = now;
    },
    measure: () => {
      const lines = list();
      place = { top: lines?.scrollTop ?? place.top, height: lines?.clientHeight ?? 0 };
    },
    toStart: () => {
      place = { ...place, top: 0 };
      list()?.scrollTo(0, 0);
    },
    keepAtEnd: (count) => {
      const lines = list();
      const bottom = count * rowHeight;
      if (lines !== null && isFollowing && lines.scrollTop + lines.clientHeight < bottom)
        lines.scrollTop = bottom;
    },
    reveal: (row) => {
      const lines = list();
      if (row < 0 || lines === null) return;
      const top = row * rowHeight;
      if (top < lines.scrollTop) lines.scrollTop = top - rowHeight;
      if (top + rowHeight > lines.scrollTop + lines.clientHeight)
        lines.scrollTop = top + 2 * rowHeight - lines.clientHeight;
    },
    columns: () => Math.max(20, Math.floor(((list()?.clientWidth ?? 480) - besideText) / characterWidth)),
  };
};
