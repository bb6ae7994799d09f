import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FleetTurn } from '../../src/fleet/fleet-turn.ts';
import { type HttpServer, serveHttp } from '../../src/fleet/http/serve-http.ts';
import { createWallboard, type Wallboard } from '../../src/fleet/http/wallboard.ts';
import { partitionOf } from '../../src/fleet/partition.ts';
import { agentStates } from '../../src/protocol/agent-state.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { buildPageFiles } from '../../tools/wallboard-server.ts';
import { type BoardLog, openBoardLog } from '../fleet/board-log.ts';
import { freePort } from '../free-port.ts';
import { expectNoViolations } from './accessibility.ts';
import { faintTexts } from './contrast.ts';
import { stage } from './stage.ts';

const at = stage();
const agents = 2000;
const teams = ['Sales', 'Service', 'Billing', 'Technical'];
/** The virtual time of the server, ms. */
let time = 3_600_000;
let opened: BoardLog;
let wallboard: Wallboard;
let server: HttpServer;
let requests: Request[] = [];

const blank = '<!doctype html><html lang="en"><title>blank</title>';
const workNoOf = (index: number) => String(30_021 + index);
const serve = (port: number) =>
  serveHttp({
    port,
    handle: async (request) => {
      const { pathname } = new URL(request.url);
      // The page on which the tab waits between two visits, and what browsers ask for unasked.
      if (pathname === '/blank') return new Response(blank, { headers: { 'content-type': 'text/html' } });
      if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
      requests.push(request);
      return wallboard.handle(request);
    },
  });
/** Lets the server send what was written. */
const beat = () => {
  time += 2000;
  return opened.passTo(time);
};
const write = (workNo: string, turn: Partial<FleetTurn>) =>
  opened.write(workNo, { since: time - 61_000, ...turn });

beforeAll(async () => {
  opened = await openBoardLog(4);
  // Something to wait for, so that the virtual clock reaches every time.
  for (let minute = 0; minute < 600; minute += 1) opened.clock.schedule(() => {}, minute * 60_000);
  await opened.passTo(time);
  for (let index = 0; index < agents; index += 1) {
    const state = agentStates[index % agentStates.length] ?? 'idle';
    await write(workNoOf(index), {
      state,
      certainty: state === 'unknown' ? 'unknown' : index % 40 === 3 ? 'stale' : 'observed',
      ...(index % 100 === 7 && {
        findings: [
          { id: 'late', level: 'warning', message: `Finding ${index}.`, at: time + index, count: 1 },
        ],
      }),
    });
  }
  const data = {
    event: { eventType: 'AgentEvent_Talking', workNo: '30028', content: { callid: '1767254400-1' } },
  };
  const frames = [{ workNo: '30028', frame: messageFrame(data, { at: time - 1000 }) }];
  await opened.log.append(partitionOf('30028', 4), { frames, sentAt: time }, 'one');
  wallboard = createWallboard({
    log: opened.log,
    clock: opened.clock,
    now: () => opened.clock.now(),
    files: await buildPageFiles(),
    directory: (workNo) => ({ team: teams[Number(workNo) % teams.length] ?? null }),
    authorize: (request) => ({ teams: 'all', mayInspect: !new URL(request.url).pathname.startsWith('/no') }),
  });
  await beat();
  // The same one again later, when the server was away.
  server = await serve(await freePort());
});
afterAll(async () => {
  wallboard?.stop();
  await server?.close();
});

const open = async (look: Parameters<typeof at.visit>[1] = {}, fragment = '') => {
  const visit = await at.visit(`${server.url}/${fragment}`, { width: 1440, ...look });
  await visit.page.locator('.cell, .empty b').first().waitFor();
  return visit;
};
const countOf = (page: Page, state: string) => page.locator(`.tile.tone-${state} .tile-count`).innerText();

