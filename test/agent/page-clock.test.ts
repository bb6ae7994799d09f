import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { replay } from '../../src/replay/replay.ts';
import { ringingLimit } from '../../src/rules/business/ringing-limit.ts';
import { start } from './run-table.ts';

// A live agent on the clocks of a page. `Date` is set by hand while the clock of the performance goes on evenly, as
// in a browser whose computer's clock is put right.

const second = 1000;
const minute = 60 * second;

/** Returns a live agent with a limit of 20 s for ringing, its output, and functions that continue. */
const open = (isTimed: boolean) => {
  let truth = start;
  const source = new Subject<Frame>();
  const agent = createAgent({ source, rules: [ringingLimit({ seconds: 20 })] });
  const found: string[] = [];
  let elapsed: number | null = null;
  agent.findings$.subscribe(({ id }) => found.push(id));
  agent.elapsed$(second).subscribe((ms) => {
    elapsed = ms;
  });
  return {
    agent,
    found,
    elapsed: () => elapsed,
    pass: (ms: number) => {
      truth += ms;
      vi.advanceTimersByTime(ms);
    },
    send: (eventType: string, content: unknown = null) => {
      const time = isTimed ? { eventGenTime: truth } : {};
      source.next(
        messageFrame(encodeEvent({ eventType, workNo: '30021', content, ...time }), { at: Date.now() }),
      );
    },
  };
};

const setClock = (by: number) => vi.setSystemTime(Date.now() + by);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each([
  ['with the times of the platform', true],
  ['without the times of the platform', false],
] as const)('the clock of the page is set, %s', (_, isTimed) => {
  it.each([3 * minute, -3 * minute, 60 * minute, -60 * minute])(
    'bug: by %i ms: the time in the state jumped, and limits fired at once or never',
    (by) => {
      const { agent, found, elapsed, pass, send } = open(isTimed);
      send('AgentState_Ready');
      pass(30 * second);
      expect(elapsed()).toBe(30 * second);
      setClock(by);
      pass(10 * second);
      expect(elapsed()).toBe(40 * second);

      send('AgentState_Busy');
      expect(elapsed()).toBe(0);
      pass(19 * second);
      expect(elapsed()).toBe(19 * second);
      expect(found.filter((id) => id === 'ringing-limit')).toEqual([]);
      pass(2 * second);
      expect(found.filter((id) => id === 'ringing-limit')).toEqual(['ringing-limit']);

      send('AgentEvent_Talking', { callid: 'c1' });
      setClock(-by);
      pass(60 * second);
      expect(elapsed()).toBe(60 * second);
      send('AgentState_Work');
      agent.close();

      const recorded = recordingText(agent.recorder, { at: Date.now() });
      const { findings, intervals } = replay(recorded, { rules: [ringingLimit({ seconds: 20 })] });
      expect(intervals.map(({ state, from, to }) => `${state} ${(to - from) / second}`)).toEqual([
        'idle 40',
        'ringing 21',
        'talking 60',
        'wrapUp 0',
      ]);
      expect(findings.map(({ id }) => id)).toEqual(found);
    },
  );
});

it('bug: one event five minutes ahead left now() 300 s ahead, so that a limit fired at once', () => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source, rules: [ringingLimit({ seconds: 20 })] });
  const found: string[] = [];
  agent.findings$.subscribe(({ id }) => found.push(id));
  const send = (eventType: string, ahead = 0) =>
    source.next(
      messageFrame(
        encodeEvent({ eventType, workNo: '30021', content: null, eventGenTime: Date.now() + ahead }),
        {
          at: Date.now(),
        },
      ),
    );
  send('AgentState_Ready');
  vi.advanceTimersByTime(10 * second);
  send('AgentState_Busy', 5 * minute);
  expect(agent.now()).toBe(Date.now());
  vi.advanceTimersByTime(19 * second);
  expect(found).toEqual(['time-not-believed']);
  vi.advanceTimersByTime(2 * second);
  expect(found).toEqual(['time-not-believed', 'ringing-limit']);
  agent.close();
});

describe('the answer of a status query while the clock of the page is set', () => {
  const asked = () => {
    const source = new Subject<Frame>();
    const answers = new Subject<{ readonly state: 'rest' }>();
    const agent = createAgent({ source, resync: () => answers });
    const send = (eventType: string) =>
      source.next(
        messageFrame(encodeEvent({ eventType, workNo: '30021', content: null }), { at: Date.now() }),
      );
    return { agent, answers, send };
  };

  it('bug: an answer that an event had overtaken was applied when the clock was set back', () => {
    const { agent, answers, send } = asked();
    vi.advanceTimersByTime(second);
    send('AgentState_Ready');
    setClock(-60 * minute);
    vi.advanceTimersByTime(second);
    answers.next({ state: 'rest' });
    expect(agent.view().state).toBe('idle');
  });

  it('bug: an answer was out of date when the clock was set forward since the question', () => {
    const { agent, answers, send } = asked();
    send('AgentState_Ready');
    vi.advanceTimersByTime(second);
    agent.resync();
    setClock(60 * minute);
    vi.advanceTimersByTime(second);
    answers.next({ state: 'rest' });
    expect(agent.view().state).toBe('rest');
  });
});
