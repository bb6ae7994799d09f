import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { planted } from '../inspect/private-calls.ts';
import { bytesOf, textOf } from './download.ts';
import type {} from './pages/inspected-desktop.ts';
import { pressButton } from './press-button.ts';
import { stage } from './stage.ts';

const at = stage();
const served = inject('served').inspector;
let noise: readonly string[] = [];
let requests: readonly string[] = [];

const openDesktop = async (width = 1280, height = 800): Promise<Page> => {
  const visit = await at.visit(served.desktop, { width, height });
  ({ noise, requests } = visit);
  await visit.page.waitForFunction(() => 'inspected' in window);
  return visit.page;
};

const docked = async (...scenarios: readonly string[]): Promise<Page> => {
  const page = await openDesktop();
  await page.evaluate((names) => {
    window.inspected.mount();
    names.forEach(window.inspected.play);
  }, scenarios);
  return page;
};

const activeState = (page: Page) => page.locator('.state.is-leaf').getAttribute('data-state');
const shownRow = (page: Page) => page.locator('.row.is-shown').first().textContent();
const place = (page: Page) => page.locator('.place').textContent();
const agentState = (page: Page) => page.evaluate(() => window.inspected.agent.view().state);

describe('docked in a page', () => {
  it('follows the agent under the strictest policy, and asks nobody for anything', async () => {
    const page = await docked('hold-and-retrieve');
    await expect.poll(() => activeState(page)).toBe('agent.idle');
    expect(await place(page)).toBe('12 / 12');
    await page.evaluate(() => window.inspected.send('AgentState_SetRest_Success', { reason: 2 }));
    await expect.poll(() => activeState(page)).toBe('agent.rest.onTime');
    expect(await page.locator('.way.is-taken').getAttribute('data-way')).toBe('agent.idle>agent.rest');
    await page.evaluate(async () => {
      const root = document.querySelector('ccbar-inspector')?.shadowRoot;
      const leavingThePage = ['open', 'save', 'copyRecord'];
      for (const button of root?.querySelectorAll<HTMLElement>('button') ?? []) {
        if (!leavingThePage.includes(button.dataset['do'] ?? '')) button.click();
        await new Promise(requestAnimationFrame);
      }
    });
    expect(await page.evaluate(() => window.inspected.violations)).toEqual([]);
    expect(noise).toEqual([]);
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(
      new Set([new URL(served.desktop).origin]),
    );
    expect(requests).toHaveLength(3);
    const styled = await page.evaluate(() => {
      const root = document.querySelector('ccbar-inspector')?.shadowRoot;
      return [root?.querySelectorAll('[style]').length, root?.querySelectorAll('style,link,img').length];
    });
    expect(styled).toEqual([0, 0]);
  });

  it('shows a warning in the log, on the chart and in full', async () => {
    const page = await docked('rest-overdue');
    await page.evaluate(() => window.inspected.send('AgentEvent_Hold', '1767254400-1'));
    await expect
      .poll(() => page.locator('.row.is-finding.is-warning .message').last().textContent())
      .toMatch(/^Unexpected AgentEvent_Hold while idle/);
    expect(await page.locator('.rare .way.is-taken').getAttribute('class')).toContain('is-fallback');
    expect(await page.locator('.label.is-warned').textContent()).toBe('⚠ call.held');
    expect(await page.locator('.finding.is-warning').textContent()).toContain('unexpected-transition');
    await page.evaluate(() => window.inspected.send('AgentState_Ready'));
    await expect.poll(() => page.locator('.counts .count').textContent()).toMatch(/1$/);
  });

  it('holds nothing personal, in no part of it and in nothing it hands out', async () => {
    const page = await docked();
    await page.evaluate(() => window.inspected.playPrivate());
    await expect.poll(() => page.locator('.row').count()).toBeGreaterThan(10);
    const save = page.waitForEvent('download');
    await pressButton(page.locator('[data-do=save]'));
    const file = await textOf(await save);
    expect(file.split('\n').length).toBeGreaterThan(15);
    const texts = [file];
    for (let step = 0; step < 18; step += 1) {
      texts.push(
        await page.evaluate(() => document.querySelector('ccbar-inspector')?.shadowRoot?.innerHTML ?? ''),
      );
      await page.keyboard.press('k');
    }
    expect(texts.join()).toContain('party#');
    expect(planted.filter((word) => texts.join().includes(word))).toEqual([]);
  });

  it('lets a button have the focus and the click that has begun, whatever appears or vanishes beside it', async () => {
    const page = await docked();
    const call = { callid: '1767254400-1', caller: '13800000001' };
    const send = (id: string, content: unknown = null) =>
      page.evaluate(([event, about]) => window.inspected.send(event, about), [id, content] as const);
    await send('AgentState_Ready');
    await send('AgentEvent_Talking', call);
    const badge = page.locator('.tag[data-key=muted]').first();
    const open = page.locator('[data-do=open]');
    const chooser = page.waitForEvent('filechooser');
    await send('AgentEvent_linkagePhoneMute', { callId: call.callid });
    await badge.waitFor();
    await open.hover();
    await page.mouse.down();
    await send('AgentEvent_linkagePhoneUnMute', { callId: call.callid });
    await badge.waitFor({ state: 'detached' });
    expect(await open.evaluate((button) => button.matches(':focus'))).toBe(true);
    await page.mouse.up();
    await chooser;
  });

  it('moves for no message from any window', async () => {
    const page = await docked('hold-and-retrieve');
    await expect.poll(() => place(page)).toBe('12 / 12');
    const frame = await page.evaluateHandle(() =>
      document.body.appendChild(document.createElement('iframe')),
    );
    const stranger = await frame.asElement()?.contentFrame();
    await stranger?.evaluate(() => {
      for (const message of [
        { ccbar: 'records', run: 'x', records: [] },
        { ccbar: 'gone' },
        { type: 'xstate.event', event: '{"name":"rest.started","data":{"type":"rest.started"}}' },
        { type: 'DISPATCH', payload: { type: 'JUMP_TO_STATE' } },
        { eventType: 'AgentState_Work' },
        'disconnect',
        'quiet',
      ]) {
        window.parent.postMessage(message, '*');
      }
    });
    await page.evaluate(() => window.inspected.quiet());
    expect([await agentState(page), await place(page), await activeState(page)]).toEqual([
      'idle',
      '12 / 12',
      'agent.idle',
    ]);
  });

  it('is led by the keyboard', async () => {
    const page = await docked('hold-and-retrieve');
    await page.evaluate(() => window.inspected.send('AgentState_CancelRest_Success'));
    await page.evaluate(() => window.inspected.play('rest-overdue'));
    await expect.poll(() => place(page)).toBe('18 / 18');
    const keys: readonly (readonly [string, string])[] = [
      ['ArrowUp', '17 / 18'],
      ['Home', '1 / 18'],
      ['ArrowDown', '2 / 18'],
      ['n', '13 / 18'],
      ['End', '18 / 18'],
      ['p', '13 / 18'],
    ];
    for (const [key, where] of keys) {
      await page.keyboard.press(key);
      await expect.poll(() => place(page)).toBe(where);
    }
    await page.keyboard.press('Home');
    await page.keyboard.press('c');
    await page.keyboard.press('End');
    await expect
      .poll(() => page.locator('.panel-record h3').allTextContents())
      .toContain('Changed since pinned #1');
    expect(await page.locator('.changes').textContent()).toContain('stateunknown → idle');
    await page.keyboard.press('/');
    await page.keyboard.type('state:talking.held');
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => activeState(page)).toBe('agent.occupied.talking.held');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.live').getAttribute('aria-pressed')).toBe('true');
    expect(await activeState(page)).toBe('agent.idle');
  });

  it('tries events in a sandbox and leaves the agent alone', async () => {
    const page = await docked('hold-and-retrieve');
    await page.locator('.next-list [data-do=try]').nth(1).click();
    await page.locator('[data-do=fallbacks].disclose').click();
    await page.locator('.fallbacks li', { hasText: 'call.held' }).locator('[data-do=try]').click();
    await expect.poll(() => activeState(page)).toBe('agent.occupied.talking.held');
    expect(await page.locator('.trail').textContent()).toBe(
      'idlerest.startedrest · onTime⚠ call.heldtalking · held',
    );
    expect(await agentState(page)).toBe('idle');
    await page.locator('[data-do=undo]').click();
    await expect.poll(() => activeState(page)).toBe('agent.rest.onTime');
    await page.keyboard.press('Escape');
    await expect.poll(() => activeState(page)).toBe('agent.idle');
  });

  it('opens a recording, plays it, and comes back to the agent', async () => {
    const page = await docked('rest-overdue');
    const recording = join(tmpdir(), `ccbar-agent-${process.pid}.ndjson`);
    const lines = ['AgentState_Ready', 'AgentState_Busy', 'AgentEvent_Talking'].map((eventType, index) =>
      JSON.stringify({
        at: index * 1000,
        data: { eventType, content: { callid: '1-1', caller: planted[1] } },
      }),
    );
    await writeFile(recording, ['{"ccbarRecording":1}', ...lines, 'damaged'].join('\n'));
    const chooser = page.waitForEvent('filechooser');
    await pressButton(page.locator('[data-do=open]'));
    await (await chooser).setFiles(recording);
    await expect
      .poll(() => page.locator('.notice').textContent())
      .toBe('Recording of 4 records, 1 lines skipped');
    expect([await place(page), await activeState(page)]).toEqual(['1 / 4', 'agent.unknown']);
    await page.locator('[data-do=play]').click();
    await expect.poll(() => place(page)).toBe('4 / 4');
    expect(await activeState(page)).toBe('agent.occupied.talking.active');
    expect(await page.locator('.panel-record').textContent()).not.toContain(String(planted[1]));
    await page.evaluate(() => window.inspected.send('AgentState_Work'));
    await pressButton(page.locator('[data-do=closeFile]'));
    await expect.poll(() => activeState(page)).toBe('agent.wrapUp');
  });

  it('shows one agent of a recording of several at a time, the one that is chosen', async () => {
    const page = await docked('rest-overdue');
    const recording = join(tmpdir(), `ccbar-agents-${process.pid}.ndjson`);
    const lines = [
      ['AgentState_Ready', '30021'],
      ['AgentState_SetRest_Success', '30022'],
      ['AgentState_Work', '30021'],
    ].map(([eventType, workNo], index) =>
      JSON.stringify({ at: 1000 + index * 1000, data: { eventType, workNo, content: {} } }),
    );
    await writeFile(recording, lines.join('\n'));
    const chooser = page.waitForEvent('filechooser');
    await pressButton(page.locator('[data-do=open]'));
    await (await chooser).setFiles(recording);
    await expect.poll(() => page.locator('.notice').textContent()).toBe('Recording of 5 records of 2 agents');
    // Numbers of agents are masked, as everything in records is.
    expect(await page.locator('.top select option').allTextContents()).toEqual(['agent#1', 'agent#2']);
    await page.locator('.list').focus();
    await page.keyboard.press('End');
    await expect.poll(() => activeState(page)).toBe('agent.wrapUp');
    await page.locator('.top select').selectOption({ label: 'agent#2' });
    await page.locator('.list').focus();
    await page.keyboard.press('End');
    await expect.poll(() => activeState(page)).toBe('agent.rest.onTime');
    await pressButton(page.locator('[data-do=closeFile]'));
    await expect.poll(() => page.locator('.top select').count()).toBe(0);
  });

  it('zooms, pans and fits the chart by buttons, keys and the pointer', async () => {
    const page = await docked('hold-and-retrieve');
    await expect.poll(() => place(page)).toBe('12 / 12');
    const viewBox = async () =>
      String(await page.locator('svg.chart').getAttribute('viewBox'))
        .split(' ')
        .map(Number);
    const fitted = await viewBox();
    const changes = async (act: () => Promise<unknown>) => {
      const before = await viewBox();
      await act();
      await expect.poll(viewBox).not.toEqual(before);
      return [before, await viewBox()] as const;
    };
    for (const zoomIn of [
      () => page.locator('[data-do=zoom][data-with=in]').click(),
      () => page.keyboard.press('+'),
    ]) {
      const [before, after] = await changes(zoomIn);
      expect(after[2]).toBeLessThan(before[2] ?? 0);
    }
    await page.locator('.chart-box').focus();
    const [, right] = await changes(() => page.keyboard.press('ArrowRight'));
    const [, down] = await changes(() => page.keyboard.press('ArrowDown'));
    expect(down[1]).toBeGreaterThan(right[1] ?? 0);
    const box = await page.locator('.chart-box').boundingBox();
    if (box === null) throw new Error('no chart');
    await changes(async () => {
      await page.mouse.move(box.x + 100, box.y + 100);
      await page.mouse.down();
      await page.mouse.move(box.x + 60, box.y + 80);
      await page.mouse.up();
    });
    await changes(() => page.keyboard.press('-'));
    await changes(() => page.keyboard.press('0'));
    expect(await viewBox()).toEqual(fitted);
  });

  it('is gone through by its band: by the pointer, by keys, and from finding to finding', async () => {
    const page = await docked('hold-and-retrieve');
    await page.evaluate(() => window.inspected.send('AgentState_CancelRest_Success'));
    await expect.poll(() => place(page)).toBe('13 / 13');
    const band = page.locator('.band');
    const box = await band.boundingBox();
    if (box === null) throw new Error('no band');
    await page.mouse.move(box.x + 2, box.y + 12);
    await page.mouse.down();
    await expect.poll(() => place(page)).toBe('1 / 13');
    await page.mouse.move(box.x + box.width / 2, box.y + 12);
    await page.mouse.up();
    await expect.poll(() => place(page)).toBe('7 / 13');
    await band.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => band.getAttribute('aria-valuenow')).toBe('8');
    await page.locator('[data-with=findingOn]').click();
    await expect.poll(() => place(page)).toBe('13 / 13');
    await page
      .locator('.row')
      .first()
      .click({ modifiers: ['Shift'] });
    await expect
      .poll(() => page.locator('.panel-record h3').allTextContents())
      .toContain('Changed since pinned #13');
  });

  it('copies the chart as Mermaid, SVG and PNG', async () => {
    const page = await docked('hold-and-retrieve');
    // If the clipboard is not allowed, the text is saved as a file.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    for (const [form, name, begin] of [
      ['Mermaid', 'statechart.mmd', 'stateDiagram-v2'],
      ['SVG', 'statechart.svg', '<svg xmlns="http://www.w3.org/2000/svg"'],
      ['PNG', 'statechart.png', '\x89PNG'],
    ] as const) {
      const file = page.waitForEvent('download');
      await page.locator('[data-do=menu]').click();
      await page.locator(`[data-do=copyChart][data-with=${form}]`).click();
      const done = await file;
      const bytes = await bytesOf(done);
      expect([done.suggestedFilename(), bytes.toString('latin1').slice(0, begin.length)]).toEqual([
        name,
        begin,
      ]);
      expect(bytes.length).toBeGreaterThan(1500);
    }
  });

  it('does the same work for 10,000 records as for a hundred when it is scrolled', async () => {
    const page = await docked();
    /** The most elements that one scroll puts in or takes out. */
    const changesOfScrolls = () =>
      page.evaluate(async () => {
        const root = document.querySelector('ccbar-inspector')?.shadowRoot;
        const list = root?.querySelector('.list');
        if (!root || !list) throw new Error('There is no list.');
        const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
        const seen: number[] = [];
        const observer = new MutationObserver(() => {});
        observer.observe(root, { childList: true, subtree: true, attributes: true, characterData: true });
        for (let step = 0; step < 20; step += 1) {
          list.scrollTop = (list.scrollHeight * ((step * 7919) % 20)) / 20;
          await frame();
          await frame();
          seen.push(observer.takeRecords().length);
        }
        return Math.max(...seen);
      });
    await page.evaluate(() => window.inspected.fill(200));
    await expect.poll(() => page.locator('.row').count()).toBeGreaterThan(10);
    const few = await changesOfScrolls();
    await page.evaluate(() => window.inspected.fill(10_000));
    await expect.poll(() => place(page)).toMatch(/^10\d{3} \//);
    const many = await changesOfScrolls();
    expect(many).toBeLessThan(few * 2 + 200);
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await page.keyboard.press('/');
    await page.keyboard.type('state:rest');
    await expect.poll(() => page.locator('.row .chip').first().textContent()).toMatch(/^rest/);
  });

  it('fits a narrow place', async () => {
    const page = await openDesktop(380, 700);
    await page.evaluate(() => {
      window.inspected.mount('dark');
      window.inspected.play('hold-and-retrieve');
    });
    await expect.poll(() => page.locator('.row').count()).toBeGreaterThan(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    await page.evaluate(() => window.inspected.send('AgentEvent_Hold', '1767254400-1'));
    const message = page.locator('.row.is-finding.is-warning').last();
    await expect.poll(() => message.textContent()).toMatch(/^Unexpected AgentEvent_Hold/);
    // The whole sentence can be read: it is wrapped, not cut.
    expect(await message.evaluate((row) => row.scrollHeight - row.clientHeight)).toBeLessThanOrEqual(0);
    await page.locator('.tab-next').click();
    // The inspector draws in the frame after the click.
    await page.locator('.panel-next').waitFor({ state: 'visible' });
    await page.locator('.pane-log').waitFor({ state: 'hidden' });
  });

  it('goes without a trace', async () => {
    const page = await docked('hold-and-retrieve');
    await page.evaluate(() => {
      window.inspected.unmount();
      window.inspected.play('rest-overdue');
    });
    expect(await page.locator('ccbar-inspector').count()).toBe(0);
    expect(noise).toEqual([]);
  });
});

