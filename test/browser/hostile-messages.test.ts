import type { Frame } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDesktop, openDesktop, press } from './open-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

/** Messages that only a browser can make: they are unpacked by its structured clone. */
const bombs = {
  'shared lists in every place': () => {
    let shared: unknown = 'end';
    for (let level = 0; level < 26; level += 1) shared = [shared, shared];
    const event = { eventType: 'AgentOther_Note', workNo: shared, content: { sender: shared, x: shared } };
    return { event, message: shared, retcode: shared };
  },
  'a cyclic event': () => {
    const event: { [key: string]: unknown } = { eventType: 'AgentOther_Note' };
    event['content'] = event;
    event['workNo'] = event;
    return event;
  },
  'a sparse list of events': () => ({ eventList: new Array(4_000_000_000) }),
  'typed arrays': () => {
    const bytes = new Uint8Array(5_000_000);
    return { event: { eventType: 'AgentOther_Note', content: { sender: bytes, context: bytes } }, bytes };
  },
  'a blob': () => new Blob([new Uint8Array(5_000_000)]),
  'many keys': () => {
    const content: { [key: string]: number } = {};
    for (let index = 0; index < 100_000; index += 1) content[`key${index}`] = index;
    return { eventType: 'AgentOther_Note', content };
  },
  'JSON text of many levels': () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
} as const;

type BombName = keyof typeof bombs;

describe('an agent with a live bar continues after', () => {
  let desktop: OpenedDesktop;
  let bar: Frame;
  beforeAll(async () => {
    desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar(), open: true }));
    bar = await desktop.askedBar();
    await press(bar, 'signIn');
    await desktop.page.waitForFunction(() => window.desktop.seen?.states.at(-1) === 'idle');
  });

  it.each(Object.keys(bombs) as BombName[])('%s', async (name) => {
    const before = (await desktop.seen()).states;
    // A new function in the bar, made of the text of the one here.
    await bar.evaluate(`parent.postMessage((${bombs[name].toString()})(), '*')`);
    await press(bar, 'busy', 'idle');
    await expect
      .poll(async () => (await desktop.seen()).states.slice(before.length))
      .toEqual(['busy', 'idle']);
    const recorded = await desktop.page.evaluate(
      () => JSON.stringify(window.desktop.agent?.recorder.frames()).length,
    );
    expect(recorded).toBeLessThan(200_000);
    expect((await desktop.seen()).errors).toEqual([]);
  });
});
