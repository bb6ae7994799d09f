import { createAgent } from '../../src/create-agent.ts';
import { connectionBar } from '../../src/doors/connection-bar.ts';

// The page of the page bench: with `?agent` it follows the bar, otherwise it only listens.
const parameters = new URLSearchParams(location.search);
const barOrigin = parameters.get('bar') ?? '';
const iframe = document.createElement('iframe');
iframe.name = 'ccbarclient';

/** The messages that are handled before the measurement, and those that are measured. */
const warmUps = 200;
const measured = 400;

const handling: number[] = [];
const shown = new Set<string>();
let begin = 0;
let count = 0;

const isOfBar = ({ source }: MessageEvent): boolean => source === iframe.contentWindow;

const handled = new Promise<readonly number[]>((resolve) => {
  // The first and the last listener: what comes between, microtasks included, is the time of the agent.
  window.addEventListener('message', (event) => {
    if (isOfBar(event)) begin = performance.now();
  });
  if (parameters.has('agent')) {
    const agent = createAgent({ source: connectionBar({ iframe, origin: barOrigin }) });
    // The page's own work with a state, such as writing it into the document, is not a cost of the agent.
    agent.state$.subscribe((state) => shown.add(state));
    agent.warnings$.subscribe(({ id }) => shown.add(id));
  }
  window.addEventListener('message', (event) => {
    if (!isOfBar(event)) return;
    count += 1;
    if (count > warmUps) handling.push((performance.now() - begin) * 1000);
    if (count === warmUps + measured) resolve(handling);
  });
});

iframe.addEventListener('load', () => iframe.contentWindow?.postMessage('begin', barOrigin));
iframe.src = `${barOrigin}/bar.html`;
document.body.append(iframe);

// The bench waits for it.
Object.assign(window, { handled });
