/** The place of a record among those that came before it, by its number. */
export type RecordPlace =
  /** It follows the newest one. */
  | 'next'
  /** It was there before. */
  | 'known'
  /** It neither follows nor was there: one is missing, or it is forged. */
  | 'apart'
  /** So many came in a row apart from the others, or right before them, that one has to begin anew. */
  | 'instead';

/** Numbers that came in a row. */
interface Stretch {
  readonly first: number;
  last: number;
}

/** So many in a row are believed rather than one that stands alone. */
const enough = 50;
/** Only so many stretches are remembered. */
const most = 8;

const lengthOf = ({ first, last }: Stretch): number => last - first + 1;

/**
 * Starts to follow the numbers of one run of records, which count up without gaps. Any page of the origin can
 * post a record under any number: a number that does not follow moves nothing.
 */
export const createNumbering = (): { readonly place: (seq: number) => RecordPlace } => {
  let stretches: Stretch[] = [];
  let followed: Stretch | undefined;
  return {
    place: (seq) => {
      if (followed !== undefined && seq === followed.last + 1) {
        // Records that arrived apart from the others had not been taken.
        followed.last = seq;
        return 'next';
      }
      if (stretches.some(({ first, last }) => first <= seq && seq <= last)) return 'known';
      let stretch = stretches.find(({ last }) => seq === last + 1);
      if (stretch === undefined) {
        stretch = { first: seq, last: seq };
        const others = stretches.filter((one) => one !== followed).slice(2 - most);
        stretches = [...(followed === undefined ? [] : [followed]), ...others, stretch];
      } else stretch.last = seq;
      followed ??= stretch;
      if (stretch === followed) return 'next';
      const isWhole = stretch.last + 1 === followed.first;
      return isWhole || lengthOf(stretch) > Math.min(lengthOf(followed), enough) ? 'instead' : 'apart';
    },
  };
};
