import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openContext } from './browser.ts';

/** The conditions under which a page is visited. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Animations are left out unless a test asks for them. */
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** `true`: the time of the page and of its iframes stands still, and only `page.clock.runFor` moves it. */
  readonly hasClock?: boolean;
}

/** A page as it was opened anew. */
export interface Visit {
  readonly page: Page;
  /** Whatever a quiet page has none of: lines on the console, errors, answers of 400 and more, web sockets. */
  readonly noise: readonly string[];
  /** The addresses that were asked for. */
  readonly requests: readonly string[];
}

interface Room {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly noise: string[];
  readonly requests: string[];
}

/** Opens an address; each visit ends the one before it. */
export type VisitPage = (address: string, look?: Look) => Promise<Visit>;

const enter = async (browser: Browser, hasClock: boolean): Promise<Room> => {
  const context = await openContext(browser);
  const page = await context.newPage();
  if (hasClock) {
    const start = Date.now();
    await page.clock.install({ time: start });
    await page.clock.pauseAt(start + 1000);
  }
  const [noise, requests]: [string[], string[]] = [[], []];
  context.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => noise.push(error.error().message));
  context.on('request', (request) => requests.push(request.url()));
  context.on('response', (answer) => {
    if (answer.status() >= 400) noise.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('websocket', (socket) => noise.push(`websocket ${socket.url()}`));
  return { context, page, noise, requests };
};

/** Ends what the last visit left: its windows, its routes, and all that its frames stored. */
const leave = async ({ context, page, noise, requests }: Room, next: string): Promise<void> => {
  await Promise.all([
    ...context
      .pages()
      .filter((other) => other !== page)
      .map((other) => other.close()),
  ]);
  await context.unrouteAll();
  await page.unrouteAll();
  for (const frame of page.frames()) {
    const clear = frame.evaluate(() => {
      // A page that is about to be unloaded stores nothing any more.
      Storage.prototype.setItem = () => {};
      localStorage.clear();
      sessionStorage.clear();
    });
    // A document without an origin has no storage.
    await clear.catch(() => {});
  }
  // A page of the same origin, so that the browser goes on with the process that it has.
  const { origin } = new URL(next);
  await page.goto(origin === 'null' ? 'about:blank' : `${origin}/blank`);
  noise.length = 0;
  requests.length = 0;
};

/**
 * Lets the tests of a file open pages one after the other in the same tab, since a new one costs more than all that a
 * test does in it. Each visit finds empty storage, no other window, no route and no noise.
 */
export const visits = (browser: () => Browser): VisitPage => {
  const rooms = new Map<boolean, Room>();
  return async (address, look = {}) => {
    const { width = 1280, height = 900, colorScheme = 'light', hasClock = false } = look;
    const room = rooms.get(hasClock) ?? (await enter(browser(), hasClock));
    rooms.set(hasClock, room);
    const { page, noise, requests } = room;
    await leave(room, address);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: null, colorScheme, reducedMotion: look.reducedMotion ?? 'reduce' });
    await page.goto(address);
    return { page, noise, requests };
  };
};
