import { usualChannel } from '../channel/channel-message.ts';
import { receiveBroadcast } from '../channel/receive-broadcast.ts';
import { mountInspector } from './mount-inspector.ts';

// What `inspector.html` runs: an inspector that fills the window and follows the pages of its own origin.
// `?channel=NAME` listens to another channel.

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  'html,body,main{margin:0;height:100%}h1{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}',
);
document.adoptedStyleSheets = [sheet];

const heading = document.createElement('h1');
heading.textContent = 'Agent inspector';
const main = document.createElement('main');
main.append(heading);
document.body.append(main);

const channel = new URLSearchParams(location.search).get('channel') ?? usualChannel;
mountInspector(main, receiveBroadcast(channel)).focus();
