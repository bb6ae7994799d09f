import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { replay } from '../../src/replay/replay.ts';
import { type EventRow, framesOf, runFrames, runTable, start } from './run-table.ts';

// One call, dated by clocks that are wrong in every way. The truth about it is written here once; the rows only state
// what the clocks make of it.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const millennium = 365_250 * day;

const callid = '1767225601-118';

/** The events that really happen; times in seconds. */
const shift = [
  [0, 'AgentState_Ready', null, 'idle'],
  [600, 'AgentState_Busy', null, 'ringing'],
  [602, 'AgentEvent_Ringing', { callid, feature: '0' }, 'ringing'],
  [610, 'AgentEvent_Talking', { callid, feature: '0' }, 'talking'],
  [790, 'AgentEvent_Call_Release', callid, 'talking'],
  [791, 'AgentState_Work', null, 'wrapUp'],
  [821, 'AgentState_CancelWork_Success', null, 'idle'],
  [1421, 'AgentState_SetRest_Success', { reason: '2' }, 'rest'],
] as const;

interface Clocks {
  /** The error of the platform's clock at an event, ms; `null`: no time is sent. */
  readonly platform?: (index: number) => number | null;
  /** The error of the page's clock at its arrival, ms. */
  readonly page?: (index: number) => number;
  /** The page has a clock that nobody sets. */
  readonly isMeasured?: boolean;
}

const right = () => 0;

const framesBy = ({ platform = right, page = right, isMeasured = false }: Clocks): readonly Frame[] =>
  shift.map(([time, eventType, content], index) => {
    const truth = start + time * second;
    const error = platform(index);
    const timed = error === null ? {} : { eventGenTime: truth + error };
    return {
      ...messageFrame(encodeEvent({ eventType, workNo: '30021', content, ...timed }), {
        at: truth + page(index),
      }),
      ...(isMeasured && { monotonic: truth }),
    };
  });

const only = (wrong: number, by: number) => (index: number) => (index === wrong ? by : 0);
const from = (first: number, by: number) => (index: number) => (index >= first ? by : 0);

/** The seconds from each event to the next, as the agent measured them. */
const spansOf = (clocks: Clocks) => {
  const { steps } = runFrames(framesBy(clocks));
  return steps.slice(1).map((step, index) => Math.round((step.at - (steps[index]?.at ?? 0)) / second));
};
const truth = spansOf({});
const states = shift.map(([, , , state]) => state);

describe('an event that alone has a wrong time', () => {
  const ahead = [3 * second, 20 * second, 5 * minute, day, millennium];
  it.each(ahead.flatMap((by) => [1, 3, 5].map((index) => [by, index] as const)))(
    '%i ms ahead, event %i: every state is right, and no duration is wrong by more than the tolerance',
    (by, index) => {
      const clocks: Clocks = { platform: only(index, by) };
      const { outcomes } = runFrames(framesBy(clocks));
      expect(runFrames(framesBy(clocks)).states).toEqual(states);
      expect(outcomes).not.toContain('late');
      spansOf(clocks).forEach((span, place) => {
        expect(Math.abs(span - (truth[place] ?? 0))).toBeLessThanOrEqual(5);
      });
    },
  );

  it.each([20 * second, 5 * minute, day, millennium])('%i ms ahead is a finding and no more', (by) => {
    const { findings } = runFrames(framesBy({ platform: only(3, by) }));
    expect(findings.map(({ id, level }) => `${level} ${id}`)).toEqual(['info time-not-believed']);
  });

  it.each([20 * second, 5 * minute, day])('%i ms behind: it alone may be held back', (by) => {
    const { outcomes, findings } = runFrames(framesBy({ platform: only(3, -by) }));
    expect(outcomes.filter((outcome) => outcome === 'late')).toHaveLength(1);
    expect(outcomes.indexOf('late')).toBe(3);
    expect(findings.map(({ id }) => id)).toContain('late-event');
  });

  it.each([60 * second, 5 * minute])(
    'bug: %i ms behind after a long silence made the new state that old',
    (by) => {
      const clocks: Clocks = { platform: only(7, -by), isMeasured: true };
      expect(spansOf(clocks)).toEqual(truth);
    },
  );
});

