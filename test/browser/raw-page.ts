import type { Browser } from 'playwright-core';

/** A page that is driven by the protocol of the browser alone. */
export interface RawPage {
  readonly send: (method: string, params?: object) => Promise<unknown>;
  /** The value of an expression, once it is there when it is a promise. Only what JSON can carry. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Milliseconds until a page counts as stuck. No test waits for it to pass. */
const STUCK = 120_000;

interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown } };
  readonly error?: { readonly message: string };
}

/**
 * Opens a page without Playwright, for which every page is focused and visible: such a page is never
 * hidden and cannot be frozen.
 */
export const openRawPage = async (browser: Browser, url: string): Promise<RawPage> => {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', { url, browserContextId });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: Answer = JSON.parse(message);
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const ask = async (method: string, params: object = {}): Promise<Answer['result']> => {
    last += 1;
    const id = last;
    let limit: NodeJS.Timeout | undefined;
    const answered = new Promise<Answer>((resolve, reject) => {
      waiting.set(id, resolve);
      limit = setTimeout(
        reject,
        STUCK,
        new Error(`The page did not answer ${method} ${JSON.stringify(params)}.`),
      );
    });
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await answered;
    clearTimeout(limit);
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return {
    send: ask,
    evaluate: async (expression) =>
      (await ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }))?.result?.value,
    close: async () => {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
};
