import { type ClaimLedger, openLedger } from './claim-ledger.ts';
import { lockManager } from './leadership.ts';

const databaseName = 'ccbar-agent-tabs';
/** Claims are remembered this long, ms: no call lasts a week. */
const remembered = 7 * 24 * 3600 * 1000;
/** A hidden tab lets a visible one go first, ms. */
const politeness = 250;

/** The means by which tabs agree. */
export interface OnceTools {
  readonly ledger: ClaimLedger;
  readonly locks: Pick<LockManager, 'request'>;
}

/**
 * Calls `run` in exactly one of the tabs that ask with the same name and key, and returns when it is over, in whichever tab.
 *
 * A tab holds a lock of its own, and writes a claim with the name of that lock down. The others read the claim, and wait
 * for the lock: it is released when `run` is over, and by the browser when the tab is closed or crashes. In the second
 * case they claim the next attempt. No tab waits for a lock before it has read a claim, so that a tab that hangs
 * holds up nothing but the `run` that it has begun.
 */
export const claimOnce = async (
  name: string,
  key: string,
  run: () => unknown,
  { ledger, locks }: OnceTools,
): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    const claimKey = JSON.stringify([name, key, attempt]);
    const lock = `${databaseName}:claim:${crypto.randomUUID()}`;
    const write = (by: string | null) => ({ key: claimKey, at: Date.now(), by });
    const isMine = await locks.request(lock, async () => {
      if (!(await ledger.add(write(lock)))) return false;
      try {
        await run();
      } finally {
        // An exception of a handler is its own mistake: it was called, and would throw in another tab too.
        await ledger.put(write(null));
      }
      return true;
    });
    if (isMine) return ledger.removeUntil(Date.now() - remembered);
    const holder = (await ledger.get(claimKey))?.by ?? null;
    if (holder === null) return;
    await locks.request(holder, { mode: 'shared' }, () => {});
    if ((await ledger.get(claimKey))?.by !== holder) return;
  }
};

/** Calls `run` in exactly one of the tabs of this site that ask with the same name and key, a visible one if there is one. */
export const onceInOneTab = async (name: string, key: string, run: () => unknown): Promise<void> => {
  if (document.hidden) await new Promise((resolve) => setTimeout(resolve, politeness));
  const ledger = await openLedger(databaseName);
  try {
    await claimOnce(name, key, run, { ledger, locks: lockManager() });
  } finally {
    ledger.close();
  }
};