describe('the clock of the platform is set for good', () => {
  it.each(
    [3 * second, 20 * second, 5 * minute, hour, day].flatMap((by) => [
      [by, true] as const,
      [by, false] as const,
    ]),
  )('forward by %i ms (page with a clock that nobody sets: %s): nothing is lost', (by, isMeasured) => {
    const clocks: Clocks = { platform: from(3, by), isMeasured };
    expect(runFrames(framesBy(clocks)).states).toEqual(states);
    spansOf(clocks).forEach((span, place) => {
      expect(Math.abs(span - (truth[place] ?? 0))).toBeLessThanOrEqual(5);
    });
  });

  it.each([20 * second, 5 * minute, hour, day])(
    'back by %i ms: one event is held back, and one warning reports it',
    (by) => {
      const { outcomes, warnings, steps } = runFrames(framesBy({ platform: from(3, -by) }));
      expect(outcomes.filter((outcome) => outcome === 'late').length).toBeLessThanOrEqual(1);
      expect(steps.slice(5).map(({ after }) => after.state)).toEqual(states.slice(5));
      expect(
        warnings.filter((message) => message.startsWith('The clock of the platform')).length,
      ).toBeLessThanOrEqual(1);
    },
  );
});

describe('a slower and a faster node', () => {
  const turns = (by: number) => (index: number) => (index % 2 === 0 ? 0 : -by);
  it.each([second, 3 * second, 4.9 * second])('taking turns, %i ms apart: nothing is lost', (by) => {
    const clocks: Clocks = { platform: turns(by) };
    expect(runFrames(framesBy(clocks)).states).toEqual(states);
    spansOf(clocks).forEach((span, place) => {
      expect(Math.abs(span - (truth[place] ?? 0))).toBeLessThanOrEqual(5);
    });
  });

  it.each([20 * second, 2 * minute, 10 * minute])(
    'taking turns, %i ms apart: one event is held back at most',
    (by) => {
      const { outcomes } = runFrames([...framesBy({ platform: turns(by) })]);
      expect(outcomes.filter((outcome) => outcome === 'late').length).toBeLessThanOrEqual(1);
    },
  );

  it.each<readonly [what: string, rows: readonly EventRow[], state: string]>([
    [
      'the reservation of a call that is over',
      [
        ['AgentEvent_Ringing', { callid }, { at: 100, gen: 100 }],
        ['AgentEvent_Call_Release', callid, { at: 500, gen: 500 }],
        ['AgentState_Busy', null, { at: 600, gen: 0 }],
      ],
      'ringing',
    ],
    [
      'the ring of a call that is over, in the state after it',
      [
        ['AgentState_Busy', null, { at: 0, gen: 0 }],
        ['AgentOther_PhoneAlerting', { callid, caller: '138' }, { at: 100, gen: 100 }],
        ['AgentState_SetNotReady_Success', { reason: '7' }, { at: 900, gen: 900 }],
        ['AgentState_CancelNotReady_Success', null, { at: 1200, gen: 1200 }],
        ['AgentEvent_Ringing', { callid }, { at: 1300, gen: 200 }],
      ],
      'idle',
    ],
  ])('bug: %s began it anew when a slower node sent it', (_what, rows, state) => {
    const { outcomes, model } = runTable(rows);
    expect(outcomes.at(-1)).toBe('late');
    expect(model.situation).toMatchObject({ state, call: null });
  });

  it('bug: a clock set back by less than the nodes differ began the next state long before it arrived', () => {
    const frames = framesOf([
      ['AgentState_Ready', null, { at: 0, gen: 0 }],
      ['AgentState_SetRest_Success', null, { at: 60_000, gen: 60_000 }],
      ['AgentState_CancelRest_Success', null, { at: 90_000, gen: 57_000 }],
    ]);
    const { steps } = runFrames(frames.map((frame) => ({ ...frame, monotonic: frame.at })));
    expect(steps.map(({ at, after }) => [at - start, after.state])).toEqual([
      [0, 'idle'],
      [60_000, 'rest'],
      [90_000, 'idle'],
    ]);
  });

  it('bug: two ends of calls in a row were held back, and a third event, when the clock was set back', () => {
    const { outcomes, model } = runTable([
      ['AgentState_Ready', null, { at: 0, gen: 0 }],
      ['AgentOther_PhoneAlerting', null, { at: 60_000, gen: 60_000 }],
      ['AgentEvent_Call_Out_Fail', callid, { at: 80_000, gen: 80_000 - hour }],
      ['AgentEvent_Connect_Fail', callid, { at: 80_200, gen: 80_200 - hour }],
      ['AgentState_SetRest_Success', null, { at: 90_000, gen: 90_000 - hour }],
    ]);
    expect(outcomes.filter((outcome) => outcome === 'late')).toHaveLength(1);
    expect(model.situation.state).toBe('rest');
  });

  it('talking of a slower node is applied in ringing, at the newest time', () => {
    const { steps } = runFrames(framesBy({ platform: only(3, -9 * second) }));
    expect(steps[3]).toMatchObject({
      outcome: 'expected',
      at: start + 602 * second,
      after: { state: 'talking' },
    });
  });
});

