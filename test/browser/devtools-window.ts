import type { BrowserContext } from 'playwright-core';
import { vi } from 'vitest';

/** The answer of a target, as JSON. */
interface Answer {
  readonly [key: string]: unknown;
}

/** Asks a target by the DevTools protocol. */
type Send = (method: string, parameters?: object) => Promise<Answer>;

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** The time that something may take to appear, ms; only a stuck test waits that long. */
const PATIENCE = { timeout: 120_000, interval: 100 };

/** After so long, ms, an answer is lost: a page that loads anew while it is asked never gives one. */
const LOST = 15_000;

/** The answer to a question, or an error that names the question when there is none. */
const answered = <Value>(question: string, answer: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const lost = setTimeout(() => reject(new Error(`${question} was not answered.`)), LOST);
    answer.then(resolve, reject).finally(() => clearTimeout(lost));
  });

/** A panel that an extension adds to DevTools. */
export interface ExtensionPanel {
  readonly extensionId: string;
  readonly title: string;
  /** The file of the extension that is its page. */
  readonly file: string;
}

/** The real DevTools window of a page. */
export interface DevtoolsWindow {
  /**
   * Evaluates an expression in a panel. A call that finds no panel asks DevTools to show it, and throws: DevTools
   * says that it did so even when the extension has not added the panel yet, and may load anew while it starts.
   * So ask until the answer is the right one, as `expect.poll` does. No call waits longer than some seconds.
   */
  readonly evaluateIn: (panel: ExtensionPanel, expression: string) => Promise<unknown>;
}

/**
 * Opens DevTools for a page, as a person would. Only a session of the browser itself may do that, and
 * Playwright hides what it opens, so that everything here speaks the protocol directly. A panel is shown
 * by a module of the DevTools front end, which is nobody's interface: this is for one smoke test.
 */
export const openDevtools = async (context: BrowserContext, url: string): Promise<DevtoolsWindow> => {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser has no session.');
  const root = session as unknown as {
    readonly send: Send;
    readonly on: (event: string, listener: (sent: { sessionId: string; message: string }) => void) => void;
  };
  const ask: Send = (method, parameters) => answered(method, root.send(method, parameters));

  /** The answers that are waited for, by session and number. */
  const waiting = new Map<string, (answer: Answer) => void>();
  root.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: Answer };
    waiting.get(`${sessionId} ${id}`)?.(result);
  });

  const find = async (fits: (target: Target) => boolean): Promise<Target | undefined> => {
    const { targetInfos } = await ask('Target.getTargets', { filter: [{}] });
    return (targetInfos as readonly Target[]).find(fits);
  };
  const evaluate = async ({ targetId }: Target, expression: string): Promise<unknown> => {
    const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: false });
    const key = `${sessionId} 1`;
    const params = { expression, awaitPromise: true, returnByValue: true };
    const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
    try {
      const answer = new Promise<Answer>((resolve) => waiting.set(key, resolve));
      await ask('Target.sendMessageToTarget', { sessionId, message });
      const { result } = (await answered('Runtime.evaluate', answer)) as { result?: { value?: unknown } };
      return result?.value;
    } finally {
      waiting.delete(key);
      // The target may be gone, and its session with it.
      await ask('Target.detachFromTarget', { sessionId }).catch(() => {});
    }
  };

  const isFront = (target: Target) => target.type === 'page' && target.url.startsWith('devtools://');
  await vi.waitFor(async () => {
    if ((await find(isFront)) !== undefined) return;
    const page = await find((target) => target.type === 'page' && target.url === url);
    if (page !== undefined) await ask('Target.openDevTools', { targetId: page.targetId });
    throw new Error('DevTools did not open.');
  }, PATIENCE);

  return {
    evaluateIn: async ({ extensionId, title, file }, expression) => {
      const base = `chrome-extension://${extensionId}`;
      const panel = await find((target) => target.url.startsWith(`${base}/${file}`));
      if (panel !== undefined) return evaluate(panel, expression);
      const front = await find(isFront);
      if (front === undefined) throw new Error('DevTools is not open.');
      const show = `import('./ui/legacy/legacy.js')
        .then(({ ViewManager }) => ViewManager.ViewManager.instance().showView(${JSON.stringify(base + title)}))
        .then(() => 'shown', (error) => String(error))`;
      throw new Error(`The panel is not there yet: ${await evaluate(front, show)}.`);
    },
  };
};
