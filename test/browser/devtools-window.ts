import type { BrowserContext } from 'playwright-core';
import { vi } from 'vitest';

/** What one can ask a page for by the DevTools protocol. */
type Send = (method: string, parameters?: object) => Promise<{ readonly [key: string]: unknown }>;

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** How long something may take to appear, ms; only a stuck test waits that long. */
const PATIENCE = { timeout: 120_000, interval: 100 };

/** After so long, ms, an answer is lost: a page that loads anew while it is asked never gives one. It is asked again. */
const LOST = 15_000;

/** The real DevTools window of a page. */
export interface DevtoolsWindow {
  /** Shows a panel that an extension added. */
  readonly showPanel: (extensionId: string, title: string) => Promise<void>;
  /** Evaluates an expression in the first page whose address contains a text. */
  readonly evaluateIn: (address: string, expression: string) => Promise<unknown>;
}

/**
 * Opens DevTools for a page, as a person would. Only a session of the browser itself may do that, and
 * Playwright hides what it opens, so that everything here speaks the protocol directly. The panel is shown
 * by a module of the DevTools front end, which is nobody's interface: this is for one smoke test.
 */
export const openDevtools = async (context: BrowserContext, url: string): Promise<DevtoolsWindow> => {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser has no session.');
  const root = session as unknown as {
    readonly send: Send;
    readonly on: (event: string, take: (told: { sessionId: string; message: string }) => void) => void;
  };

  const targets = async (): Promise<readonly Target[]> => {
    const { targetInfos } = await root.send('Target.getTargets', { filter: [{}] });
    return targetInfos as readonly Target[];
  };
  const find = async (fits: (target: Target) => boolean): Promise<Target> => {
    return vi.waitFor(async () => {
      const found = (await targets()).find(fits);
      if (found === undefined) throw new Error('The target did not appear.');
      return found;
    }, PATIENCE);
  };
  const attach = async ({ targetId }: Target): Promise<Send> => {
    const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
    const waiting = new Map<number, (answer: { readonly [key: string]: unknown }) => void>();
    let last = 0;
    root.on('Target.receivedMessageFromTarget', (told) => {
      if (told.sessionId !== sessionId) return;
      const { id, result } = JSON.parse(told.message) as { id: number; result: { [key: string]: unknown } };
      waiting.get(id)?.(result);
      waiting.delete(id);
    });
    return (method, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        const lost = setTimeout(() => reject(new Error(`${method} was not answered.`)), LOST);
        waiting.set(last, (answer) => {
          clearTimeout(lost);
          resolve(answer);
        });
        const message = JSON.stringify({ id: last, method, params });
        void root.send('Target.sendMessageToTarget', { sessionId, message });
      });
  };
  const evaluate = async (send: Send, expression: string): Promise<unknown> => {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result } = (await send('Runtime.evaluate', asked)) as { result?: { value?: unknown } };
    return result?.value;
  };

  const page = await find((target) => target.type === 'page' && target.url === url);
  await root.send('Target.openDevTools', { targetId: page.targetId });
  const isFront = ({ type, url: at }: Target) => type === 'page' && at.startsWith('devtools://');
  await find(isFront);
  return {
    showPanel: async (extensionId, title) => {
      await find((target) => target.url === `chrome-extension://${extensionId}/devtools.html`);
      const view = JSON.stringify(`chrome-extension://${extensionId}${title}`);
      const show = `import('./ui/legacy/legacy.js')
        .then(({ ViewManager }) => ViewManager.ViewManager.instance().showView(${view}))
        .then(() => 'shown', (error) => String(error))`;
      await vi.waitFor(async () => {
        const answer = await evaluate(await attach(await find(isFront)), show);
        if (answer !== 'shown') throw new Error(`The panel was not shown: ${answer}`);
      }, PATIENCE);
    },
    evaluateIn: async (address, expression) =>
      evaluate(await attach(await find((target) => target.url.includes(address))), expression),
  };
};
