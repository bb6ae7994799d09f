import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '../../src/replay/replay.ts';

const recording = (name: string): string =>
  readFileSync(new URL(`../field/${name}.ndjson`, import.meta.url), 'utf8');
const statesOf = (name: string) => replay(recording(name)).steps.map(({ after }) => after.state);
const findingsOf = (name: string) =>
  replay(recording(name)).findings.map(({ id, level }) => `${level} ${id}`);
const spansOf = (name: string) =>
  replay(recording(name)).intervals.map(({ state, from, to }) => `${state} ${(to - from) / 1000}`);

describe('a recording of the field', () => {
  it('future-info: an informational event dated ahead changes no duration, and a finding reports it', () => {
    expect(spansOf('future-info')).toEqual(['idle 10', 'ringing 10', 'talking 40', 'wrapUp 0']);
    expect(findingsOf('future-info')).toEqual(['info time-not-believed']);
  });

  it('shared-seat: the next agent signs in at the same bar after a silent sign-out', () => {
    const { steps } = replay(recording('shared-seat'));
    expect(steps.slice(2).map(({ after }) => `${after.workNo} ${after.state}`)).toEqual([
      '30025 signedOut',
      '30025 idle',
      '30025 ringing',
      '30025 talking',
      '30025 talking',
      '30025 wrapUp',
      '30025 rest',
    ]);
    expect(findingsOf('shared-seat')).toEqual([]);
  });

  it('empty-poll: an answer without an event is no fault', () => {
    expect(statesOf('empty-poll')).toEqual(['idle', 'ringing']);
    expect(findingsOf('empty-poll')).toEqual([]);
  });

  it('far-range: no time of either clock makes a duration of years', () => {
    for (const span of spansOf('far-range')) expect(Number(span.split(' ')[1])).toBeLessThan(60);
  });

  it('burst: calls that a sleeping page received all at once still are three states', () => {
    expect(statesOf('burst')).toEqual(['idle', 'ringing', 'ringing', 'talking', 'talking', 'wrapUp', 'idle']);
  });
});
