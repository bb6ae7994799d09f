import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/agent/step.ts';
import { intervalAt, nextInterval, type OpenInterval } from '../../src/measures/interval.ts';
import { intervals } from '../../src/measures/intervals.ts';
import { replay } from '../../src/replay/replay.ts';
import { badLines, storms } from '../replay/storms.ts';

/** Returns the newest time of any step. */
const newestOf = (steps: readonly Step[]): number => Math.max(...steps.map(({ at }) => at));

describe('intervals, for any frames', () => {
  it('tile the time from the first step on: no gap and no overlap, each ends where the next begins', () => {
    fc.assert(
      fc.property(fc.oneof(storms, badLines), (frames) => {
        const { steps } = replay(frames);
        const [first] = steps;
        if (first === undefined) return;
        const end = newestOf(steps) + 1000;
        const tiles = intervals(steps, end);
        expect(tiles.at(-1)).toMatchObject({ to: end, endedBy: null });
        tiles.forEach((tile, index) => {
          expect(tile.to).toBeGreaterThan(tile.from);
          expect(tile.from).toBe(index === 0 ? first.at : tiles[index - 1]?.to);
          if (index < tiles.length - 1) expect(tile.endedBy).not.toBeNull();
        });
      }),
    );
  });

  it('show, at every moment, the state the model was in', () => {
    fc.assert(
      fc.property(fc.oneof(storms, badLines), (frames) => {
        let open: OpenInterval | null = null;
        for (const step of replay(frames).steps) {
          open = nextInterval(open, step).open;
          const { state, reason, certainty } = step.after;
          expect(intervalAt(open, Number.MAX_SAFE_INTEGER)).toMatchObject({
            state,
            reason,
            certainty,
            endedBy: null,
          });
        }
      }),
    );
  });

  it('are the same when every event is delivered twice', () => {
    fc.assert(
      fc.property(badLines, (frames) => {
        const once = replay(frames.filter(({ kind }) => kind === 'message'));
        const twice = replay(
          frames.filter(({ kind }) => kind === 'message').flatMap((frame) => [frame, frame]),
        );
        expect(twice.intervals).toEqual(once.intervals);
      }),
    );
  });
});