describe('the wallboard of 2,000 agents', () => {
  it.each([
    { width: 1440, colorScheme: 'light' },
    { width: 1440, colorScheme: 'dark' },
    { width: 800, colorScheme: 'light' },
    { width: 400, colorScheme: 'light' },
    { width: 400, colorScheme: 'dark' },
  ] as const)('fits, can be read and asks for nothing elsewhere: $width, $colorScheme', async (look) => {
    const { page, noise, requests: asked } = await open(look);
    await expect.poll(() => page.locator('.finding').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(await faintTexts(page)).toEqual([]);
    await expectNoViolations(page);
    expect(noise).toEqual([]);
    expect(asked.every((url) => url.startsWith(server.url))).toBe(true);
  });

  it('counts the agents by state and team, and draws only those in view', async () => {
    const { page } = await open();
    expect(await countOf(page, 'talking')).toBe('250');
    expect(await page.locator('.team-total').allInnerTexts()).toEqual(['500', '500', '500', '500']);
    expect(await page.locator('.card-head .doubt').innerText()).toBe('300 in doubt');
    expect(await page.locator('.cell').count()).toBeLessThan(150);
    await page.locator('.tile.tone-rest').click();
    await page.locator('header select').selectOption('Sales');
    await expect
      .poll(() => page.locator('.agents-card .card-head').innerText())
      .toMatch(/^Agents\s+0 of 500/);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Find an agent').fill('31999');
    await expect.poll(() => page.locator('.cell-label').allInnerTexts()).toEqual(['31999']);
    expect(new URL(page.url()).hash).toBe('#search=31999');
  });

  it('changes no more of the page with an event than what it is about', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      const seen = { nodes: 0 };
      Object.assign(window, { seen });
      new MutationObserver((records) => {
        seen.nodes += records.length;
      }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await write('30021', { state: 'talking', since: time });
    await beat();
    await expect.poll(() => countOf(page, 'talking')).toBe('251');
    // Each cell in view has a duration that may have changed, and there are at most 150 of them.
    const nodes = await page.evaluate(() => (window as unknown as { seen: { nodes: number } }).seen.nodes);
    expect(nodes).toBeLessThan(1000);
    await write('30021', { state: 'unknown', certainty: 'unknown' });
    await beat();
    await expect.poll(() => countOf(page, 'talking')).toBe('250');
  });

  it('greys what is in doubt, with the time up to which it is known', async () => {
    const { page } = await open({}, '#search=30024');
    const cell = page.locator('.cell').first();
    expect(await cell.getAttribute('class')).toContain('is-doubtful');
    expect(await cell.innerText()).toMatch(/as of \d\d:\d\d\s+\w/);
  });

  it('moves between the agents with the keys', async () => {
    const { page } = await open();
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector('.cell-label')?.textContent);
    await page.locator('.cell').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('30022');
    await page.keyboard.press('End');
    expect(await focused()).toBe(workNoOf(agents - 1));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Home');
    expect(await focused()).toBe('30021');
    expect(await page.locator('.cell[tabindex="0"]').count()).toBe(1);
  });

  it('opens the inspector on the last hour of an agent', async () => {
    const { page, noise } = await open({}, '#search=30028');
    const [inspector] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('.cell').click(),
    ]);
    await inspector.getByText('AgentEvent_Talking').first().waitFor();
    expect(new URL(inspector.url()).pathname).toBe('/agents/30028/');
    expect(await inspector.title()).toBe('30028 · Agent inspector');
    expect(noise).toEqual([]);
    await inspector.close();
  });

  it('shows that the connection is lost, and is right after it is back', async () => {
    const { page } = await open();
    expect(await page.locator('.trouble').innerText()).toBe('');
    const port = Number(new URL(server.url).port);
    await server.close();
    await expect.poll(() => page.locator('.trouble').innerText()).toMatch(/^The connection .* is lost/);
    expect(await page.locator('.link').innerText()).toMatch(/^As of \d\d:\d\d:\d\d$/);
    expect(await page.locator('body').getAttribute('class')).toContain('is-old');
    await expectNoViolations(page);
    await write('30021', { state: 'busy' });
    await write('30022', { state: 'busy' });
    await beat();
    requests = [];
    server = await serve(port);
    await expect.poll(() => countOf(page, 'busy')).toBe('252');
    expect(await page.locator('.trouble').innerText()).toBe('');
    const ids = requests.map(({ headers }) => headers.get('last-event-id'));
    expect(ids.some((id) => id !== null)).toBe(true);
    expect(await countOf(page, 'unknown')).toBe('249');
  });
});
