/** The elements of a binary heap, by their places in it: lists, as many as there are facts about an element. */
export interface HeapLists {
  readonly size: () => number;
  /** Returns whether the element at one place comes before the one at another. */
  readonly isBefore: (a: number, b: number) => boolean;
  readonly swap: (a: number, b: number) => void;
}

/** Brings the element at a place to where it belongs, after it was added or has changed. The first one is at 0. */
export const settleInHeap = ({ size, isBefore, swap }: HeapLists, place: number): void => {
  let at = place;
  for (let parent = (at - 1) >> 1; at > 0 && isBefore(at, parent); parent = (at - 1) >> 1) {
    swap(at, parent);
    at = parent;
  }
  for (let child = 2 * at + 1; child < size(); child = 2 * at + 1) {
    if (child + 1 < size() && isBefore(child + 1, child)) child += 1;
    if (!isBefore(child, at)) return;
    swap(at, child);
    at = child;
  }
};
