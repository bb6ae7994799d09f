import { connectionBar, createAgent, withRequests } from 'ccbar-agent';

// A real page knows its bar's address; here the server of both provides it.
const { bar, page } = (await (await fetch('/bar.json')).json()) as { bar: string; page: string };

/** The address of the bar's iframe. */
export const barAddress = `${bar}/bar.html?page=${encodeURIComponent(page)}`;

/** The one agent of this page. */
export const agent = withRequests(
  createAgent({ source: connectionBar({ iframe: 'ccbarclient', origin: bar }) }),
  {
    commands: { rest: () => console.info('A real page asks its back end for the rest here.') },
  },
);
