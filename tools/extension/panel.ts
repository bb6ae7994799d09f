import { createReceiver } from '../../src/inspect/channel/receive-broadcast.ts';
import { mountInspector } from '../../src/inspect/page/mount-inspector.ts';
import { chromeApi } from './chrome-api.ts';
import { type LineToPage, openLine } from './line-to-page.ts';

// The panel itself. Opened as an ordinary tab, `panel.html?tabId=N` looks at that tab.

const sheet = new CSSStyleSheet();
sheet.replaceSync('html,body{margin:0;height:100%}');
document.adoptedStyleSheets = [sheet];

const { devtools } = chromeApi;
const asked = Number(new URLSearchParams(location.search).get('tabId'));
const tabId = devtools?.inspectedWindow?.tabId ?? asked;

let line: LineToPage | undefined;
const receiver = createReceiver((message) => line?.post(message));
const theme = devtools === undefined ? 'auto' : devtools.panels.themeName === 'dark' ? 'dark' : 'light';
mountInspector(document.body, receiver, { theme }).focus();
line = openLine(chromeApi, tabId, receiver.take);
