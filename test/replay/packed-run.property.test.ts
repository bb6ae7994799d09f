import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunPacker } from '../../src/replay/packed-run.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import type { Replayed } from '../../src/replay/replayed.ts';
import { createReplayer } from '../../src/replay/replayer.ts';
import { restLimit } from '../../src/rules/business/rest-limit.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
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
  const workNos = ['1', '2', '3', '4', '5'];
  const lines = workNos
    .flatMap((workNo, seed) => [...shiftFrames({ workNo, seed, hours: 1 })])
    .sort((a, b) => a.at - b.at)
    .flatMap(({ kind, at, ...frame }) =>
      kind === 'message' && 'data' in frame ? { at, line: JSON.stringify({ at, data: frame.data }) } : [],
    );

  it('are replayed as those that are not', () => {
    const replayed = (awake: number): readonly Replayed[] => {
      const replayer = createReplayer({ awake });
      const taken = lines.flatMap(({ line }) => replayer.take(replayer.read(line)).replayed);
      return [...taken, ...replayer.end()];
    };
    const all = replayed(5);
    expect(new Set(all.map(({ run }) => run)).size).toBe(5);
    for (const awake of [1, 2, 4]) expect(replayed(awake)).toStrictEqual(all);
  });

  it('are found by rules at the same times, while time passes between the lines', () => {
    const rules = [wrapUpLimit({ seconds: 5 }), restLimit({ seconds: 60 })];
    const found = (awake: number): readonly (readonly [run: number, due: number, message: string])[] => {
      const replayer = createReplayer({ awake, rules });
      return lines.flatMap(({ at, line }) => {
        const due = replayer.due();
        const passed = due < at ? replayer.passTo(due) : [];
        replayer.take(replayer.read(line));
        return passed.flatMap(({ run, findings }) =>
          findings.map(({ message }) => [run, due, message] as const),
        );
      });
    };
    const all = found(5);
    expect(new Set(all.map(([run]) => run)).size).toBeGreaterThan(1);
    for (const awake of [1, 2, 4]) expect(found(awake)).toStrictEqual(all);
  });
});