describe('in a window of its own', () => {
  it('follows the page by channel, past a reload, and asks nobody for anything', async () => {
    const desktop = await openDesktop();
    await desktop.evaluate(() => window.inspected.play('hold-and-retrieve'));
    const page = await desktop.context().newPage();
    await page.goto(served.inspector);
    await expect.poll(() => place(page)).toBe('12 / 12');
    expect(await activeState(page)).toBe('agent.idle');
    await desktop.evaluate(() => window.inspected.send('AgentState_Work'));
    await expect.poll(() => activeState(page)).toBe('agent.wrapUp');
    await desktop.reload();
    await desktop.waitForFunction(() => 'inspected' in window);
    await desktop.evaluate(() => window.inspected.send('AgentState_SetRest_Success'));
    await expect.poll(() => activeState(page)).toBe('agent.rest.onTime');
    expect(await shownRow(page)).toContain('SetRest_Success');
    expect(noise).toEqual([]);
    expect(new Set(requests.map((url) => new URL(url).pathname))).toEqual(
      new Set(['/', '/desktop.css', '/desktop.js', '/inspector.html', '/inspector.js']),
    );
  });

  it('lets one choose among several desks', async () => {
    const desktop = await openDesktop();
    const other = await desktop.context().newPage();
    await other.goto(served.desktop);
    await other.waitForFunction(() => 'inspected' in window);
    await desktop.evaluate(() => window.inspected.send('AgentState_Work'));
    await other.evaluate(() => window.inspected.send('AgentState_SetNotReady_Success'));
    const page = await desktop.context().newPage();
    await page.goto(served.inspector);
    await expect.poll(() => page.locator('select option').count()).toBe(2);
    const seen = new Set<string | null>();
    for (const index of [0, 1]) {
      await page.locator('select').selectOption({ index });
      await expect.poll(async () => seen.add(await activeState(page)).size).toBe(index + 1);
    }
    expect(seen).toEqual(new Set(['agent.wrapUp', 'agent.busy']));
  });
});
