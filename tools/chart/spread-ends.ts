const GAP = 14;
const LEAST_GAP = 6;

/** The place at which a line leaves or enters a side: the wished one, the limits, and the actual one. */
export interface End {
  readonly wish: number;
  readonly least: number;
  readonly most: number;
  y: number;
}

/** An end that stands as near to its wish as it may. */
export const endAt = (wish: number, least: number, most: number): End => ({
  wish,
  least,
  most,
  y: Math.min(Math.max(wish, least), most),
});

/** Moves the ends on one side apart, in the order of their wishes, so that no two meet at the same spot. */
export const spreadEnds = (ends: readonly End[]): void => {
  const sorted = [...ends].sort((a, b) => a.y - b.y || a.wish - b.wish);
  const rooms = sorted.map(({ least, most }) => (most - least) / Math.max(1, sorted.length - 1));
  for (let round = 0; round < 200; round += 1) {
    sorted.forEach((end, index) => {
      const next = sorted[index + 1];
      if (next === undefined) return;
      const room = Math.min(rooms[index] ?? 0, rooms[index + 1] ?? 0);
      const lack = Math.min(GAP, Math.max(room, LEAST_GAP)) - (next.y - end.y);
      if (lack <= 0) return;
      end.y = Math.max(end.least, end.y - lack / 2);
      next.y = Math.min(next.most, next.y + lack / 2);
    });
  }
};
