import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunPacker } from '../../src/replay/packed-run.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import type { Replayed } from '../../src/replay/replayed.ts';
import { createReplayer } from '../../src/replay/replayer.ts';
import { startRun } from '../../src/run/run.ts';
import { take } from '../../src/run/take.ts';
import { shiftFrames } from '../../src/simulator/shift.ts';
import { badLines, storms } from './storms.ts';

describe('a run that was packed', () => {
  it('is equal to what it was before, after any frames', () => {
    const setup = replaySetup();
    const { pack, unpack } = createRunPacker();
    fc.assert(
      fc.property(fc.oneof(storms, badLines), (frames) => {
        let run = startRun(setup);
        for (const frame of frames) {
          run = take(run, frame, setup).run;
          expect(unpack(pack(run))).toStrictEqual(run);
        }
      }),
    );
  });
});

describe('agents that are packed while they are quiet', () => {
  it('are replayed as those that are not', () => {
    const workNos = ['1', '2', '3', '4', '5'];
    const frames = workNos
      .flatMap((workNo, seed) => [...shiftFrames({ workNo, seed, hours: 1 })])
      .sort((a, b) => a.at - b.at);
    const lines = frames.flatMap(({ kind, at, ...frame }) =>
      kind === 'message' && 'data' in frame ? JSON.stringify({ at, data: frame.data }) : [],
    );
    const replayed = (awake: number): readonly Replayed[] => {
      const replayer = createReplayer({ awake });
      return [...lines.flatMap((line) => replayer.take(replayer.read(line)).replayed), ...replayer.end()];
    };
    const all = replayed(5);
    expect(new Set(all.map(({ run }) => run)).size).toBe(5);
    for (const awake of [1, 2, 4]) expect(replayed(awake)).toStrictEqual(all);
  });
});
