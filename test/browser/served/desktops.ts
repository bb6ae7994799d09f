import { bundle } from './bundle.ts';
import { type Answer, serve } from './serve.ts';

/** Three origins of page and bar; the bar is even on another site, so that the browser gives it a process of its own. */
export interface DesktopOrigins {
  readonly desktop: string;
  readonly bar: string;
  readonly stranger: string;
}

const html = (name: string, body: string): string =>
  `<!doctype html><html lang="en"><title>${name}</title><body>${body}` +
  (name === 'blank' ? '' : `<script type="module" src="/${name}.js"></script>`);

/** Answers that wait for a test: `/release?key=…` lets the one go whose address has `held=…` with the same key. */
const heldAnswers = () => {
  const holds = new Map<string, { readonly released: Promise<void>; readonly release: () => void }>();
  return (key: string) => {
    const known = holds.get(key);
    if (known !== undefined) return known;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hold = { released, release };
    holds.set(key, hold);
    return hold;
  };
};

/**
 * Serves a page and a bar that run library and simulator from their sources, and a blank page, to this machine only.
 * Each origin has all of them; `desktop-pages.ts` makes the addresses.
 */
export async function serveDesktops(): Promise<{
  readonly pages: DesktopOrigins;
  readonly close: () => Promise<void>;
}> {
  const scripts = { desktop: bundle('../pages/desktop.ts'), bar: bundle('../pages/bar.ts') };
  const holdOf = heldAnswers();
  const answer = async ({ pathname, searchParams }: URL): Promise<Answer | null> => {
    const policy = searchParams.get('policy') ?? undefined;
    const page = (text: string): Answer => ({ type: 'html', text, policy });
    const held = searchParams.get('held');
    if (held !== null) await holdOf(held).released;
    switch (pathname) {
      case '/desktop.js':
        return { type: 'js', text: await scripts.desktop() };
      case '/bar.js':
        return { type: 'js', text: await scripts.bar() };
      case '/desktop': {
        const src = searchParams.get('iframe')?.replaceAll('&', '&amp;');
        return page(
          html('desktop', src === undefined ? '' : `<iframe name="ccbarclient" src="${src}"></iframe>`),
        );
      }
      case '/bar': {
        const key = searchParams.get('held-load');
        return page(html('bar', key === null ? '' : `<img alt="" src="/blank?held=${key}">`));
      }
      case '/blank':
        return page(html('blank', ''));
      case '/release':
        holdOf(searchParams.get('key') ?? '').release();
        return page('');
      default:
        return null;
    }
  };
  const [desktop, bar, stranger] = await Promise.all([
    serve(answer),
    serve(answer, 'localhost'),
    serve(answer),
  ]);
  return {
    pages: { desktop: desktop.origin, bar: bar.origin, stranger: stranger.origin },
    close: async () => {
      await Promise.all([desktop, bar, stranger].map(({ close }) => close()));
    },
  };
}
