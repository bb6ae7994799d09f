import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '../../src/replay/replay.ts';

/** Recordings as earlier versions wrote them. They are never written anew: what reads them has to follow. */
const recording = (name: string) => readFileSync(`test/replay/recordings/${name}`, 'utf8');

describe('a recording of format', () => {
  it('1 is read, and gives what it gave', () => {
    const { steps, findings, intervals, notes } = replay(recording('v1.ndjson'));
    expect(notes).toEqual([]);
    expect(steps).toHaveLength(22);
    expect(findings.map(({ id }) => id)).toEqual(['link-interrupted']);
    const lines = intervals.map(({ state, detail, from, to, certainty }) =>
      [state, detail, Math.round((to - from) / 1000), certainty].join(' '),
    );
    expect(lines).toEqual([
      'signedOut  0 observed',
      'idle  60 observed',
      'ringing  6 observed',
      'talking active 30 observed',
      'talking held 9 observed',
      'talking active 9 observed',
      'wrapUp automatic 20 observed',
      'rest  600 observed',
      'rest overdue 40 observed',
      'idle  2 observed',
      // The state that was stale for a moment proved to have been idle all along.
      'idle  31 assumed',
      // It rang until the recording was written.
      'ringing  454 observed',
    ]);
  });
});
