import type { FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { changeLook } from './accessibility.ts';
import { faintTexts } from './contrast.ts';
import { pressButton, toggle } from './press-button.ts';
import { stage } from './stage.ts';
import type { Look } from './visits.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;
let bar: FrameLocator;
let noise: readonly string[];
let requests: readonly string[];

const open = async (look: Look = {}): Promise<void> => {
  ({ page, noise, requests } = await at.visit(`${playground.desktopUrl}?tour=off`, look));
  bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
};

const press = (name: string): Promise<void> => pressButton(bar.locator(`[data-press="${name}"]`));
/** Opens one of the views beside the desktop. */
const view = (name: string): Promise<void> => page.click(`.tab[href="#${name}"]`);
const fault = (name: string): Promise<void> =>
  toggle(bar.locator('.fault', { hasText: name }).locator('input'));
const shows = (selector: string, text: string): Promise<void> =>
  page.locator(selector, { hasText: text }).first().waitFor();
const barFrame = () => {
  const frame = page.frame({ name: 'ccbarclient' });
  if (frame === null) throw new Error('The page has no bar.');
  return frame;
};

/** Loses a ring and answers it: a warning and its explanation. */
const loseRingAndAnswer = async (): Promise<void> => {
  await fault('Lose');
  await press('customerCalls');
  await fault('Lose');
  await press('answer');
  await shows('#state', 'Talking');
};

const expectQuiet = (): void => {
  const allowed = [playground.desktopUrl, playground.barUrl].map((url) => new URL(url).origin);
  expect(requests.filter((url) => !allowed.includes(new URL(url).origin))).toEqual([]);
  expect(noise).toEqual([]);
};

// One visit for all of these: each begins where the one before it ends.
describe('the desktop follows the bar', () => {
  beforeAll(() => open());
  afterEach(expectQuiet);

  it('through a call and its wrap-up, with one screen pop', async () => {
    await shows('#state-detail', 'Waiting for the bar…');
    const day = [
      { button: 'signIn', state: 'Idle', detail: 'Ready for the next call' },
      { button: 'customerCalls', state: 'Ringing', detail: 'A call waits for an answer' },
      { button: 'answer', state: 'Talking', detail: 'Connected' },
      { button: 'hold', state: 'Talking', detail: 'The other party is on hold' },
      { button: 'retrieve', state: 'Talking', detail: 'Connected' },
      { button: 'hangUp', state: 'Wrap-up', detail: 'After the call' },
      { button: 'leaveWrapUp', state: 'Idle', detail: 'Ready for the next call' },
    ];
    for (const { button, state, detail } of day) {
      await press(button);
      await shows('#state', state);
      await shows('#state-detail', detail);
      await shows('#announcer', `${state}. ${detail}.`);
    }
    await shows('#link', 'Live');
    await shows('#certainty', 'Observed');
    await shows('#record-body', '13800000001');
    expect(await page.getAttribute('#pops', 'data-count')).toBe('1');
    expect(await page.getAttribute('#warning-count', 'data-count')).toBe('0');
    expect(await page.locator('#log tbody tr').count()).toBe(14);
  });

  it('and filters its log by text and by outcome', async () => {
    await view('log');
    await shows('#log-count', '14 events');
    await page.fill('#log-filter', 'phone');
    await shows('#log-count', '3 of 14 events');
    await page.selectOption('#log-outcome', 'informational');
    await shows('#log-count', '2 of 14 events');
    await page.fill('#log-filter', 'no such event');
    await shows('#log-scroll', 'No event fits.');
  });

  it('and opens no customer record for a colleague', async () => {
    await press('colleagueCalls');
    await shows('#record-body', 'A colleague');
    await shows('#legs', 'Agent 30025');
    expect(await page.locator('#record-body .facts').count()).toBe(0);
    for (const button of ['answer', 'hangUp', 'leaveWrapUp']) await press(button);
    await shows('#state', 'Idle');
  });

  it('and has it call a number', async () => {
    await page.fill('#call-out-number', ' ');
    await page.press('#call-out-number', 'Enter');
    await shows('.call-out-result', 'a number of 1 to 64 characters');
    await page.fill('#call-out-number', '13800000077');
    await page.press('#call-out-number', 'Enter');
    await shows('#state-detail', 'The other end rings');
    await shows('#legs', '13800000077');
  });

  it('and changes to the other look together with it, without a pause on the line', async () => {
    await page.click('#theme');
    const themeOf = () => document.documentElement.dataset['theme'];
    await expect.poll(() => barFrame().evaluate(themeOf)).toBe('dark');
    expect(await page.evaluate(themeOf)).toBe('dark');
    expect(await page.textContent('#link')).toBe('Live');
    await page.reload();
    expect(await page.evaluate(themeOf)).toBe('dark');
  });
});

describe('the desktop follows the bar', () => {
  beforeAll(() => open());
  afterEach(expectQuiet);

  it('with two legs and a conference', async () => {
    await press('signIn');
    for (const button of ['customerCalls', 'answer', 'hold', 'dial']) await press(button);
    await shows('#state-detail', 'On hold, while another party is called');
    await press('customerAnswers');
    await shows('#state-detail', 'Connected, another party is on hold');
    await shows('#legs [data-phase="held"]', '13800000001');
    await shows('#legs [data-phase="talking"]', '13800000002');
    await press('conference');
    await shows('#legs [data-phase="conference"]', 'with 13800000002');
    expect(await page.getAttribute('#pops', 'data-count')).toBe('2');
    for (const button of ['hangUp', 'leaveWrapUp']) await press(button);
    await shows('#state', 'Idle');
  });

  it('and refuses a stranger, which is only a note', async () => {
    await fault('Stranger');
    await press('busy');
    await shows('#state', 'Busy');
    expect(await page.locator('#findings li').filter({ visible: true }).count()).toBe(0);
    await page.check('#show-notes');
    await shows('#findings [data-level="info"]', 'refused unread');
    await fault('Stranger');
    await press('idle');
    await shows('#state', 'Idle');
  });

  it('with an explained warning when a ring was lost', async () => {
    await loseRingAndAnswer();
    const warning = page.locator('#findings [data-finding="unexpected-transition"]');
    await warning.waitFor();
    const text = await warning.innerText();
    for (const part of ['Unexpected AgentEvent_Talking while idle', 'Expected', 'Done']) {
      expect(text).toContain(part);
    }
    expect(await page.getAttribute('#warning-count', 'data-count')).toBe('1');
    await view('log');
    await shows('#log tr[data-outcome="unexpected"]', 'AgentEvent_Talking');
    await view('story');
    for (const button of ['hangUp', 'leaveWrapUp']) await press(button);
    await shows('#state', 'Idle');
  });

  it('and marks what it knows as last known when the bar reloads', async () => {
    await press('customerCalls');
    await press('answer');
    await shows('#state', 'Talking');
    await bar.locator('#reload').click();
    await shows('#certainty', 'Last known');
    await shows('#state', 'Talking');
    await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
    await press('hangUp');
    await shows('#state', 'Wrap-up');
    await shows('#certainty', 'Observed');
  });
});

describe('the desktop follows the bar', () => {
  afterEach(expectQuiet);

  it('through a scenario, and leaves the bar where the scenario ends', async () => {
    await open();
    await bar.locator('#scenario select').first().selectOption('rest-overdue');
    await bar.locator('#scenario select').last().selectOption('250');
    await view('log');
    await bar.locator('#play').click();
    await shows('#log tr', 'Rest, overdue');
    await bar.locator('#play', { hasText: /^Play$/ }).waitFor();
    const shown = await page.textContent('#state');
    expect(await bar.locator('#truth').textContent()).toBe(shown);
    expect(await page.getAttribute('#warning-count', 'data-count')).toBe('0');
  });
});

// One visit for all of these: each begins where the one before it ends.
describe('for every reader', () => {
  beforeAll(() => open());

  it('a button stays focused when its own press disables it', async () => {
    await bar.locator('[data-press="signIn"]').focus();
    await page.keyboard.press('Enter');
    await shows('#state', 'Idle');
    const focused = () => document.activeElement?.getAttribute('data-press');
    expect(await barFrame().evaluate(focused)).toBe('signIn');
    await page.keyboard.press('Tab');
    expect(await bar.locator('[data-press="signIn"]').isDisabled()).toBe(true);
  });

  it('every control is reached by Tab, and the focus can be seen', async () => {
    await loseRingAndAnswer();
    const watch = () =>
      document.addEventListener('focusin', ({ target }) => {
        if (!(target instanceof HTMLElement)) return;
        target.dataset['reached'] = getComputedStyle(target).outlineStyle;
      });
    const missed = () =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, [tabindex="0"]')]
        .filter((element) => element.checkVisibility() && !element.matches(':disabled'))
        .filter((element) => !['solid', 'auto'].includes(element.dataset['reached'] ?? ''))
        .map((element) => element.outerHTML.slice(0, 80));
    await page.evaluate(watch);
    await barFrame().evaluate(watch);
    for (let tabs = 0; tabs < 120; tabs += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(missed)).toEqual([]);
    expect(await barFrame().evaluate(missed)).toEqual([]);
  });

  it.each([1280, 800, 480])('nothing sticks out at %i px', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overflow)).toBe(0);
    expect(await barFrame().evaluate(overflow)).toBe(0);
  });
});

