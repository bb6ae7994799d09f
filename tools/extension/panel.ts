import { createReceiver } from '../../src/inspect/channel/receive-broadcast.ts';
import { mountInspector } from '../../src/inspect/page/mount-inspector.ts';
import { standaloneCss, standaloneMain } from '../../src/inspect/page/standalone-main.ts';
import { chromeApi } from './chrome-api.ts';
import { type LinkToPage, openLink } from './link-to-page.ts';

// The panel itself. Opened as an ordinary tab, `panel.html?tabId=N` looks at that tab.

const sheet = new CSSStyleSheet();
sheet.replaceSync(standaloneCss);
document.adoptedStyleSheets = [sheet];

const { devtools } = chromeApi;
const asked = Number(new URLSearchParams(location.search).get('tabId'));
const tabId = devtools?.inspectedWindow?.tabId ?? asked;

let link: LinkToPage | undefined;
const receiver = createReceiver((message) => link?.post(message));
const theme = devtools === undefined ? 'auto' : devtools.panels.themeName === 'dark' ? 'dark' : 'light';
mountInspector(standaloneMain(document), receiver, { theme }).focus();
link = openLink(chromeApi, tabId, receiver.take);
