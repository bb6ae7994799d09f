import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../src/protocol/frame.ts';
import { replay } from '../../src/replay/replay.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Faults } from '../../src/simulator/faults.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { everyRule } from './every-rule.ts';
import { live } from './live.ts';

const hour = 3_600_000;

const lines: readonly { readonly name: string; readonly seed: number; readonly faults?: Faults }[] = [
  { name: 'a good line', seed: 1 },
  { name: 'a line that drops and repeats', seed: 2, faults: { drop: 0.2, repeat: 0.3 } },
  { name: 'a line that is late and out of order', seed: 3, faults: { reorder: 2, delayMs: [50, 4000] } },
  { name: 'a line that breaks and is intruded on', seed: 4, faults: { reload: 0.2, foreign: 0.3, odd: 0.3 } },
  {
    name: 'a line where everything goes wrong',
    seed: 5,
    faults: { drop: 0.1, repeat: 0.2, reorder: 1, delayMs: [0, 9000], reload: 0.1, foreign: 0.1, odd: 0.1 },
  },
];

/** All scenarios, one after the other: a day. */
const dayOf = ({ seed, faults }: (typeof lines)[number]): readonly Frame[] => {
  let startAt = Date.UTC(2026, 0, 1, 8);
  return scenarioNames.flatMap((name, place) => {
    const frames = framesOf(name, { startAt, seed: seed * 100 + place, ...(faults && { faults }) });
    startAt = Math.max(startAt, frames.at(-1)?.at ?? 0) + 90_000;
    // As a door dates them: without a monotonic clock, a long delay and a page clock that was set look alike.
    return frames.map((frame) => ({ ...frame, monotonic: frame.at }));
  });
};

const ids = (findings: readonly Finding[]) => findings.map(({ id, at, count }) => `${at} ${id} ${count}`);

describe('live and replayed findings are equal', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each(lines)('on $name', (line) => {
    const frames = dayOf(line);
    const until = (frames.at(-1)?.at ?? 0) + hour;
    const replayed = replay(frames, { rules: everyRule(), until });
    const lived = live(frames, { rules: everyRule(), until });
    expect(ids(lived.findings)).toEqual(ids(replayed.findings));
    expect(lived.findings).toEqual(replayed.findings);
    expect(lived.steps).toEqual(replayed.steps);
    const found = new Set(replayed.findings.map(({ id }) => id));
    expect(found.size).toBeGreaterThan(10);
  });

  it.each(lines)('on $name, in a hidden tab that wakes in the end', (line) => {
    const page = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', page);
    const frames = dayOf(line);
    const until = (frames.at(-1)?.at ?? 0) + hour;
    const { findings } = live(frames, { rules: everyRule(), until, period: 600_000 });
    page.dispatchEvent(new Event('visibilitychange'));
    expect(ids(findings)).toEqual(ids(replay(frames, { rules: everyRule(), until }).findings));
  });

  it('times never run backwards, but for what arrives late', () => {
    const frames = dayOf({ name: '', seed: 9, faults: { delayMs: [0, 9000] } });
    const due = replay(frames, { rules: everyRule() }).findings.filter(({ id }) => id.endsWith('-limit'));
    const times = due.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