describe('for every reader', () => {
  it('every text is readable in the light and in the dark look', async () => {
    await open();
    const expectReadable = async (where: string) => {
      for (const look of ['light', 'dark'] as const) {
        await changeLook(page, look);
        const faint = [...(await faintTexts(page)), ...(await faintTexts(barFrame()))];
        expect(faint, `${where}, ${look}`).toEqual([]);
      }
    };
    await expectReadable('at first');
    await press('signIn');
    await loseRingAndAnswer();
    await page.check('#show-notes');
    const day = ['hold', 'dial', 'customerAnswers', 'customerHangsUp', 'retrieve', 'hangUp', 'leaveWrapUp'];
    for (const button of [...day, 'busy', 'idle', 'rest']) {
      await press(button);
      await expectReadable(button);
    }
  });

  it('the measure of that is right', async () => {
    ({ page } = await at.visit(`${new URL(playground.desktopUrl).origin}/blank`));
    const styles = [
      { style: 'color: #777', faint: 1 },
      { style: 'color: #767676', faint: 0 },
      { style: 'color: #777; font-size: 24px', faint: 0 },
      { style: 'color: rgb(0 0 0 / 40%)', faint: 1 },
      { style: 'color: #000; visibility: hidden', faint: 0 },
    ];
    for (const { style, faint } of styles) {
      await page.setContent(`<body style="background: #fff"><p style="${style}">text</p></body>`);
      expect(await faintTexts(page), style).toHaveLength(faint);
    }
  });

  it('a bar that cannot be reached is shown as missing, until it answers', async () => {
    await open();
    const everything = `${new URL(playground.barUrl).origin}/**`;
    await page.route(everything, (route) => route.abort('connectionrefused'));
    await page.reload();
    await shows('#bar-missing', 'The connection bar cannot be reached');
    await page.unroute(everything);
    await page.getByRole('button', { name: 'Try again' }).click();
    await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
    expect(await page.isVisible('#bar-missing')).toBe(false);
    await press('signIn');
    await shows('#state', 'Idle');
  });
});
