import { CcbarError } from '../../errors.ts';

/** A tab's part in who leads. */
export interface Leadership {
  /** Takes the lead from a tab that does not answer any more. */
  readonly takeOver: () => void;
  readonly leave: () => void;
}

/** The lock that the leader holds. */
const lockName = (name: string): string => `${name}:leader`;

/** The lock manager of the browser. @throws {@link CcbarError} `bad-option` where there is none. */
export const lockManager = (): LockManager => {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {};
  if (locks === undefined) {
    throw new CcbarError('bad-option', 'Tabs can share an agent only in a secure page: https, or localhost.');
  }
  return locks;
};

/**
 * Waits until this tab leads, and again after it lost the lead. The browser hands the lead on at once when the leader's tab
 * is closed or crashes; a tab that is frozen, or goes into the back-forward cache, gives it up before.
 */
export const campaign = (
  name: string,
  { onLead, onLost }: { readonly onLead: () => void; readonly onLost: () => void },
): Leadership => {
  const locks = lockManager();
  let round = 0;
  let end = () => {};

  const run = (steal: boolean) => {
    end();
    round += 1;
    const mine = round;
    const waiting = new AbortController();
    let isLeading = false;
    let release = () => {};
    end = () => {
      waiting.abort();
      release();
    };
    const lead = () =>
      new Promise<void>((resolve) => {
        release = resolve;
        // It was ended while the lock was on its way.
        if (mine !== round) return resolve();
        isLeading = true;
        onLead();
      });
    const over = () => {
      if (isLeading) onLost();
      // Another tab has taken over: this one waits again.
      if (mine === round) run(false);
    };
    locks.request(lockName(name), steal ? { steal } : { signal: waiting.signal }, lead).then(over, over);
  };
  const pause = () => {
    round += 1;
    end();
  };
  const goOn = () => run(false);

  const moments: readonly [EventTarget, string, () => void][] = [
    [document, 'freeze', pause],
    [document, 'resume', goOn],
    [window, 'pagehide', pause],
    [window, 'pageshow', goOn],
  ];
  for (const [target, type, act] of moments) target.addEventListener(type, act);
  run(false);
  return {
    takeOver: () => run(true),
    leave: () => {
      for (const [target, type, act] of moments) target.removeEventListener(type, act);
      pause();
    },
  };
};

/**
 * Calls back once when no tab leads.
 *
 * @returns how to stop.
 */
export const whenNobodyLeads = (name: string, then: () => void): (() => void) => {
  const waiting = new AbortController();
  lockManager()
    .request(lockName(name), { mode: 'shared', signal: waiting.signal }, then)
    // It was stopped.
    .catch(() => {});
  return () => waiting.abort();
};
