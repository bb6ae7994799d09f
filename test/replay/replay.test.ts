import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { summary } from '../../src/measures/summary.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { replay } from '../../src/replay/replay.ts';
import type { Replayed } from '../../src/replay/replayed.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenario, scenarioNames } from '../../src/simulator/scenarios.ts';

const event = (eventType: string, workNo?: string, content: unknown = null) => ({
  eventType,
  workNo,
  content,
});
const line = (at: number, data: unknown) => JSON.stringify({ at, data });
const header = (facts: object) => JSON.stringify({ ccbarRecording: 1, ...facts });

const statesOf = (source: string | readonly (string | Frame)[]) =>
  replay(source).steps.map(({ after }) => `${after.workNo} ${after.state}`);

describe('replay', () => {
  it('gives the states of every scenario', () => {
    for (const name of scenarioNames) {
      const { to } = scenario(name);
      const { steps, findings, notes } = replay(framesOf(name));
      // No event reports a voluntary sign-out.
      if (name !== 'voluntary-sign-out-silent') expect(steps.at(-1)?.after.state, name).toBe(to);
      expect(
        findings.filter(({ level }) => level !== 'info'),
        name,
      ).toEqual([]);
      expect(notes).toEqual([]);
    }
  });

  it('takes a text, its lines or frames', () => {
    const lines = [
      line(1, event('AgentState_Ready', '1')),
      line(2, event('AgentState_SetRest_Success', '1')),
    ];
    const states = ['1 idle', '1 rest'];
    expect(statesOf(lines)).toEqual(states);
    for (const end of ['\n', '\r\n']) {
      expect(statesOf(lines.join(end))).toEqual(states);
      expect(statesOf(`${lines.join(end)}${end}`)).toEqual(states);
    }
  });

  it('names the lines that it skipped, and loses nothing else', () => {
    const text = [
      header({ agents: 1 }),
      line(1, event('AgentState_Ready', '1')),
      '{"at":2,"data":{"eventType":"Agent',
      '',
      'garbage',
      line(3, event('AgentState_SetRest_Success', '1')),
    ].join('\n');
    const { steps, notes } = replay(text);
    expect(steps.map(({ after }) => after.state)).toEqual(['idle', 'rest']);
    expect(notes).toEqual([
      { line: 3, message: 'Line 3 breaks off after 34 characters; skipped.', isSkipped: true },
      { line: 5, message: 'Line 5 is not JSON, but text of 7 characters; skipped.', isSkipped: true },
    ]);
  });

  it.each([[null], [5], [{}], [{ kind: 'other', at: 1 }], [{ kind: 'message', at: Number.NaN }]])(
    'skips %o among frames with a note, as a live agent does',
    (odd) => {
      const { steps, findings, notes } = replay([odd as Frame, ...framesOf('inbound-manual-answer-to-idle')]);
      expect(notes).toEqual([{ line: 1, message: 'Line 1 is no frame; skipped.', isSkipped: true }]);
      expect([steps.at(-1)?.after.state, findings]).toEqual(['idle', []]);
    },
  );

  it('is nothing of nothing', () => {
    expect(replay('')).toMatchObject({ steps: [], findings: [], intervals: [], notes: [] });
    expect(replay([])).toMatchObject({ steps: [], findings: [], intervals: [], notes: [] });
    expect([...replay('')]).toEqual([]);
  });

  it('stops at `until`, given as number or time, and lets time pass until then', () => {
    const at = Date.UTC(2026, 0, 1);
    const lines = [line(at, event('AgentState_Ready', '1')), line(at + 5000, event('AgentState_Work', '1'))];
    for (const until of [at + 4000, '2026-01-01T00:00:04Z']) {
      const { steps, intervals } = replay(lines, { until });
      expect(steps).toHaveLength(1);
      expect(intervals).toMatchObject([{ state: 'idle', from: at, to: at + 4000, endedBy: null }]);
    }
    const rules = [wrapUpLimit({ seconds: 60 })];
    expect(replay(lines, { rules, until: at + 64_999 }).findings).toEqual([]);
    expect(replay(lines, { rules, until: at + 65_000 }).findings).toMatchObject([
      { id: 'wrap-up-limit', at: at + 65_000 },
    ]);
  });

  it.each([
    { options: { until: 'tea time' } },
    { options: { until: Number.NaN } },
    { options: { speed: 0 } },
    { options: { speed: Number.NaN } },
  ])('refuses $options', ({ options }) => {
    expect(() => replay('', options)).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});

describe('several agents in one recording', () => {
  const two = [
    line(1, event('AgentState_Ready', '1')),
    line(2, event('AgentState_Ready', '2')),
    line(3, event('AgentState_SetRest_Success', '1')),
    line(4, event('AgentState_Work', '2')),
  ];

  it('are distinguished by workNo', () => {
    expect(statesOf(two)).toEqual(['1 idle', '2 idle', '1 rest', '2 wrapUp']);
    expect(replay(two).findings).toEqual([]);
  });

  it('are one agent and strangers when the header names one agent', () => {
    const { steps, findings } = replay([header({ agents: 1 }), ...two]);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['expected', 'foreign', 'expected', 'foreign']);
    expect(findings.map(({ id }) => id)).toEqual(['foreign-agent']);
  });

  it('are one agent and strangers when one is asked for', () => {
    expect(replay(two, { workNo: '2' }).steps.map(({ outcome }) => outcome)).toEqual([
      'foreign',
      'expected',
      'foreign',
      'expected',
    ]);
  });

  it('get an event that names nobody when they sent the last one; the first may be named later', () => {
    const states = statesOf([
      line(1, event('AgentState_Ready')),
      line(2, event('AgentState_SetRest_Success', '1')),
      line(3, event('AgentState_Ready', '2')),
      line(4, event('AgentState_Work')),
      JSON.stringify({ at: 5, kind: 'interrupted', cause: 'reload' }),
      line(6, event('AgentState_CancelRest_Success', '1')),
    ]);
    expect(states).toEqual(['null idle', '1 rest', '2 idle', '2 wrapUp', '2 wrapUp', '1 idle']);
  });

  it('are distinguished within one list', () => {
    const eventList = [
      event('AgentState_Ready', '1'),
      event('AgentState_Ready', '2'),
      event('AgentState_Work', '1'),
    ];
    expect(statesOf([line(1, { eventList })])).toEqual(['1 idle', '1 wrapUp', '2 idle']);
    expect(
      statesOf([line(1, JSON.stringify({ workNo: '7', eventList: [event('AgentState_Ready')] }))]),
    ).toEqual(['7 idle']);
  });

  it('bug: are the same with and without zeros in front, in order, and one row of the summary', () => {
    const sent = ['AgentState_Ready', 'AgentState_SetRest_Success', 'AgentState_CancelRest_Success'] as const;
    const events = sent.map((id, index) => event(id, index === 1 ? '030021' : '30021'));
    for (const lines of [
      events.map((one, index) => line(index + 1, one)),
      [line(1, { eventList: events })],
    ]) {
      expect(statesOf(lines)).toEqual(['30021 idle', '30021 rest', '30021 idle']);
    }
    const seats = ['030021', '2', '30021'].flatMap((workNo, index) => [
      line(index * 10 + 1, event('AgentOther_InService', workNo)),
      line(index * 10 + 2, event('AgentState_Ready', workNo)),
    ]);
    const { agents } = summary(replay([header({ agents: 1 }), ...seats], { until: 60 }).intervals);
    expect(agents.map(({ workNo }) => workNo)).toEqual(['2', '030021']);
  });

  it('begin anew with each header', () => {
    const text = [header({ agents: 1 }), two[0], header({ agents: 1 }), two[2]].join('\n');
    const { steps, intervals } = replay(text);
    expect(steps.map(({ before }) => before.state)).toEqual(['unknown', 'unknown']);
    expect(intervals.map(({ state, endedBy }) => [state, endedBy])).toEqual([
      ['idle', null],
      ['rest', null],
    ]);
    expect([...replay(text)].map(({ run }) => run)).toEqual([1, 1, 2, 2]);
  });
});

describe('the end of a recording', () => {
  const at = Date.UTC(2026, 0, 1);
  const ringing = line(at, event('AgentState_Busy', '1'));
  const written = (recordedAt: number, agents = 1) =>
    header({ agents, recordedAt: new Date(recordedAt).toISOString() });

  it.each([
    {
      what: 'is when it was written down: stuck in ringing shows',
      first: written(at + 600_000),
      length: 600_000,
    },
    { what: 'is its last frame when it was written long after', first: written(at + 1e9), length: 0 },
    { what: 'is its last frame when several agents are in it', first: written(at + 600_000, 2), length: 0 },
    { what: 'is its last frame when the header does not state it', first: header({ agents: 1 }), length: 0 },
  ])('$what', ({ first, length }) => {
    const { intervals } = replay([first, ringing]);
    expect(intervals.map(({ state, from, to }) => [state, to - from])).toEqual([['ringing', length]]);
  });

  it('does not reach into the recording after it', () => {
    const { intervals } = replay([written(at + 1000), ringing, written(at + 9000), ringing], {
      until: at + 5000,
    });
    expect(intervals.map(({ from, to }) => [from - at, to - at])).toEqual([
      [0, 1000],
      [0, 5000],
    ]);
  });
});

describe('step by step', () => {
  it('gives each line as it is taken, and the end', () => {
    const steps = replay([
      line(1, event('AgentState_Ready', '1')),
      'x',
      line(1000, event('AgentState_Work', '1')),
    ]);
    const played = [...steps].map(({ line: number, run, frame, situation, intervals }) => ({
      number,
      run,
      isFrame: frame !== null,
      state: situation.state,
      intervals: intervals.map(({ state, to }) => `${state} to ${to}`),
    }));
    expect(played).toEqual([
      { number: 1, run: 1, isFrame: true, state: 'idle', intervals: [] },
      { number: 3, run: 1, isFrame: true, state: 'wrapUp', intervals: ['idle to 1000'] },
      { number: 3, run: 1, isFrame: false, state: 'wrapUp', intervals: ['wrapUp to 1000'] },
    ]);
  });

  it('reads no further than it was asked', () => {
    let read = 0;
    function* lines() {
      for (let at = 1; at <= 10; at++) {
        read += 1;
        yield line(at, event('AgentState_Ready', '1'));
      }
    }
    for (const { line: number } of replay(lines())) if (number === 3) break;
    expect(read).toBe(3);
  });
});

describe('in recorded time', () => {
  const at = Date.UTC(2026, 0, 1);
  const lines = [
    header({ agents: 1 }),
    line(at, event('AgentState_Ready', '1')),
    line(at + 60_000, event('AgentState_Work', '1')),
    line(at + 600_000, event('AgentState_Ready', '1')),
  ];
  const rules = [wrapUpLimit({ seconds: 120 })];

  const playedAt = (speed: number, until?: number) => {
    const clock = new VirtualTimeScheduler();
    const emitted: [time: number, what: string][] = [];
    const what = ({ findings, frame, situation }: Replayed) =>
      findings[0]?.id ?? (frame === null ? 'end' : situation.state);
    replay(lines, { rules, speed, clock, ...(until !== undefined && { until }) }).played$.subscribe({
      next: (one) => emitted.push([clock.now(), what(one)]),
      complete: () => emitted.push([clock.now(), 'complete']),
    });
    clock.flush();
    return emitted;
  };

  it.each([
    { speed: 1, times: [0, 60_000, 180_000, 600_000] },
    { speed: 60, times: [0, 1000, 3000, 10_000] },
  ])('plays at $speed times the speed, findings about time when they are due', ({ speed, times }) => {
    const [ready, work, limit, again] = times;
    expect(playedAt(speed)).toEqual([
      [ready, 'idle'],
      [work, 'wrapUp'],
      [limit, 'wrap-up-limit'],
      [again, 'idle'],
      [again, 'end'],
      [again, 'complete'],
    ]);
  });

  it('plays on until `until`', () => {
    expect(playedAt(1, at + 200_000)).toEqual([
      [0, 'idle'],
      [60_000, 'wrapUp'],
      [180_000, 'wrap-up-limit'],
      [200_000, 'end'],
      [200_000, 'complete'],
    ]);
  });

  it('ends when nobody listens any more, and leaves no timer', () => {
    const clock = new VirtualTimeScheduler();
    let emitted = 0;
    const playing = replay(lines, { clock }).played$.subscribe(() => {
      emitted += 1;
    });
    playing.unsubscribe();
    clock.flush();
    expect(emitted).toBe(1);
    expect(clock.now()).toBe(0);
  });

  it('loses no time when the clock went back while it was recorded', () => {
    const clock = new VirtualTimeScheduler();
    const back = [
      line(at, event('AgentState_Ready')),
      line(at - 5000, event('AgentState_Work')),
      line(at + 10, 0),
    ];
    const times: number[] = [];
    replay(back, { clock }).played$.subscribe(() => times.push(clock.now()));
    clock.flush();
    expect(times).toEqual([0, 0, 10, 10]);
  });
});
