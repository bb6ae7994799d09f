import { usualChannel } from '../channel/channel-message.ts';
import { receiveBroadcast } from '../channel/receive-broadcast.ts';
import { mountInspector } from './mount-inspector.ts';
import { standaloneCss, standaloneMain } from './standalone-main.ts';

// `inspector.html` runs this: an inspector that fills the window and follows the pages of its own origin.
// `?channel=NAME` listens to another channel. A recording that stands in the page, as in that of `ccbar-agent inspect`,
// is shown in place of an agent: the page itself asks nobody for anything.

const sheet = new CSSStyleSheet();
sheet.replaceSync(standaloneCss);
document.adoptedStyleSheets = [sheet];

const channel = new URLSearchParams(location.search).get('channel') ?? usualChannel;
const inspector = mountInspector(standaloneMain(document), receiveBroadcast(channel));
inspector.focus();

const recording = document.querySelector<HTMLElement>('script[type="application/x-ndjson"]');
if (recording !== null) {
  const opened = inspector.open(recording.dataset['name'] ?? 'recording', recording.textContent ?? '');
  // A recording that goes up to now is looked at from its end.
  if (recording.dataset['at'] === 'end') opened.then(() => inspector.show(null));
}
