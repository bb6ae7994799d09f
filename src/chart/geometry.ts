/**
 * The direction in which a chart reads: `LR`, from left to right, suits a wide place, `TB`, downwards, a tall one.
 */
export type Direction = 'LR' | 'TB';

/** A curve in px: a start, and for each piece two handles and an end, as plain numbers. */
export type Curve = readonly number[];

/** The places of the states and lines of a chart, px from its top left. */
export interface Geometry {
  /** `[x, y, width, height]` by state id; the machine itself is the whole page. */
  readonly boxes: { readonly [id: string]: readonly [number, number, number, number] };
  /** By `source>target`. A line there and back has one curve, under the key that comes first. */
  readonly curves: { readonly [key: string]: Curve };
}
