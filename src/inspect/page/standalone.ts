import { usualChannel } from '../channel/channel-message.ts';
import { receiveBroadcast } from '../channel/receive-broadcast.ts';
import { mountInspector } from './mount-inspector.ts';
import { standaloneCss, standaloneMain } from './standalone-main.ts';

// What `inspector.html` runs: an inspector that fills the window and follows the pages of its own origin.
// `?channel=NAME` listens to another channel. `?recording=PATH&name=NAME` shows a recording of the server that
// the page comes from: only a server whose policy allows it, as that of `ccbar-agent inspect` does.

const sheet = new CSSStyleSheet();
sheet.replaceSync(standaloneCss);
document.adoptedStyleSheets = [sheet];

const query = new URLSearchParams(location.search);
const channel = query.get('channel') ?? usualChannel;
const inspector = mountInspector(standaloneMain(document), receiveBroadcast(channel));
inspector.focus();

const open = async (address: URL): Promise<void> => {
  const answer = await fetch(address);
  inspector.open(query.get('name') ?? 'recording', await answer.text());
};
const recording = query.get('recording');
const address = recording === null ? null : new URL(recording, location.href);
if (address?.origin === location.origin) open(address);
