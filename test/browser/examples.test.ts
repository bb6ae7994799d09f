import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../tools/run.ts';
import { connect, openPage } from './browser.ts';
import { type ExampleFolder, exampleFolder } from './example-server.ts';

let examples: ExampleFolder;
let browser: Browser;
beforeAll(async () => {
  [examples, browser] = await Promise.all([exampleFolder(), connect()]);
});
afterAll(async () => {
  await browser?.close();
  examples?.close();
});

interface Opened {
  readonly page: Page;
  readonly noise: string[];
  readonly press: (...labels: readonly string[]) => Promise<void>;
}

/** Opens the page of an example; what breaks its policy is among the noise. */
const open = async (address: string): Promise<Opened> => {
  const page = await openPage(browser);
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(address);
  const bar = page.frameLocator('iframe[name=ccbarclient]');
  return {
    page,
    noise,
    press: async (...labels) => {
      for (const name of labels) await bar.getByRole('button', { name, exact: true }).click();
    },
  };
};

const textOf = (page: Page, selector: string) => () => page.locator(selector).textContent();

describe('examples/script-tag', () => {
  it('shows state, time and caller from one script file, under a strict policy', async () => {
    const { page, press, noise } = await open(await examples.start('script-tag'));
    await press('Sign in');
    await expect.poll(textOf(page, '#state')).toBe('idle');
    await press('A customer calls');
    await expect.poll(textOf(page, '#state')).toBe('ringing');
    expect(await page.textContent('#caller')).not.toBe('nobody');
    await press('Answer', 'Hang up');
    await expect.poll(textOf(page, '#state')).toBe('wrapUp');
    expect(await page.textContent('#clock')).toMatch(/^for \d+ s$/);
    expect(await page.locator('#warnings li').allTextContents()).toEqual([]);
    expect(noise).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await page.close();
  });

  it('works as a single ES module, too', async () => {
    const address = await examples.start('script-tag');
    const { page, noise } = await open(address);
    const names = await page.evaluate(`import('${address}ccbar-agent.module.js').then(Object.keys)`);
    expect(names).toEqual(expect.arrayContaining(['createAgent', 'connectionBar', 'readyMadeRules']));
    expect(noise).toEqual([]);
    await page.close();
  });
});

describe('examples/pop-up-and-log', () => {
  const logged = async (page: Page) =>
    (await page.evaluate(async () => (await fetch('/log')).json())) as {
      event: string;
      to: string;
      call?: string;
    }[];

  it('opens the record once per call with the number encoded, and logs the steps', async () => {
    const { page, press, noise } = await open(await examples.start('pop-up-and-log'));
    const records: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/customers')) records.push(new URL(request.url()).search);
    });
    await press('Sign in', 'A customer calls', 'Answer');
    await expect.poll(textOf(page, '#state')).toBe('talking');
    await press('Hold', 'Retrieve');
    expect(records).toEqual([expect.stringMatching(/^\?phone=[%\w]+$/)]);
    const frame = page.frameLocator('#customer');
    await expect.poll(() => frame.locator('p').textContent()).toMatch(/^Customer \S+/);
    await press('Hang up');
    await expect.poll(textOf(page, '#unsent')).toBe('0');
    expect((await logged(page)).map(({ event, to }) => `${event} ${to}`)).toEqual(
      expect.arrayContaining(['AgentEvent_Talking talking', 'AgentState_Work wrapUp']),
    );
    expect(noise).toEqual([]);
    await page.close();
  });

  it('opens no record twice for one call, also when the page is reloaded during it', async () => {
    const { page, press } = await open(await examples.start('pop-up-and-log'));
    await press('Sign in', 'A customer calls', 'Answer');
    await expect.poll(textOf(page, '#state')).toBe('talking');
    await expect.poll(textOf(page, '#unsent')).toBe('0');
    const call = (await logged(page)).find(({ event }) => event === 'AgentEvent_Talking')?.call;
    expect(call).toEqual(expect.any(String));
    const records: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/customers')) records.push(new URL(request.url()).search);
    });
    await page.reload();
    const bar = await (await page.waitForSelector('iframe[name=ccbarclient]')).contentFrame();
    /** Sends an event of a call from the bar, which goes on with it after the reload. */
    const talking = (callid: unknown, caller: string) =>
      bar?.evaluate(
        (content) => {
          const event = { eventType: 'AgentEvent_Talking', workNo: '30021', content };
          parent.postMessage({ message: 'success', retcode: '0', event }, '*');
        },
        { callid, caller },
      );
    const becomesTalking = async (callid: unknown, caller: string) => {
      // The agent may not listen yet right after the reload.
      await expect
        .poll(async () => {
          await talking(callid, caller);
          return textOf(page, '#state')();
        })
        .toBe('talking');
    };
    await becomesTalking(call, '13800000001');
    expect(records).toEqual([]);
    await becomesTalking('1767254400-2', '+86 138');
    await expect.poll(() => records).toEqual([`?phone=${encodeURIComponent('+86 138')}`]);
    await page.close();
  });

  it('loses no step while the back end refuses and the page reloads', async () => {
    const { page, press } = await open(await examples.start('pop-up-and-log'));
    const refuse = (times: number) =>
      page.evaluate(async (count) => void (await fetch(`/refuse?times=${count}`)), times);
    await refuse(1_000_000);
    await press('Sign in', 'A customer calls', 'Answer', 'Hang up');
    await expect.poll(textOf(page, '#state')).toBe('wrapUp');
    await page.reload();
    const waiting = await page.evaluate(() =>
      Object.values({ ...localStorage }).map((entry) => JSON.parse(entry).event),
    );
    expect(waiting).toEqual(
      expect.arrayContaining(['AgentState_Ready', 'AgentEvent_Talking', 'AgentState_Work']),
    );
    await refuse(0);
    // The page tries again when the browser is online again, besides after a time that grows.
    await page.evaluate(() => void dispatchEvent(new Event('online')));
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
    const events = (await logged(page)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(waiting));
    expect(events.filter((event) => event === 'AgentState_Work')).toHaveLength(1);
    await page.close();
  });
});

describe('examples/node-gateway', () => {
  it('follows the agent through a missed sign-in, a call and an outage', async () => {
    const { code, output } = await run(process.execPath, ['main.mjs'], {
      cwd: join(examples.folder, 'examples', 'node-gateway'),
    });
    const states = output.trim().split('\n');
    expect({ code, states: states.filter((line, index) => line !== states[index - 1]) }).toEqual({
      code: 0,
      states: [
        'unknown (unknown)',
        'idle (assumed)',
        'ringing (observed)',
        'talking (observed)',
        'talking (stale)',
        'talking (assumed)',
        'wrapUp (observed)',
      ],
    });
  });
});
