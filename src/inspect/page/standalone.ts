import { usualChannel } from '../channel/channel-message.ts';
import { receiveBroadcast } from '../channel/receive-broadcast.ts';
import { mountInspector } from './mount-inspector.ts';
import { standaloneCss, standaloneMain } from './standalone-main.ts';

// What `inspector.html` runs: an inspector that fills the window and follows the pages of its own origin.
// `?channel=NAME` listens to another channel.

const sheet = new CSSStyleSheet();
sheet.replaceSync(standaloneCss);
document.adoptedStyleSheets = [sheet];

const channel = new URLSearchParams(location.search).get('channel') ?? usualChannel;
mountInspector(standaloneMain(document), receiveBroadcast(channel)).focus();
