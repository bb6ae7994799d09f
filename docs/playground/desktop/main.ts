import { connectionBar, createAgent, withRequests } from 'ccbar-agent';
import { find } from '../make.ts';
import { mountAnnouncer } from './announcer.ts';
import { mountBadge } from './badge.ts';
import { mountBarFrame } from './bar-frame.ts';
import { mountCallCard } from './call-card.ts';
import { mountCallOut } from './call-out.ts';
import { companyBackEnd } from './company-back-end.ts';
import { demoRules } from './demo-rules.ts';
import { mountEventLog } from './event-log.ts';
import { mountInspectorPanel } from './inspector.ts';
import { mountLineChips } from './line-chips.ts';
import { createNotes } from './notes.ts';
import { mountRecording } from './recording.ts';
import { mountRequests } from './request-panel.ts';
import { mountRules } from './rules-panel.ts';
import { mountScreenPop } from './screen-pop.ts';
import { mountTheme } from './theme.ts';
import { mountTooltip } from './tooltip.ts';
import { mountWarnings } from './warnings.ts';
import { mountWiring } from './wiring.ts';

const bar = connectionBar({ iframe: 'ccbarclient', origin: __BAR_ORIGIN__ });
const frame = find<HTMLIFrameElement>('iframe[name="ccbarclient"]');
const notes = createNotes();
const rules = demoRules(notes.isDone);
const agent = withRequests(createAgent({ source: bar, rules }), {
  commands: companyBackEnd(frame),
  recheck$: notes.changed$,
});
notes.follow(agent);

mountTheme(find('#theme'));
mountLineChips(find('#line'), agent);
mountBadge(find('#badge'), agent);
mountCallCard(find('#calls'), agent);
mountCallOut(find('#calls'), agent);
mountRequests(find('#requests'), agent);
mountScreenPop(find('#record'), agent);
mountRules(find('#business-rules'), agent, { rules, notes });
mountWarnings(find('#warnings'), agent);
mountInspectorPanel(find('#inspector'), agent);
mountEventLog(find('#log'), agent);
mountRecording(find('#log'), agent);
mountWiring(find('#wiring'));
mountTooltip(find('.desk'));
mountAnnouncer(find('#announcer'), agent);
mountBarFrame(frame, find('#bar-missing'));
