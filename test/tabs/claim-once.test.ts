import { describe, expect, it } from 'vitest';
import type { Claim, ClaimLedger } from '../../src/tabs/page/claim-ledger.ts';
import { claimOnce } from '../../src/tabs/page/once-in-one-tab.ts';
import { fakeLocks } from './fake-locks.ts';

const never = () => new Promise<never>(() => {});

/** Lets everything happen that waits for nothing from outside. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Tabs of one site: they share locks and a ledger. */
const site = () => {
  const claims = new Map<string, Claim>();
  const { tab: lockTab } = fakeLocks();
  const calls: string[] = [];

  /** Opens a tab, which hangs when it has received so many answers: what it asks for happens, and it does not learn of it. */
  const open = (name: string, answersUntilItHangs = Number.POSITIVE_INFINITY) => {
    let left = answersUntilItHangs;
    const isHanging = () => {
      left -= 1;
      return left < 0;
    };
    const answer = async <Value>(value: Value): Promise<Value> => (isHanging() ? never() : value);
    const { locks, close } = lockTab();
    const ledger: ClaimLedger = {
      add: (claim) => {
        const isFree = !claims.has(claim.key);
        if (isFree) claims.set(claim.key, claim);
        return answer(isFree);
      },
      get: (key) => answer(claims.get(key)),
      put: (claim) => answer(void claims.set(claim.key, claim)),
      removeUntil: () => answer(undefined),
      close: () => {},
    };
    const request = (lock: string, ...rest: readonly unknown[]) => {
      const callback = rest.at(-1) as () => unknown;
      return locks.request(lock, rest.length > 1 ? (rest[0] as LockOptions) : {}, () =>
        isHanging() ? never() : callback(),
      );
    };
    return {
      once: (call: string, handler: () => unknown = () => {}) =>
        claimOnce(
          'log',
          call,
          () => {
            calls.push(`${call} in ${name}`);
            return handler();
          },
          { ledger, locks: { request: request as LockManager['request'] } },
        ),
      close,
    };
  };
  return {
    open,
    calls,
    callsOf: (call: string) => calls.filter((line) => line.startsWith(`${call} `)).length,
  };
};

describe('a handler for calls in one of several tabs', () => {
  it('is called once, whichever tabs ask, and again for no tab that asks later', async () => {
    const { open, calls } = site();
    const [a, b] = [open('a'), open('b')];
    await Promise.all([a.once('1'), b.once('1'), b.once('2'), a.once('2')]);
    await open('c').once('1');
    expect(calls).toEqual(['1 in a', '2 in b']);
  });

  it('is left to another tab when its tab is closed before it is over', async () => {
    const { open, calls } = site();
    const [a, b] = [open('a'), open('b')];
    void a.once('1', never);
    const later = b.once('1');
    await settle();
    expect(calls).toEqual(['1 in a']);
    a.close();
    await later;
    expect(calls).toEqual(['1 in a', '1 in b']);
  });

  it('is called for other calls while it waits for something with one', async () => {
    const { open, calls } = site();
    const [a, b] = [open('a'), open('b')];
    void a.once('1', never);
    await settle();
    await Promise.all([a.once('2'), b.once('2'), b.once('3')]);
    expect(calls).toEqual(['1 in a', '2 in a', '3 in b']);
  });

  it('is over when it throws: another tab would fare no better', async () => {
    const { open, calls } = site();
    const failing = () => Promise.reject(new Error('handler'));
    await expect(open('a').once('1', failing)).rejects.toThrow('handler');
    await open('b').once('1');
    expect(calls).toEqual(['1 in a']);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'is called once for each call when one tab hangs after %i answers, and none is lost when that tab is closed',
    async (answers) => {
      const { open, callsOf } = site();
      const hanging = open('hanging', answers);
      const others = [open('b'), open('c')];
      void hanging.once('1');
      await settle();
      const waiting = others.map((tab) => tab.once('1'));
      await Promise.all(others.flatMap((tab) => [tab.once('2'), tab.once('3')]));
      expect([callsOf('2'), callsOf('3')]).toEqual([1, 1]);
      // The handler of a tab that hangs may have done what it is for: nobody calls it a second time.
      expect(callsOf('1')).toBeLessThanOrEqual(1);
      hanging.close();
      await Promise.all(waiting);
      expect(callsOf('1')).toBe(1);
    },
  );

  it('is called by a tab that asked while the one before hung with the answer to the first question', async () => {
    const { open, calls } = site();
    await open('a').once('1');
    // It has the lock of its own claim, and nothing else: the fault was that it had the lock of all claims.
    void open('hanging', 1).once('1');
    await settle();
    await open('b').once('2');
    expect(calls).toEqual(['1 in a', '2 in b']);
  });
});
