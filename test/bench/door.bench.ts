import { bench, describe } from 'vitest';
import { connectionBar } from '../../src/doors/connection-bar.ts';
import { barOrigin, createFakePage } from '../doors/fake-window.ts';
import { ready } from '../doors/open-bar.ts';

const openLive = () => {
  const page = createFakePage();
  const iframe = page.addIframe();
  const bar = connectionBar({ iframe: 'ccbarclient', origin: barOrigin, window: page.window });
  bar.subscribe();
  iframe.say(ready);
  return iframe;
};

/** The fake page alone: what it costs is part of every number below. */
const openDeaf = () => {
  const page = createFakePage();
  page.window.addEventListener('message', () => {});
  return page.addIframe();
};

describe('the door, for a thousand messages', () => {
  const [iframe, deaf] = [openLive(), openDeaf()];
  bench('to a listener that does nothing', () => {
    for (let count = 0; count < 1000; count += 1) deaf.say(ready);
  });
  bench('of the bar', () => {
    for (let count = 0; count < 1000; count += 1) iframe.say(ready);
  });
  bench('of a stranger, refused', () => {
    for (let count = 0; count < 1000; count += 1) iframe.say(ready, 'https://elsewhere.example');
  });
});

describe('the door, opened and closed', () => {
  const { window, addIframe } = createFakePage();
  addIframe();
  const bar = connectionBar({ iframe: 'ccbarclient', origin: barOrigin, window });
  bench('once', () => {
    bar.subscribe().unsubscribe();
  });
});
