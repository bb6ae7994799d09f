import { bundle } from './bundle.ts';
import { serve } from './serve.ts';

/** A page, a viewer with the genuine receiver, and a stranger: each on an origin of its own. */
export interface ViewerPages {
  readonly desktop: string;
  readonly viewer: string;
  readonly stranger: string;
}

// Sends everything that a viewer may send to the page that embeds or opened it, and stores what it receives.
const strangerScript = `
  window.received = [];
  addEventListener('message', ({ data }) => received.push(data));
  const data = { type: 'rest.started' };
  const event = JSON.stringify({ name: data.type, data, $$type: 'scxml', type: 'external', origin: 'x:agent' });
  for (const message of [{ type: 'xstate.inspecting' }, { type: 'xstate.event', event, service: 'x:agent' }, { type: 'disconnect' }])
    (window.opener ?? parent).postMessage(message, '*');
  document.title = 'sent';
`;

const PAGE =
  '<!doctype html><html lang="en"><title>page</title><body><script type="module" src="/script.js"></script>';

const STRICT = "default-src 'none'; script-src 'self'";

/** Serves them to this machine only, under the strictest policy. */
export async function serveViewer(): Promise<{
  readonly pages: ViewerPages;
  readonly close: () => Promise<void>;
}> {
  const servePage = (script: () => Promise<string>, policy: string, host?: string) =>
    serve(async ({ pathname }) => {
      if (pathname === '/script.js') return { type: 'js', text: await script() };
      return pathname === '/' ? { type: 'html', text: PAGE, policy } : null;
    }, host);
  // Another host, so that the browser gives it a process of its own.
  const viewer = await servePage(bundle('../../peers/xstate-inspect/viewer-page.ts'), STRICT, 'localhost');
  // And another again: Chromium 156 under remote control crashes when an iframe comes home to its page's process.
  const stranger = await servePage(async () => strangerScript, STRICT, 'stranger.localhost');
  const desktop = await servePage(
    bundle('../pages/viewed-desktop.ts'),
    `${STRICT}; frame-src ${viewer.origin} ${stranger.origin}`,
  );
  return {
    pages: { desktop: `${desktop.origin}/`, viewer: `${viewer.origin}/`, stranger: `${stranger.origin}/` },
    close: async () => {
      await Promise.all([desktop, viewer, stranger].map(({ close }) => close()));
    },
  };
}
