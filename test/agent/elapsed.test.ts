import { NEVER } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { play } from './play.ts';

type Values = { readonly [letter: string]: number | null };

describe('elapsed$', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, source: string, expected: string, values: Values]>([
    ['is null while unknown, and does not tick', '-', 'n', { n: null }],
    ['ticks on whole multiples', '-i', 'n0 9ms a 9ms b 9ms c', { n: null, 0: 0, a: 10, b: 20, c: 30 }],
    ['starts anew with a new state', '-i 14ms s', 'n0 9ms a 4ms 0 9ms b', { n: null, 0: 0, a: 10, b: 10 }],
    ['continues when the state arrives again', '-i 14ms i', 'n0 9ms a 9ms b 9ms c', { n: null, 0: 0, a: 10, b: 20, c: 30 }],
    ['goes on through hold and retrieve', '-t 4ms h 4ms t', 'n0 9ms a 9ms b 9ms c', { n: null, 0: 0, a: 10, b: 20, c: 30 }],
    ['goes on when the line is interrupted', '-i 4ms z', 'n0 9ms a 9ms b 9ms c', { n: null, 0: 0, a: 10, b: 20, c: 30 }],
  ])('%s', (_what, source, expected, values) => {
    play(({ start, expectObservable }) => {
      expectObservable(start(source).elapsed$(10), '^ 33ms !').toBe(expected, values);
    });
  });

  it('is aligned for those who come at odd moments', () => {
    play(({ start, expectObservable }) => {
      const agent = start('-i');
      expectObservable(agent.elapsed$(10), '4ms ^ 20ms !').toBe('4ms a 6ms b 9ms c', { a: 3, b: 10, c: 20 });
      expectObservable(agent.elapsed$(7), '4ms ^ 12ms !').toBe('4ms a 3ms b 6ms c', { a: 3, b: 7, c: 14 });
    });
  });

  it('completes on close; whoever comes later gets the time once', () => {
    play(({ start, at, expectObservable }) => {
      const agent = start('-i');
      at(15, agent.close);
      expectObservable(agent.elapsed$(10)).toBe('n0 9ms a 3ms |', { n: null, 0: 0, a: 10 });
      expectObservable(agent.elapsed$(10), '20ms ^').toBe('20ms (a|)', { a: 19 });
    });
  });

  it('measures on the timeline of the platform, an hour behind the page', () => {
    play(({ cold, clock, expectObservable }) => {
      const hour = 3_600_000;
      const event = { eventType: 'AgentState_Ready', eventGenTime: 1 };
      const source = cold<Frame>('-i', { i: messageFrame(encodeEvent(event), { at: hour + 1 }) });
      const elapsed$ = createAgent({ source, clock }).elapsed$(10);
      expectObservable(elapsed$, '^ 12ms !').toBe('n0 9ms a', { n: null, 0: 0, a: 10 });
    });
  });

  // Bug: from 2 ** 31 ms on, timers overflow, and it ticked without a pause.
  it.each([0, 0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])('refuses a period of %s', (every) => {
    const agent = createAgent({ source: NEVER });
    const refusal = expect.objectContaining({ name: 'CcbarError', code: 'bad-option' });
    expect(() => agent.elapsed$(every)).toThrow(refusal);
  });

  describe('when a hidden page wakes', () => {
    afterEach(() => void vi.unstubAllGlobals());

    it('emits the time at once, and ticks as before', () => {
      const page = new EventTarget();
      vi.stubGlobal('document', page);
      vi.stubGlobal('window', page);
      play(({ start, at, expectObservable }) => {
        const agent = start('-i');
        at(6, () => page.dispatchEvent(new Event('visibilitychange')));
        const values = { n: null, 0: 0, w: 5, a: 10, b: 20 };
        expectObservable(agent.elapsed$(10), '^ 22ms !').toBe('n0 4ms w 4ms a 9ms b', values);
      });
    });
  });
});