describe('the tolerance', () => {
  it('is an option: nodes that differ by eight seconds', () => {
    const frames = framesBy({ platform: (index) => (index % 2 === 0 ? 0 : -8 * second) });
    expect(runFrames(frames).outcomes).toContain('late');
    const { steps: lenient } = replay(frames, { clockTolerance: 9 * second });
    expect(lenient.map(({ after }) => after.state)).toEqual(states);
  });
});

describe('second deliveries', () => {
  it.each([1, 3, 20])(
    'of everything that came, %i shifts of it, with their old times move nothing',
    (shifts) => {
      const long = Array.from({ length: shifts }, (_, day_) =>
        framesBy({ platform: () => day_ * day, page: () => day_ * day }),
      ).flat();
      const again = long.slice(-100).map((frame) => ({ ...frame, at: (long.at(-1)?.at ?? 0) + 1000 }));
      const { outcomes, model } = runFrames([...long, ...again]);
      expect(outcomes.slice(long.length).every((outcome) => outcome === 'repeated')).toBe(true);
      expect(model.situation.state).toBe('rest');
    },
  );

  it('after an interruption only the last event confirms', () => {
    const frames = framesBy({});
    const at = (frames.at(-1)?.at ?? 0) + 5000;
    const reload: Frame = { kind: 'interrupted', cause: 'reload', at, door: 'window' };
    const again = frames.map((frame) => ({ ...frame, at: at + 1000 }));
    const { outcomes, states: seen, model } = runFrames([...frames, reload, ...again]);
    expect(seen.slice(frames.length).every((state) => state === 'rest')).toBe(true);
    expect(outcomes.slice(frames.length + 1)).toEqual([...frames.slice(1).map(() => 'repeated'), 'expected']);
    expect(model.situation).toMatchObject({ certainty: 'observed', since: start + 1421 * second });
  });
});

describe('the clock of the page', () => {
  const steps = [-day, -hour, -3 * minute, -30 * second, 30 * second, 3 * minute, hour, day];
  it.each(steps.flatMap((by) => [2, 3, 6].map((index) => [by, index] as const)))(
    'is set by %i ms at event %i: with a clock that nobody sets every duration is right',
    (by, index) => {
      for (const platform of [right, () => null]) {
        const clocks: Clocks = { page: from(index, by), platform, isMeasured: true };
        expect(runFrames(framesBy(clocks)).states).toEqual(states);
        expect(spansOf(clocks)).toEqual(truth);
      }
    },
  );

  it.each(steps.flatMap((by) => [2, 3, 6].map((index) => [by, index] as const)))(
    'is set by %i ms at event %i: with the times of the platform nothing is longer than it was',
    (by, index) => {
      const clocks: Clocks = { page: from(index, by) };
      const spans = spansOf(clocks);
      expect(runFrames(framesBy(clocks)).states).toEqual(states);
      spans.forEach((span, place) => {
        expect(span).toBeLessThanOrEqual(truth[place] ?? 0);
        // The stretch in which the clock was set may be short, the others are right.
        if (place !== index - 1) expect(span).toBe(truth[place]);
      });
    },
  );

  it.each([3 * minute, -3 * minute, hour, -hour])('set by %i ms is an info', (by) => {
    for (const isMeasured of [true, false]) {
      const { findings } = runFrames(framesBy({ page: from(3, by), isMeasured }));
      const clockFindings = findings.filter(({ id }) => id.includes('clock'));
      expect(clockFindings.length).toBeGreaterThanOrEqual(isMeasured || Math.abs(by) === hour ? 1 : 0);
      if (isMeasured)
        expect(clockFindings.map(({ id, level }) => `${level} ${id}`)).toEqual(['info page-clock-changed']);
    }
  });

  it('a computer that slept: both clocks went on while the monotonic one stood still', () => {
    const frames = framesBy({ isMeasured: true }).map((frame, index) =>
      index < 7 ? frame : { ...frame, monotonic: (frame.monotonic ?? 0) - 590 * second },
    );
    const { steps: slept, findings } = runFrames(frames);
    expect((slept[7]?.at ?? 0) - (slept[6]?.at ?? 0)).toBe(600 * second);
    expect(findings).toEqual([]);
  });
});
