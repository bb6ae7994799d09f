import fc from 'fast-check';
import { merge } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAgent, withRequests } from '../../src/index.ts';
import { simulateBar } from '../../src/simulator/index.ts';
import { joinAgent, shareAgent } from '../../src/tabs/index.ts';
import { unknownView } from '../../src/tabs/watched-agent.ts';
import { anything } from '../arbitraries.ts';
import { fakeChannels } from './fake-channels.ts';
import { fakeLocks } from './fake-locks.ts';

let arrive: (message: unknown) => void;

beforeEach(() => {
  ({ arrive } = fakeChannels());
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', { locks: fakeLocks().tab().locks });
});
afterEach(() => vi.unstubAllGlobals());

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const kinds = ['ask', 'lead', 'step', 'finding', 'silent', 'can', 'request', 'answer', 'other', '__proto__'];
const oddPart = fc.oneof(
  anything,
  fc.constantFrom(null, undefined, {}, [], 1, Number.NaN, Infinity, 8.64e15, 'x'),
);
const oddMessages = fc.record(
  {
    ccbarTabs: fc.constantFrom(...kinds),
    ...{ epoch: oddPart, view: oddPart, now: oddPart, step: oddPart, finding: oddPart },
    ...{ tab: oddPart, id: oddPart, command: oddPart, parameters: oddPart, value: oddPart, missed: oddPart },
  },
  { requiredKeys: ['ccbarTabs'] },
);

describe('a message that no tab of this library posts', () => {
  it('throws in no tab, and a true leader is followed after it', async () => {
    const bar = simulateBar();
    const shared = shareAgent(withRequests(createAgent({ source: bar })));
    const joined = joinAgent();
    await settle();
    const seen: unknown[] = [];
    for (const { view$, steps$, findings$, state$, call$ } of [shared, joined])
      merge(view$, steps$, findings$, state$, call$).subscribe((value) => seen.push(value));
    fc.assert(
      fc.property(fc.oneof(anything, oddMessages), (message) => {
        expect(() => arrive(message)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
    expect(seen).not.toContain(undefined);
    const view = { ...unknownView, state: 'idle', certainty: 'observed' } as const;
    arrive({ ccbarTabs: 'lead', epoch: Date.now() + 1000, view, now: Date.now() });
    expect(joined.view().state).toBe('idle');
    bar.signIn();
    expect(shared.view().state).toBe('idle');
    shared.leave();
    joined.leave();
  });

  it.each([
    ['a view that is none', { ccbarTabs: 'lead', epoch: 1, view: undefined, now: 0 }],
    [
      'a view of another version',
      { ccbarTabs: 'lead', epoch: 1, view: { ...unknownView, state: 'working' }, now: 0 },
    ],
    ['a leader after all others', { ccbarTabs: 'lead', epoch: Number.MAX_VALUE, view: unknownView, now: 0 }],
    [
      'a step without a time',
      { ccbarTabs: 'step', epoch: 1, step: { after: unknownView, before: unknownView } },
    ],
  ])('is passed over: %s', (_what, message) => {
    const joined = joinAgent();
    arrive(message);
    const view = { ...unknownView, state: 'rest' } as const;
    arrive({ ccbarTabs: 'lead', epoch: 2, view, now: Date.now() });
    expect(joined.view()).toEqual(view);
    joined.leave();
  });
});
