import { bundle } from './bundle.ts';
import { serve } from './serve.ts';

/** A desk, a viewer with the genuine receiver, and a page that belongs to neither: each on an origin of its own. */
export interface ViewerPages {
  readonly desk: string;
  readonly viewer: string;
  readonly stranger: string;
}

// Says everything a viewer may say to whoever embeds or opened it, and keeps what it is told.
const strangerScript = `
  window.told = [];
  addEventListener('message', ({ data }) => told.push(data));
  const data = { type: 'rest.started' };
  const event = JSON.stringify({ name: data.type, data, $$type: 'scxml', type: 'external', origin: 'x:agent' });
  for (const message of [{ type: 'xstate.inspecting' }, { type: 'xstate.event', event, service: 'x:agent' }, { type: 'disconnect' }])
    (window.opener ?? parent).postMessage(message, '*');
  document.title = 'said';
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
  const desk = await servePage(
    bundle('../pages/viewed-desk.ts'),
    `${STRICT}; frame-src ${viewer.origin} ${stranger.origin}`,
  );
  return {
    pages: { desk: `${desk.origin}/`, viewer: `${viewer.origin}/`, stranger: `${stranger.origin}/` },
    close: async () => {
      await Promise.all([desk, viewer, stranger].map(({ close }) => close()));
    },
  };
}
