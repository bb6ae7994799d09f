import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildInspectorPage } from '../../../tools/inspector-page.ts';
import { bundle } from './bundle.ts';
import { once, serve } from './serve.ts';

/** A page with a docked inspector, and the stand-alone inspector beside it, as an integrator serves them. */
export interface InspectorPages {
  readonly desktop: string;
  readonly inspector: string;
}

/** A policy that allows only the page's own script and style sheet, and no text that becomes markup. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const DESK =
  '<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><title>desktop</title>' +
  '<link rel="stylesheet" href="/desktop.css"><body><div id="dock"></div><script type="module" src="/desktop.js"></script>';

/** The stand-alone inspector as it is published, built into a folder and read from it. */
const standalone = once(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-inspector-'));
  try {
    await buildInspectorPage(folder);
    const [html, js] = await Promise.all(
      ['inspector.html', 'inspector.js'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    return { html: html ?? '', js: js ?? '' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Serves both from one origin to this machine only. */
export async function serveInspector(): Promise<{
  readonly pages: InspectorPages;
  readonly close: () => Promise<void>;
}> {
  const desktop = bundle('../pages/inspected-desktop.ts');
  const { origin, close } = await serve(async ({ pathname }) => {
    switch (pathname) {
      case '/':
        return { type: 'html', text: DESK, policy: POLICY };
      case '/desktop.css':
        return { type: 'css', text: 'html,body,#dock{margin:0;height:100%}' };
      case '/desktop.js':
        return { type: 'js', text: await desktop() };
      case '/inspector.html':
        return { type: 'html', text: (await standalone()).html };
      case '/inspector.js':
        return { type: 'js', text: (await standalone()).js };
      default:
        return null;
    }
  });
  return { pages: { desktop: `${origin}/`, inspector: `${origin}/inspector.html` }, close };
}
