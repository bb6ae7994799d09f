import { type ServedBar, serveBar } from '../../../src/simulator/index.ts';

// The genuine simulator, in an iframe. The address names the page around it.

declare global {
  interface Window {
    served: ServedBar;
  }
}

const { searchParams } = new URL(location.href);
window.served = serveBar({ host: window, origin: searchParams.get('desktop') ?? '' });

// It sends an event as soon as it is asked, as a bar whose agent is signed in may, and once more on command.
if (searchParams.has('eager')) {
  const { bar, subscribed$ } = window.served;
  bar.adopt({ state: 'idle' });
  subscribed$.subscribe((ids) => ids.length > 0 && bar.busy());
  addEventListener('message', ({ data }) => {
    if (data === 'press') bar.idle();
    // The time that passed while the page around it slept by clocks of its own.
    if (typeof data.leap !== 'number') return;
    const now = Date.now;
    Date.now = () => now() + data.leap;
  });
}
