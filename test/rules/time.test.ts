import { map } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Agent } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { play } from '../agent/play.ts';
import { live } from './live.ts';

/** Resting (or talking) for longer than so many ms, with a notice before. */
const restFor = (ms: number, notice?: number): Rule =>
  defineRule({
    id: 'rest-for',
    level: 'warning',
    parameters: { ms, notice },
    start: (newest) => ({ since: newest?.after.state === 'rest' ? newest.after.since : null, reported: 0 }),
    judge: (memory, moment) => {
      if (moment.kind === 'due') {
        const isNotice = memory.reported === 0 && notice !== undefined;
        const verdict = { message: isNotice ? 'soon' : 'over', expected: 'e', received: 'r', done: 'd' };
        return { memory: { ...memory, reported: isNotice ? 1 : 2 }, verdicts: [verdict] };
      }
      if (moment.kind !== 'step' || moment.before.state === moment.after.state) return { memory };
      return { memory: { since: moment.after.state === 'rest' ? moment.after.since : null, reported: 0 } };
    },
    due: ({ since, reported }) => {
      if (since === null || reported === 2) return null;
      return since + ms - (reported === 0 ? (notice ?? 0) : 0);
    },
  });

const words = ({ findings$ }: Agent) => findings$.pipe(map(({ message, at }) => `${message} ${at}`));

describe('a limit of 10 ms', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, source: string, rule: Rule, expected: string, values: { [letter: string]: string }]>([
    ['is reported on time', '-s', restFor(10), '11ms o', { o: 'over 11' }],
    ['is reported once', '-s 40ms i', restFor(10), '11ms o', { o: 'over 11' }],
    ['is reported again in the next rest', '-s 14ms i s', restFor(10), '11ms o 15ms p', { o: 'over 11', p: 'over 27' }],
    ['is not reported when left in time', '-s 8ms i', restFor(10), '-', {}],
    ['gives notice first', '-s', restFor(10, 4), '7ms n 3ms o', { n: 'soon 7', o: 'over 11' }],
    ['gives notice only, when left in between', '-s 7ms i', restFor(10, 4), '7ms n', { n: 'soon 7' }],
    ['is reported with the frame that arrives at the same moment', '-s 9ms i', restFor(10), '11ms o', { o: 'over 11' }],
  ])('%s', (_what, source, rule, expected, values) => {
    play(({ start, expectObservable }) => {
      expectObservable(words(start(source, { rules: [rule] })), '^ 60ms !').toBe(expected, values);
    });
  });

  it('leaves no timer behind after close', () => {
    play(({ start, at, clock, expectObservable }) => {
      const agent = start('-s', { rules: [restFor(10)] });
      at(5, agent.close);
      expectObservable(words(agent)).toBe('5ms |');
      at(6, () => expect(clock.actions.filter(({ delay }) => delay > 6)).toEqual([]));
    });
  });

  it('follows the platform’s timeline, an hour behind the page', () => {
    play(({ cold, clock, expectObservable }) => {
      const hour = 3_600_000;
      const event = { eventType: 'AgentState_SetRest_Success', eventGenTime: 1 };
      const source = cold<Frame>('-s', { s: messageFrame(encodeEvent(event), { at: hour + 1 }) });
      const agent = createAgent({ source, clock, rules: [restFor(10)] });
      expectObservable(words(agent), '^ 30ms !').toBe('11ms o', { o: 'over 11' });
    });
  });

  it('longer than timers can wait is waited for', () => {
    const month = 31 * 86_400_000;
    const rules = [{ ...restFor(month), parameters: {} }];
    const rest = messageFrame(encodeEvent({ eventType: 'AgentState_SetRest_Success' }), { at: 1000 });
    const { findings } = live([rest], { rules, until: 2 * month });
    expect(findings.map(({ at }) => at)).toEqual([1000 + month]);
  });
});

describe('replacing rules at run time', () => {
  it.each([
    ['takes over what runs', restFor(10), '11ms o', 'over 11'],
    ['with another limit counts from the same begin', restFor(20), '21ms o', 'over 21'],
    ['with one that is already over reports at once', restFor(3), '5ms o', 'over 5'],
  ])('%s', (_what, rule, expected, word) => {
    play(({ start, at, expectObservable }) => {
      const agent = start('-s', { rules: [restFor(10)] });
      at(5, () => agent.setRules([rule]));
      expectObservable(words(agent), '^ 60ms !').toBe(expected, { o: word });
    });
  });

  it('by none stops the timer', () => {
    play(({ start, at, expectObservable }) => {
      const agent = start('-s', { rules: [restFor(10)] });
      at(5, () => agent.setRules([]));
      expectObservable(words(agent), '^ 60ms !').toBe('-');
    });
  });

  it('leaves the standing rules, and lets a given rule replace one of them', () => {
    play(({ start, at, expectObservable }) => {
      const agent = start('i-w-iw-iw');
      at(3, () => agent.setRules([{ id: 'unexpected-transition', level: 'info', mode: 'off' }]));
      at(6, () => agent.setRules([]));
      expectObservable(agent.warnings$.pipe(map(({ id }) => id))).toBe('--u-----u', {
        u: 'unexpected-transition',
      });
    });
  });

  it('from within a handler of a finding is safe', () => {
    play(({ start, expectObservable }) => {
      const agent = start('-s', { rules: [restFor(10)] });
      agent.findings$.subscribe(() => agent.setRules([restFor(20)]));
      expectObservable(words(agent), '^ 60ms !').toBe('11ms o 9ms p', { o: 'over 11', p: 'over 21' });
    });
  });
});

describe('a frozen tab', () => {
  afterEach(() => void vi.unstubAllGlobals());
  const rest = messageFrame(encodeEvent({ eventType: 'AgentState_SetRest_Success' }), { at: 1000 });
  const idle = messageFrame(encodeEvent({ eventType: 'AgentState_CancelRest_Success' }), { at: 700_000 });
  const never = 1e9;

  it('reports when it wakes, with the time at which it was due, and only once', () => {
    const page = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', page);
    const { findings } = live([rest], { rules: [restFor(60_000, 10_000)], until: 500_000, period: never });
    expect(findings).toEqual([]);
    page.dispatchEvent(new Event('visibilitychange'));
    page.dispatchEvent(new Event('focus'));
    expect(findings.map(({ message, at }) => `${message} ${at}`)).toEqual(['soon 51000', 'over 61000']);
  });

  it('reports before the frame that wakes it', () => {
    const { findings } = live([rest, idle], { rules: [restFor(60_000)], until: 800_000, period: never });
    expect(findings).toMatchObject([{ at: 61_000, cause: { after: { state: 'rest' } } }]);
  });

  it('does not listen any more after close', () => {
    const page = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', page);
    const { findings, agent } = live([rest], {
      rules: [wrapUpLimit({ seconds: 60 })],
      until: 500_000,
      period: never,
    });
    agent.close();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(findings).toEqual([]);
  });
});
