import { describe, expect, it } from 'vitest';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { runWorker } from '../../src/fleet/worker.ts';
import { createClock } from './virtual-clock.ts';

/** A log whose calls end no more once it is cut off, as those of a process that was killed. */
const cutOff = (log: AgentFleetLog): { readonly log: AgentFleetLog; readonly cut: () => void } => {
  let isCut = false;
  const claims = Object.fromEntries(
    Object.entries(log.claims).map(([name, call]) => [
      name,
      typeof call === 'function'
        ? (...args: readonly unknown[]) =>
            isCut ? new Promise(() => {}) : (call as (...all: readonly unknown[]) => unknown)(...args)
        : call,
    ]),
  ) as unknown as AgentFleetLog['claims'];
  return {
    log: { ...log, claims },
    cut: () => {
      isCut = true;
    },
  };
};

describe('the take-over of a dead worker', () => {
  it.each([
    { claimTtl: 3000, within: 4500 },
    { claimTtl: 600, within: 900 },
  ])('takes at most $within ms when claims live $claimTtl ms', async ({ claimTtl, within }) => {
    const { clock, pass } = createClock();
    const log: AgentFleetLog = memoryLog({ partitions: 8, claimTtl, now: () => clock.now() });
    const dying = cutOff(log);
    const shared = { tickEvery: 1_000_000, clock };
    const a = runWorker({ log: dying.log, name: 'a', ...shared });
    const b = runWorker({ log, name: 'b', ...shared });
    for (let time = 0; time < 10 * claimTtl; time += 50) await pass(50);
    expect([a.partitions().length, b.partitions().length]).toEqual([4, 4]);
    dying.cut();
    let waited = 0;
    while (b.partitions().length < 8 && waited < 10 * claimTtl) {
      await pass(50);
      waited += 50;
    }
    expect(waited).toBeLessThanOrEqual(within);
    expect(a.isReady()).toBe(false);
    expect(b.isReady()).toBe(true);
    await b.drain();
    expect([...(await log.claims.holders()).values()].filter((name) => name === 'b')).toEqual([]);
  });
});
