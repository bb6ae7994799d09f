import type { FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { faintTexts } from './contrast.ts';
import { passUntil } from './page-time.ts';
import { pressButton } from './press-button.ts';
import { stage } from './stage.ts';
import type { Look } from './visits.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;
let bar: FrameLocator;
let noise: readonly string[];

const press = (name: string): Promise<void> => pressButton(bar.locator(`[data-press="${name}"]`));
const ask = (command: string): Promise<void> => pressButton(page.locator(`[data-request="${command}"]`));
const shows = (selector: string, text: string | RegExp): Promise<void> =>
  page.locator(selector, { hasText: text }).first().waitFor();
/** The same for what stands in a view that is not open. */
const holds = (selector: string, text: string | RegExp): Promise<void> =>
  page.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' });
/** The same where time stands still: lets as much of it pass as that takes. */
const passTo = (selector: string, text: string | RegExp): Promise<void> =>
  passUntil(page, page.locator(selector, { hasText: text }));
/** Opens one of the views beside the desktop. */
const view = (name: string): Promise<void> => page.click(`.tab[href="#${name}"]`);
const set = (rule: string, mode: string) => page.selectOption(`[data-mode-of="${rule}"]`, mode);
const isOff = (command: string) => page.getAttribute(`[data-request="${command}"]`, 'aria-disabled');

/** Returns the description that a screen reader reads after the name of a button. */
const descriptionOf = (command: string): Promise<string> =>
  page.$eval(
    `[data-request="${command}"]`,
    (button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
  );

const open = async (look: Look = {}): Promise<void> => {
  ({ page, noise } = await at.visit(`${playground.desktopUrl}?tour=off#requests`, { height: 1000, ...look }));
  bar = page.frameLocator('iframe[name="ccbarclient"]');
  const asked = bar.locator('#line', { hasText: 'page asked for' });
  await (look.hasClock ? passUntil(page, asked) : asked.waitFor());
};

afterEach(() => {
  expect(noise).toEqual([]);
});

// One visit for all of these: each begins where the one before it ends, which is idle.
describe('the request buttons', () => {
  beforeAll(() => open());

  it('show the reason beside them; where there is no room, to the pointer and to the keyboard, until Escape', async () => {
    expect(await page.isVisible('#why-hold')).toBe(true);
    await page.hover('[data-request="callOut"]');
    await shows('.tooltip', 'The state of the agent is not known yet.');
    await page.hover('#state');
    expect(await page.isVisible('.tooltip')).toBe(false);
    await page.focus('#call-out-number');
    await page.keyboard.press('Tab');
    await shows('.tooltip', 'The state of the agent is not known yet.');
    expect(await faintTexts(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('.tooltip')).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-pending]').count()).toBe(0);
  });

  it('are enabled and disabled with the state, and give the reason', async () => {
    expect(await isOff('rest')).toBe('true');
    expect(await descriptionOf('rest')).toBe('The state of the agent is not known yet.');
    await press('signIn');
    await shows('#state', 'Idle');
    expect([await isOff('rest'), await isOff('hold')]).toEqual(['false', 'true']);
    expect(await descriptionOf('rest')).toBe('');
    expect(await descriptionOf('hold')).toContain('Hold is not possible while idle. Possible: wrap-up, rest');
  });

  it('carry a whole call', async () => {
    await press('customerCalls');
    await ask('answer');
    await shows('#state', 'Talking');
    await ask('hold');
    await shows('#state-detail', 'on hold');
    await ask('retrieve');
    await shows('#state-detail', 'Connected');
    await ask('hangUp');
    await shows('#state', 'Wrap-up');
    await ask('endWrapUp');
    await shows('#state', 'Idle');
    await shows('#request-result', 'Leave wrap-up: applied.');
    expect(await page.getAttribute('#warning-count', 'data-count')).toBe('0');
  });
});

// A chip is shown for a while after its request has ended, so that the clock of the page stands still meanwhile.
describe('a rest asked for during a call', () => {
  beforeAll(async () => {
    await open({ hasClock: true });
    await press('signIn');
  });

  const askForRest = async (): Promise<void> => {
    await passTo('#state', 'Idle');
    await press('customerCalls');
    await press('answer');
    await passTo('#state', 'Talking');
    await ask('rest');
    await passTo('[data-pending="rest"]', 'Rest after this call');
  };
  const chipGoes = async (): Promise<void> => {
    await page.clock.runFor(20_000);
    expect(await page.locator('[data-pending]').count()).toBe(0);
  };

  it('is taken back by its chip', async () => {
    await askForRest();
    await page.click('[data-takes-back="rest"]');
    await passTo('[data-pending="rest"][data-status="cancelled"]', 'Rest cancelled');
    await chipGoes();
    await press('hangUp');
    await passTo('#state', 'Wrap-up');
    await ask('endWrapUp');
    await passTo('#state', 'Idle');
  });

  it('waits as a chip through call and wrap-up, and is applied', async () => {
    await askForRest();
    expect(await descriptionOf('busy')).toContain('with rest waiting');
    await press('hangUp');
    await passTo('[data-pending="rest"]', 'Rest after wrap-up');
    await ask('endWrapUp');
    await passTo('#state', 'Rest');
    await passTo('[data-pending="rest"][data-status="applied"]', 'Rest applied');
    await chipGoes();
  });
});

describe('a limit', () => {
  const warning = '#findings [data-finding="wrap-up-limit"][data-level="warning"]';

  /** Into wrap-up on a clock that the test moves. */
  const startWrapUp = async (): Promise<void> => {
    await open({ hasClock: true });
    await press('signIn');
    await passTo('#state', 'Idle');
    await press('wrapUp');
    await passTo('#state', 'Wrap-up');
    await view('rules');
  };

  it('finds a wrap-up that is too long, on time, among the warnings', async () => {
    await startWrapUp();
    await passTo('[data-rule="wrap-up-limit"] .rule-due', /^in 00:(1\d|20)$/);
    await page.clock.runFor(25_000);
    expect(await page.locator(warning).count()).toBe(0);
    await page.clock.runFor(5_000);
    await holds(warning, 'Wrap-up has lasted 30 s, the longest allowed.');
    expect(await page.getAttribute('#warning-count', 'data-count')).toBe('1');
    await page.clock.runFor(60_000);
    expect(await page.locator(warning).count()).toBe(1);
    await shows('#state', 'Wrap-up');
  });

  it('enforced, puts it right; off, finds nothing; switched while it runs', async () => {
    await startWrapUp();
    await set('wrap-up-limit', 'off');
    await page.clock.runFor(1_000);
    expect(await page.isVisible('[data-rule="wrap-up-limit"] .rule-due')).toBe(false);
    await page.clock.runFor(60_000);
    expect(await page.locator(warning).count()).toBe(0);
    await set('wrap-up-limit', 'enforce');
    await passTo(warning, 'Wrap-up has lasted 30 s');
    await passTo('#state', 'Idle');
    await passTo('#request-result', 'Leave wrap-up (requested by wrap-up-limit): applied.');
  });
});

// One visit for both: each begins and ends idle.
describe('the rules', () => {
  beforeAll(async () => {
    await open();
    await press('signIn');
  });

  it('enforced, refuse what would break them', async () => {
    await press('wrapUp');
    await shows('#state', 'Wrap-up');
    expect(await isOff('endWrapUp')).toBe('false');
    await view('rules');
    await set('notes-first', 'enforce');
    expect(await isOff('endWrapUp')).toBe('true');
    expect(await descriptionOf('endWrapUp')).toBe('The notes of this call are not done.');
    await page.check('#notes-saved');
    expect(await isOff('endWrapUp')).toBe('false');
    await set('no-outbound-in-wrap-up', 'enforce');
    expect(await isOff('callOut')).toBe('true');
    await view('requests');
    await ask('endWrapUp');
    await shows('#state', 'Idle');
    expect(await isOff('callOut')).toBe('false');
  });

  it('count on while they are off', async () => {
    await view('rules');
    await set('rest-quota', 'off');
    for (let rests = 0; rests < 3; rests += 1) {
      await press('rest');
      await shows('#state', 'Rest');
      await press('idle');
      await shows('#state', 'Idle');
    }
    expect(await isOff('rest')).toBe('false');
    await set('rest-quota', 'enforce');
    expect(await descriptionOf('rest')).toBe('The rests of this shift are used up, 3 of 3.');
  });
});
