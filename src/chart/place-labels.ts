import { type Area, headArea, pointOn } from './curves.ts';
import type { Curve } from './geometry.ts';

/** A text that wants to stand on a curve. */
export interface Label {
  readonly key: string;
  readonly text: string;
  readonly curve: Curve;
  /** It is shown in any case, beside its curve where there is no room on it. */
  readonly isForced: boolean;
}

/** A label and the place found for it; x and y are its middle. */
export interface PlacedLabel extends Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const LETTER = 7.3;
/** The height of a label, px. */
export const labelHeight = 20;
/** Rather near the head: of two labels on a line there and back, each stands by its own. */
const onCurve: readonly number[] = [0.58, 0.5, 0.66, 0.42, 0.74, 0.34, 0.82, 0.26, 0.9, 0.18, 0.1];
/** The distances beside the curve at which a label may stand, px across and down, nearest first. */
const beside: readonly (readonly [number, number])[] = [16, 26, 40, 56, 76, 100].flatMap((far) =>
  (
    [
      [0, -1],
      [0, 1],
      [-1.6, 0],
      [1.6, 0],
      [-1.4, -1],
      [1.4, -1],
      [-1.4, 1],
      [1.4, 1],
    ] as const
  ).map(([x, y]) => [x * far, y * far] as const),
);

/** The width of a label, px, for letters of 12.5 px. */
export const labelWidth = (text: string): number => Math.ceil(text.length * LETTER) + 14;

const overlaps = ([x, y, w, h]: Area, [ox, oy, ow, oh]: Area): boolean =>
  x < ox + ow && ox < x + w && y < oy + oh && oy < y + h;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The places of a label in the order in which they are tried: on its curve, and, if it has to, beside it. */
function* placesOf({ curve, isForced }: Label): Generator<Spot, void, void> {
  for (const part of onCurve) yield pointOn(curve, part);
  if (!isForced) return;
  for (const [dx, dy] of beside) {
    for (const part of [0.5, 0.75, 0.25]) {
      const { x, y } = pointOn(curve, part);
      yield { x: x + dx, y: y + dy };
    }
  }
}

/**
 * Puts each label on its curve where it covers neither a state, nor the head of an arrow, nor another label. One
 * that finds no such place is left out, unless it is forced: then it stands beside its curve.
 */
export const placeLabels = (
  labels: readonly Label[],
  obstacles: readonly Area[],
  page: Area,
): readonly PlacedLabel[] => {
  const taken = [...obstacles];
  const placed: PlacedLabel[] = [];
  const [left, top, pageWidth, pageHeight] = page;
  for (const label of labels) {
    const width = labelWidth(label.text);
    const areaOf = ({ x, y }: Spot): Area => [x - width / 2, y - labelHeight / 2, width, labelHeight];
    const isFree = ([x, y, w, h]: Area): boolean =>
      x >= left &&
      y >= top &&
      x + w <= left + pageWidth &&
      y + h <= top + pageHeight &&
      !overlaps([x, y, w, h], headArea(label.curve)) &&
      !taken.some((other) => overlaps([x, y, w, h], other));
    for (const spot of placesOf(label)) {
      const area = areaOf(spot);
      if (!isFree(area)) continue;
      taken.push(area);
      placed.push({ ...label, ...spot, width });
      break;
    }
  }
  return placed;
};
