import { type Area, pointOn } from './curves.ts';
import type { Curve } from './geometry.ts';

/** A text that wants to stand on a curve. */
export interface Label {
  readonly key: string;
  readonly text: string;
  readonly curve: Curve;
  /** It is shown even where it covers something. */
  readonly isForced: boolean;
}

/** Where a label found its place; x and y are its middle. */
export interface PlacedLabel extends Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const LETTER = 6.1;
const HEIGHT = 18;
/** Rather near the head: of two labels on a line there and back, each stands by its own. */
const tries: readonly number[] = [0.58, 0.5, 0.66, 0.42, 0.74, 0.34, 0.82, 0.26, 0.9, 0.18, 0.1];

/** The width of a label, px, for letters of 11 px. */
export const labelWidth = (text: string): number => Math.ceil(text.length * LETTER) + 12;

const overlaps = ([x, y, w, h]: Area, [ox, oy, ow, oh]: Area): boolean =>
  x < ox + ow && ox < x + w && y < oy + oh && oy < y + h;

/**
 * Puts each label on its curve where it covers neither a state nor another label. One that finds no such
 * place is left out, unless it is forced: a calm picture says more than a full one.
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
    const places = tries.map((part) => {
      const { x, y } = pointOn(label.curve, part);
      const area: Area = [x - width / 2, y - HEIGHT / 2, width, HEIGHT];
      return { x, y, area };
    });
    const isFree = ({ area: [x, y, w, h] }: { readonly area: Area }): boolean =>
      x >= left &&
      y >= top &&
      x + w <= left + pageWidth &&
      y + h <= top + pageHeight &&
      !taken.some((other) => overlaps([x, y, w, h], other));
    const found = places.find(isFree) ?? (label.isForced ? places[0] : undefined);
    if (found === undefined) continue;
    taken.push(found.area);
    placed.push({ ...label, x: found.x, y: found.y, width });
  }
  return placed;
};
