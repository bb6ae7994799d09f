import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInterval } from '../../src/measures/interval.ts';
import { nextShift, noShift, type ShiftState, totalsOf } from '../../src/measures/summary.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { type Run, runSetup, startRun } from '../../src/run/run.ts';
import { loadRun, saveRun } from '../../src/run/save-run.ts';
import { dueAt, endRun, pass, take } from '../../src/run/take.ts';
import type { Turn } from '../../src/run/turn.ts';
import { badLines, storms } from '../replay/storms.ts';
import { everyRule } from '../rules/every-rule.ts';

const setup = runSetup({ rules: everyRule(), follow: nextInterval });

const overJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Puts a run down and takes it up again, as on another machine. */
const putDown = (run: Run): Run => {
  const loaded = loadRun(overJson(saveRun(run, setup)), setup);
  if (!loaded.ok) throw new Error(loaded.message);
  return loaded.run;
};

/** A finding about time names the step before it, which has no data any more once the run was put down. */
const gist = ({ cause, ...finding }: Finding) => ({
  ...finding,
  cause: cause?.kind === 'step' ? [cause.seq, cause.at, cause.outcome, cause.after] : cause,
}, 3_600_000);

const comparable = ({ findings, entries, ...turn }: Turn) => ({
  ...turn,
  findings: findings.map(gist),
  entries: entries.map((entry) => ({ ...entry, findings: entry.findings.map(gist) })),
}, 3_600_000);

describe('a run that is put down and taken up after every frame', () => {
  it('gives the turns, findings, intervals and totals of one that went on', () => {
    fc.assert(
      fc.property(fc.oneof(storms, badLines), fc.nat(7_200_000), (frames, later) => {
        let going = startRun(setup);
        let moved = putDown(going);
        let shift: ShiftState = noShift;
        let movedShift: ShiftState = noShift;
        const follow = (turn: Turn, movedTurn: Turn) => {
          expect(comparable(movedTurn)).toEqual(comparable(turn));
          for (const interval of turn.intervals) shift = nextShift(shift, interval);
          for (const interval of movedTurn.intervals) movedShift = nextShift(overJson(movedShift), interval);
        };
        for (const frame of frames) {
          const taken = take(going, frame, setup);
          const movedTaken = take(moved, frame, setup);
          follow(taken.turn, movedTaken.turn);
          going = taken.run;
          moved = putDown(movedTaken.run);
          expect(dueAt(moved)).toBe(dueAt(going));
        }
        const last = (frames.at(-1)?.at ?? 0) + later;
        const passed = pass(going, last, setup);
        const movedPassed = pass(moved, last, setup);
        follow(passed.turn, movedPassed.turn);
        const ended = endRun(passed.run, last, setup);
        const movedEnded = endRun(putDown(movedPassed.run), last, setup);
        follow(ended.turn, movedEnded.turn);
        expect(totalsOf(movedShift)).toEqual(totalsOf(shift));
      }),
      { numRuns: 3000 },
    );
  });
}, 3_600_000);
