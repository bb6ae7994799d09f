interface Arrival {
  /** The time of arrival, ms since the epoch. */
  readonly at: number;
}

interface Lane<Item> {
  next: Item;
  readonly rest: Iterator<Item>;
}

/**
 * Puts the frames of several sources, each in the order of arrival, into one order of arrival. It is a heap, so
 * that many sources cost little more than few.
 */
export function* inArrivalOrder<Item extends Arrival>(
  sources: Iterable<Iterator<Item>>,
): Generator<Item, void, void> {
  const lanes: Lane<Item>[] = [];
  for (const rest of sources) {
    const { value, done } = rest.next();
    if (done !== true) lanes.push({ next: value, rest });
  }
  const before = (a: number, b: number): boolean =>
    (lanes[a]?.next.at ?? Number.POSITIVE_INFINITY) < (lanes[b]?.next.at ?? Number.POSITIVE_INFINITY);
  const swap = (a: number, b: number): void => {
    const [one, other] = [lanes[a], lanes[b]];
    if (one === undefined || other === undefined) return;
    lanes[a] = other;
    lanes[b] = one;
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = before(right, left) ? right : left;
      if (!before(least, at)) return;
      swap(at, least);
      at = least;
    }
  };
  for (let at = Math.floor(lanes.length / 2); at >= 0; at--) sink(at);
  for (let [top] = lanes; top !== undefined; [top] = lanes) {
    yield top.next;
    const { value, done } = top.rest.next();
    if (done === true) {
      const last = lanes.pop();
      if (last !== undefined && lanes.length > 0) lanes[0] = last;
    } else top.next = value;
    sink(0);
  }
}
