import { connectionBar, createAgent, withRequests } from 'ccbar-agent';
import { broadcast, createRecords, mountInspector } from 'ccbar-agent/inspect';
import { find } from '../make.ts';
import { mountAnnouncer } from './announcer.ts';
import { mountBadge } from './badge.ts';
import { mountBarIframe } from './bar-iframe.ts';
import { barRemote } from './bar-remote.ts';
import { mountCallCard } from './call-card.ts';
import { companyBackEnd } from './company-back-end.ts';
import { demoRules } from './demo-rules.ts';
import { mountEventLog } from './event-log.ts';
import { mountInspectorPanel } from './inspector.ts';
import { mountLinkChips } from './link-chips.ts';
import { mountNewest } from './newest.ts';
import { createNotes } from './notes.ts';
import { mountPossible } from './possible.ts';
import { mountRecording } from './recording.ts';
import { mountRequests } from './request-panel.ts';
import { mountRules } from './rules-panel.ts';
import { mountScreenPop } from './screen-pop.ts';
import { mountStates } from './states-view.ts';
import { mountTheme } from './theme.ts';
import { mountTooltip } from './tooltip.ts';
import { mountTour } from './tour.ts';
import { mountViews } from './views.ts';
import { mountWarnings } from './warnings.ts';
import { mountWiring } from './wiring.ts';

const bar = connectionBar({ iframe: 'ccbarclient', origin: __BAR_ORIGIN__ });
const iframe = find<HTMLIFrameElement>('iframe[name="ccbarclient"]');
const remote = barRemote(iframe);
const notes = createNotes();
const rules = demoRules(notes.isDone);
const agent = withRequests(createAgent({ source: bar, rules }), {
  commands: companyBackEnd(iframe),
  recheck$: notes.changed$,
});
notes.follow(agent);
const records = createRecords(agent);
broadcast(records, { name: 'Agent desktop' });

mountTheme(find('#theme'));
mountLinkChips(find('#line'), agent);

// The desktop, as an integrator would build it.
mountBadge(find('#badge'), agent);
mountCallCard(find('#calls'), agent);
mountScreenPop(find('#record'), agent);
mountPossible(find('#possible'), agent);

// The story.
const chart = mountInspector(find('#story-chart'), records, { parts: 'chart' });
mountNewest(find('#newest'), records.records$, remote.notes$);
let newestWarning: number | null = null;
records.records$.subscribe(({ seq, findings }) => {
  if (findings.some(({ id }) => id === 'unexpected-transition')) newestWarning = seq;
});
mountWarnings(find('#warnings'), records.records$, chart.show);

// Everything else.
mountRules(find('#business-rules'), agent, { rules, notes });
mountRequests(find('#requests'), agent);
mountInspectorPanel(find('#inspector'), records);
mountEventLog(find('#log'), agent);
const markId = mountStates(find('#states'));
mountRecording(find('#recording'), agent);
mountWiring(find('#wiring'));
mountViews(find('#tabs'), (name, part) => {
  if (name === 'states') markId(part);
});

mountTooltip(find('.main'));
mountAnnouncer(find('#announcer'), agent);
mountTour(find('#tour'), find('#tour-strip'), {
  send: remote.send,
  notes$: remote.notes$,
  stepBack: (isBack) => chart.show(isBack ? newestWarning : null),
  ready$: remote.ready$,
});
mountBarIframe(iframe, find('#bar-missing'));
