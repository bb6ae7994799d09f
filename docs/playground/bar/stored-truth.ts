import type { Bar, BarTruth } from 'ccbar-agent/simulator';

const key = 'ccbar-truth';

/** A scenario that the reload broke off in a call left no leg for the buttons to work on. */
const carriedOn = (truth: BarTruth): BarTruth =>
  truth.calls.length === 0 && (truth.state === 'ringing' || truth.state === 'talking')
    ? { ...truth, state: 'idle' }
    : truth;

/**
 * Stores the truth of the bar in this tab, so that a reload loses what was on its way to the page and not what is
 * true of the agent. A browser that refuses storage costs only that.
 */
export const storeTruth = (bar: Bar): void => {
  try {
    const stored = sessionStorage.getItem(key);
    if (stored !== null) bar.adopt(carriedOn(JSON.parse(stored) as BarTruth));
    bar.truth$.subscribe((truth) => sessionStorage.setItem(key, JSON.stringify(truth)));
  } catch {
    // No storage: every load starts signed out.
  }
};
