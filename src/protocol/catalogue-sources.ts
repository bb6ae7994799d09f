/** The source of something that is known about an event. */
export interface Source {
  readonly title: string;
  /** `null`: program code in public repositories, read and not linked. */
  readonly url: string | null;
}

const site = 'https://support.huaweicloud.com';

/** A page of the API reference in Chinese, the newest edition. */
const api = (page: string, about: string): Source => ({
  title: `API reference ${page}, ${about}`,
  url: `${site}/api-ccfs-cec/cec_07_${page}.html`,
});

/** A page of the international API reference, English where not said otherwise. */
const intl = (page: string, about: string, language = 'en-us'): Source => ({
  title: `International API reference ${page}, ${about}`,
  url: `${site}/intl/${language}/api-cec/cec_07_${page}.html`,
});

/** A page of the CC-Gateway development guide, which gives the order of events. */
const gateway = (page: string, about: string): Source => ({
  title: `CC-Gateway guide ${page}, ${about}`,
  url: `${site}/devg-ccgw-cec/cec_05_${page}.html`,
});

const code = (title: string): Source => ({ title, url: null });

/**
 * The sources of {@link catalogueNotes}, by short key. The reference was renumbered once: the pages
 * 1343-1432 and 0489-0582 are the same ones.
 */
// biome-ignore format: one source a line reads as a table
export const sources = {
  'bar-en': { title: 'Connection-bar guide 1316, main events (English, 2024-03)', url: `${site}/intl/en-us/devg-lightweight-cec/cec_05_1316.html` },
  'bar-zh': { title: 'Connection-bar guide 1317, main events (Chinese, 2024-08)', url: `${site}/devg-agentlite-cec/cec_05_1317.html` },

  'gateway-1423': gateway('1423', 'calling out'),
  'gateway-1426': gateway('1426', 'answering by hand'),
  'gateway-1429': gateway('1429', 'releasing a call'),
  'gateway-1433': gateway('1433', 'transferring a call'),
  'gateway-4041': { title: 'CC-Gateway guide 4041, three-party call (English)', url: `${site}/intl/en-us/devg-ccgw-cec/cec_05_4041.html` },

  'api-0354': api('0354', 'forced sign-out with a reason'),
  'api-1202': api('1202', 'signing in'),
  'api-1212': api('1212', 'leaving busy'),
  'api-1216': api('1216', 'leaving the work status'),
  'api-1219': api('1219', 'signing out'),
  'api-1234': api('1234', 'answering a call'),
  'api-13482': api('13482', 'asking for a rest'),
  'api-13492': api('13492', 'ending a rest'),
  'intl-1215': intl('1215', 'entering the work status'),
  'intl-1283': intl('1283', 'applying for an agent conference', 'id-id'),

  'api-0497': api('0497', 'rest time over'),
  'api-1343': api('1343', 'agent occupied'),
  'api-1344': api('1344', 'wrap-up entered'),
  'api-1346': api('1346', 'busy entered'),
  'api-1347': api('1347', 'busy left'),
  'api-1348': api('1348', 'rest entered'),
  'api-1349': api('1349', 'rest left'),
  'api-1352': api('1352', 'work status left'),
  'intl-1346': intl('1346', 'busy entered'),
  'intl-1350': intl('1350', 'rest time over'),

  'api-0503': api('0503', 'far end ringing'),
  'api-0507': api('0507', 'cause of a failed outbound call'),
  'api-0508': api('0508', 'internal call failed'),
  'api-0509': api('0509', 'call not answered'),
  'api-0512': api('0512', 'automatic answer'),
  'api-0513': api('0513', 'call ringing'),
  'api-0514': api('0514', 'connection failed'),
  'api-0515': api('0515', 'consult failed'),
  'api-0516': api('0516', 'result of a success transfer'),
  'api-0517': api('0517', 'call back from an IVR'),
  'api-0525': api('0525', 'preview call offered'),
  'api-0526': api('0526', 'preview call with data'),
  'api-0527': api('0527', 'preview call with several numbers'),
  'intl-zh-1378': intl('1378', 'preview call with data (Chinese)', 'zh-cn'),
  'intl-zh-1379': intl('1379', 'preview call with several numbers (Chinese)', 'zh-cn'),
  'api-0582': api('0582', 'call types'),
  'api-1355': api('1355', 'talking'),
  'api-1356': api('1356', 'far end ringing'),
  'api-1357': api('1357', 'call held'),
  'api-1359': api('1359', 'outbound call failed'),
  'api-1363': api('1363', 'agent out of a call'),
  'api-1364': api('1364', 'customer out of a call'),
  'api-1373': api('1373', 'call on its way'),
  'api-1376': api('1376', 'agent preoccupied'),
  'intl-1356': intl('1356', 'far end ringing'),
  'intl-1358': intl('1358', 'three-party call'),
  'intl-1360': intl('1360', 'cause of a failed outbound call'),
  'intl-1366': intl('1366', 'call ringing'),
  'intl-1369': intl('1369', 'result of a success transfer'),

  'api-0545': api('0545', 'phone state unknown'),
  'api-0546': api('0546', 'phone on-hook'),
  'api-0547': api('0547', 'phone off-hook'),
  'api-1398': api('1398', 'phone ringing'),
  'api-1399': api('1399', 'phone busy'),
  'intl-0546': intl('0546', 'phone on-hook'),
  'intl-0547': intl('0547', 'phone off-hook'),

  'api-0551': api('0551', 'sign-in begun'),
  'api-0552': api('0552', 'signed out'),
  'intl-zh-0553': intl('0553', 'all agents busy (Chinese)', 'zh-cn'),

  'api-0575': api('0575', 'transfer at the telephone set'),
  'api-0576': api('0576', 'result of a transfer at the telephone set'),
  'api-0577': api('0577', 'hold at the telephone set'),
  'api-0578': api('0578', 'retrieve at the telephone set'),
  'api-0579': api('0579', 'call from the telephone set'),
  'intl-0575': intl('0575', 'transfer at the telephone set'),
  'intl-1426': intl('1426', 'result of a transfer at the telephone set'),
  'intl-1427': intl('1427', 'hold at the telephone set'),
  'api-0571': api('0571', 'link to the telephone set'),
  'api-0572': api('0572', 'status of the telephone set'),
  'api-0573': api('0573', 'mute at the telephone set'),
  'api-0574': api('0574', 'unmute at the telephone set'),
  'intl-zh-1421': intl('1421', 'link to the telephone set (Chinese)', 'zh-cn'),
  'intl-1422': intl('1422', 'status of the telephone set'),
  'intl-1423': intl('1423', 'mute at the telephone set'),
  'intl-1424': intl('1424', 'unmute at the telephone set'),

  'api-0530': api('0530', 'recording failed'),
  'api-0533': api('0533', 'playback begun'),
  'api-0534': api('0534', 'playback succeeded'),
  'api-0535': api('0535', 'playback failed'),
  'api-0536': api('0536', 'playback stopped'),
  'api-0537': api('0537', 'playback paused'),
  'api-0538': api('0538', 'playback resumed'),
  'api-0539': api('0539', 'playback moved forward or back'),
  'intl-zh-1387': intl('1387', 'playback failed (Chinese)', 'zh-cn'),
  'intl-zh-1389': intl('1389', 'playback paused (Chinese)', 'zh-cn'),
  'intl-zh-1390': intl('1390', 'playback resumed (Chinese)', 'zh-cn'),
  'intl-zh-1391': intl('1391', 'playback moved forward or back (Chinese)', 'zh-cn'),
  'intl-0529': intl('0529', 'recording begun'),
  'intl-1383': intl('1383', 'recording stopped'),

  'api-0560': api('0560', 'conference refused'),
  'api-0561': api('0561', 'conference joined'),
  'api-0562': api('0562', 'conference about to end'),
  'api-1413': api('1413', 'invitation to a conference'),
  'intl-zh-1409': intl('1409', 'conference granted (Chinese)', 'zh-cn'),
  'api-0564': api('0564', 'participant of a conference changed'),
  'api-0565': api('0565', 'conference left'),
  'api-0566': api('0566', 'chair of a conference'),
  'api-0567': api('0567', 'announcement to a conference over'),
  'api-0568': api('0568', 'announcement to a participant over'),
  'intl-1414': intl('1414', 'participant of a conference changed'),
  'intl-zh-1415': intl('1415', 'conference left (Chinese)', 'zh-cn'),
  'intl-zh-1416': intl('1416', 'chair of a conference (Chinese)', 'zh-cn'),
  'intl-zh-1417': intl('1417', 'announcement to a conference over (Chinese)', 'zh-cn'),
  'intl-zh-1418': intl('1418', 'announcement to a participant over (Chinese)', 'zh-cn'),

  'api-0500': api('0500', 'note received'),
  'api-0541': api('0541', 'notice about a monitored agent'),
  'api-0542': api('0542', 'inspection begun'),
  'api-0543': api('0543', 'inspection over'),
  'intl-0542': intl('0542', 'inspection begun'),
  'intl-zh-0543': intl('0543', 'inspection over (Chinese)', 'zh-cn'),
  'api-0555': api('0555', 'multimedia message'),
  'api-0556': api('0556', 'joining a video call'),
  'api-0557': api('0557', 'picture taken in a video call'),
  'intl-1406': intl('1406', 'joining a video call'),
  'intl-1393': intl('1393', 'notice about a monitored agent'),

  'vendor-console': code("The vendor's demo console and consoles grown from it (public code)"),
  'tac-console': code("The event module of a console called 'tac' (public code)"),
  'other-console': code('Another agent console (public code)'),
  'desktop-client': code('A desktop client in C# (public code)'),
  'cti-middleware': code('A CTI middle layer in Java (public code)'),
  'java-poller': code('An event poller in Java (public code)'),
} as const satisfies { readonly [key: string]: Source };

/** The short key of a source. */
export type SourceKey = keyof typeof sources;
