import { describe, expect, it } from 'vitest';
import { openDesktop, press } from './open-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

const hour = 3_600_000;

/** Sets the clock of the page as a computer does that puts its time right; the bar's own clock stays as it is. */
const setClock = (by: number) => {
  const { now } = Date;
  Date.now = () => now() + by;
};

describe('the clock of the page is set while a real bar talks to it', () => {
  it.each([hour, -hour, 3 * 60_000, -3 * 60_000])(
    'by %i ms: no state is made older or younger',
    async (by) => {
      const desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar(), open: true }));
      const bar = await desktop.askedBar();
      const shows = (state: string) =>
        desktop.page.waitForFunction((wanted) => window.desktop.seen?.states.at(-1) === wanted, state);
      /** Expects that the present state is no older than the page, which no setting of its clock makes older. */
      const expectTrueAge = async () => {
        const { elapsed, age } = await desktop.page.evaluate(() => {
          const { agent } = window.desktop;
          return {
            elapsed: (agent?.now() ?? 0) - (agent?.view().since ?? 0),
            age: performance.now(),
          };
        });
        expect(elapsed).toBeGreaterThan(-1000);
        expect(elapsed).toBeLessThan(age + 1000);
      };
      await press(bar, 'signIn');
      await shows('idle');
      await desktop.page.evaluate(setClock, by);
      await expectTrueAge();

      await press(bar, 'rest');
      await shows('rest');
      await expectTrueAge();
      await press(bar, 'idle');
      await shows('idle');
      const times = await desktop.page.evaluate(() => ({
        since: window.desktop.agent?.view().since ?? 0,
        findings: window.desktop.seen?.findings.map(({ id }) => id) ?? [],
        ticks: window.desktop.seen?.elapsed.map(({ ms }) => ms ?? 0) ?? [],
        age: performance.now(),
      }));
      expect(Math.max(...times.ticks)).toBeLessThan(times.age + 1000);
      expect(times.findings).toEqual(['page-clock-changed']);
      expect(desktop.noise).toEqual([]);
      await desktop.close();
    },
  );
});
