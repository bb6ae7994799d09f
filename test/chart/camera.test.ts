import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  followingCamera,
  panned,
  readableScale,
  viewBoxOf,
  wholeCamera,
  zoomed,
} from '../../src/chart/camera.ts';

const chart = { width: 1000, height: 500 };
const box = fc.record({
  width: fc.integer({ min: 60, max: 2500 }),
  height: fc.integer({ min: 60, max: 1500 }),
});
const area = fc.tuple(
  fc.integer({ min: 0, max: 900 }),
  fc.integer({ min: 0, max: 460 }),
  fc.constant(100),
  fc.constant(40),
);

const partsOf = (text: string) => text.split(' ').map(Number) as [number, number, number, number];

describe('the camera of a chart', () => {
  it('follows an area at a size that can be read, and shows the whole where that can be read', () => {
    fc.assert(
      fc.property(box, area, (seen, [x, y, w, h]) => {
        const camera = followingCamera(chart, seen, [x, y, w, h]);
        expect(camera.scale).toBeGreaterThanOrEqual(readableScale);
        const [left, top, width, height] = partsOf(viewBoxOf(camera, seen));
        const middle = { x: x + w / 2, y: y + h / 2 };
        expect(middle.x).toBeGreaterThanOrEqual(left - 1);
        expect(middle.x).toBeLessThanOrEqual(left + width + 1);
        expect(middle.y).toBeGreaterThanOrEqual(top - 1);
        expect(middle.y).toBeLessThanOrEqual(top + height + 1);
        // If there is more to see, no empty edge is shown.
        if (width < chart.width) expect(left).toBeGreaterThanOrEqual(-0.01);
        if (height < chart.height) expect(top + height).toBeLessThanOrEqual(chart.height + 0.01);
      }),
    );
  });

  it('zooms around the point that is pointed at', () => {
    fc.assert(
      fc.property(
        box,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seen, factor, part) => {
          const at = { x: seen.width * part, y: seen.height * part };
          const before = followingCamera(chart, seen, null);
          const after = zoomed(before, factor, seen, at);
          const under = ({ x, scale }: typeof before) => x + (at.x - seen.width / 2) / scale;
          expect(under(after)).toBeCloseTo(under(before), 6);
        },
      ),
    );
  });

  it('pans by px of the screen, and never past the chart', () => {
    const camera = wholeCamera(chart, { width: 500, height: 250 });
    expect(panned(camera, 50, -25, chart)).toEqual({ scale: 0.5, x: 600, y: 200 });
    expect(panned(camera, 1e6, -1e6, chart)).toEqual({ scale: 0.5, x: 1000, y: 0 });
  });
});
