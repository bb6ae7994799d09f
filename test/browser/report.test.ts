import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { expectNoViolations, inBothLooks } from './accessibility.ts';
import { openPage } from './browser.ts';
import { faintTexts } from './contrast.ts';
import { stage } from './stage.ts';

let folder: string;
const at = stage();
const report = () => pathToFileURL(join(folder, 'report.html')).href;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-report-'));
  const shift = join(folder, 'shift.ndjson');
  const faults = 'repeat=0.01,drop=0.005,odd=0.005';
  await runCli(['simulate', 'shift', '--agents', '20', '--hours', '8', '--faults', faults, '-o', shift]);
  const { status, messages } = await runCli([
    'replay',
    shift,
    '-f',
    'html',
    '-o',
    join(folder, 'report.html'),
  ]);
  expect({ status, messages }).toEqual({ status: 0, messages: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Opened {
  readonly page: Page;
  readonly noise: readonly string[];
  readonly requests: readonly string[];
}

const open = async (width: number): Promise<Opened> => {
  const page = await openPage(at.browser, { viewport: { width, height: 900 } });
  const noise: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => requests.push(request.url().slice(0, 60)));
  await page.goto(report());
  // The bands are unpacked and drawn when they come into view.
  await page.locator('svg.band path').first().waitFor({ state: 'attached' });
  return { page, noise, requests };
};

// A page for all of these: it is the same to each of them.
describe('the report of a shift', () => {
  let page: Page;
  let noise: readonly string[];
  let requests: readonly string[];
  beforeAll(async () => {
    ({ page, noise, requests } = await open(1280));
  });
  afterAll(() => page?.close());

  it('describes each stretch to pointer and keyboard alike', async () => {
    const tip = page.locator('.tip');
    const band = page.locator('svg.band').nth(4);
    await band.hover({ position: { x: 300, y: 20 } });
    expect(await tip.innerText()).toMatch(
      /^(Talking|Idle|Wrap-up|Ringing|On hold|Rest|Busy)[\s\S]*agent 30025[\s\S]*begun by Agent/,
    );
    await page.mouse.move(2, 2);
    expect(await tip.isVisible()).toBe(false);

    await band.focus();
    await page.keyboard.press('Home');
    const announcement = page.locator('.said');
    expect(await announcement.innerText()).toMatch(/^(Signed out|Idle).*agent 30025\. begun by Agent/);
    await page.keyboard.press('ArrowRight');
    expect(await announcement.innerText()).toMatch(/^(Idle|Ringing).*begun by AgentState_/);
    await page.keyboard.press('ArrowDown');
    expect(await announcement.innerText()).toContain('agent 30026');
    expect(await page.locator('svg.band:focus').getAttribute('aria-valuetext')).toContain('agent 30026');
    expect(await page.locator('svg.band[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('n');
    expect(await announcement.innerText()).toMatch(/\. \d\d:\d\d:\d\d +\S/);
    await page.keyboard.press('End');
    expect(await announcement.innerText()).toContain('Signed out');
  });

  it('looks closer by key, button and drag, and back', async () => {
    const ticks = () => page.locator('.ticks span').allInnerTexts();
    const whole = await ticks();
    await page.locator('#zoom-in').click();
    const closer = await ticks();
    expect(closer).not.toEqual(whole);
    await page.locator('svg.band').first().focus();
    await page.keyboard.press('+');
    expect(await ticks()).not.toEqual(closer);
    await page.keyboard.press('0');
    expect(await ticks()).toEqual(whole);
    const box = await page.locator('svg.band').first().boundingBox();
    if (box === null) throw new Error('The band has no place.');
    await page.mouse.move(box.x + 200, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + 20, { steps: 5 });
    await page.mouse.up();
    expect(await ticks()).not.toEqual(whole);
    await page.locator('#zoom-all').click();
    expect(await ticks()).toEqual(whole);
  });

  it('sorts its totals, and they add up', async () => {
    const column = () => page.locator('tbody tr td:nth-child(4)').allInnerTexts();
    await page.getByRole('button', { name: 'Handled' }).click();
    const numbers = (await column()).map(Number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const all = Number(await page.locator('tfoot td:nth-child(4)').innerText());
    expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(all);
  });

  it('leads from a finding to its moment', async () => {
    await page.locator('summary').first().click();
    await page.locator('.found-list button').first().click();
    expect(await page.locator('.tip').isVisible()).toBe(true);
    expect(await page.locator('.said').innerText()).toContain('agent 300');
  });

  it.each([1280, 800])('loads nothing, logs nothing and fits, %i wide, light and dark', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.locator('svg.band').count()).toBe(20);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(noise).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([report().slice(0, 60)]);
    await inBothLooks(page, async (look) => {
      expect(await faintTexts(page)).toEqual([]);
      await expectNoViolations(page, look);
    });
  });

  it('shows the shift hour by hour, and describes it in words', async () => {
    expect(await page.locator('.hours li').count()).toBe(9);
    expect(await page.locator('.hours .read').nth(1).textContent()).toMatch(
      /^09:00: \d+ answered(, \d+ not answered)?\. Talking \d+ %/,
    );
  });

  it('prints without its tools, within the paper', async () => {
    await page.setViewportSize({ width: 1032, height: 900 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect((await page.pdf({ preferCSSPageSize: true, printBackground: true })).length).toBeGreaterThan(
      50_000,
    );
  });
});

describe('the report of a shift, opened on a phone', () => {
  let page: Page;
  let noise: readonly string[];
  let requests: readonly string[];
  beforeAll(async () => {
    ({ page, noise, requests } = await open(400));
  });
  afterAll(() => page?.close());

  it('draws a band only when it comes into view, and all of them for paper', async () => {
    const drawn = () => page.locator('svg.band:has(path)').count();
    expect(await drawn()).toBeLessThan(20);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await drawn()).toBe(20);
  });

  it('names what deserves a look, with a way there', async () => {
    const remarks = await page.locator('.look a').allInnerTexts();
    expect(remarks[0]).toMatch(/^\d+ warnings?$/);
    expect(remarks).toContainEqual(expect.stringMatching(/^\d+ calls not answered$/));
    expect(remarks).toContainEqual(expect.stringMatching(/ of overdue rest$/));
    for (const link of await page.locator('.look a').all())
      expect(await page.locator((await link.getAttribute('href')) ?? 'none').count()).toBe(1);
  });

  it.each([400])('loads nothing, logs nothing and fits, %i wide, light and dark', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.locator('svg.band').count()).toBe(20);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(noise).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([report().slice(0, 60)]);
    await inBothLooks(page, async (look) => {
      expect(await faintTexts(page)).toEqual([]);
      await expectNoViolations(page, look);
    });
  });
});

describe('a report of stretches that are not certain', () => {
  const at0 = Date.UTC(2026, 0, 1, 8);
  const line = (minute: number, rest: object) => JSON.stringify({ at: at0 + minute * 60_000, ...rest });
  const event = (eventType: string) => ({ data: { event: { eventType, workNo: '30021', content: null } } });
  const lines = [
    line(0, event('AgentState_Ready')),
    line(10, { kind: 'interrupted', cause: 'reload' }),
    line(20, { kind: 'restored', askedAt: at0 + 20 * 60_000, data: { state: 'busy' } }),
    line(30, event('AgentState_Ready')),
    line(330, event('AgentState_SetRest_Success')),
    line(340, event('AgentState_Ready')),
  ];

  it('shows them at half height, and states how much of the time is certain', async () => {
    const file = join(folder, 'uncertain.ndjson');
    writeFileSync(file, lines.join('\n'));
    const html = join(folder, 'uncertain.html');
    await runCli(['replay', file, '-f', 'html', '-o', html]);
    const page = await openPage(at.browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(pathToFileURL(html).href);
    const heightOf = (selector: string) =>
      page
        .locator(`svg.band ${selector}`)
        .first()
        .evaluate((path) => (path as SVGPathElement).getBBox().height);
    await page.locator('svg.band path').first().waitFor({ state: 'attached' });
    const whole = await heightOf('path.f-rest');
    for (const trust of [1, 2, 3]) expect(await heightOf(`path.trust-${trust}`)).toBe(whole / 2);
    expect(await page.locator('.look a').allInnerTexts()).toEqual([
      expect.stringMatching(/% of the time is not certain$/),
    ]);
    expect(await page.locator('.tile').last().innerText()).toMatch(
      /^Certain\n[\d.]+ %\n20:00 assumed, stale/,
    );
    await expectNoViolations(page);
    await page.close();
  });
});

describe('a report of nothing remarkable', () => {
  it('states so, and what was checked', async () => {
    const { out } = await runCli(
      ['replay', '-', '-f', 'html'],
      '{"at":1,"data":{"eventType":"AgentState_Ready","workNo":"1","content":null}}\n{"at":9,"data":{"eventType":"AgentState_Work","workNo":"1","content":null}}',
    );
    expect(out).toContain('Nothing. Every call that rang was answered');
  });
});
