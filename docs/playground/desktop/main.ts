import { connectionBar, createAgent } from 'ccbar-agent';
import { find } from '../make.ts';
import { mountAnnouncer } from './announcer.ts';
import { mountBadge } from './badge.ts';
import { mountBarFrame } from './bar-frame.ts';
import { mountCallCard } from './call-card.ts';
import { mountCallOut } from './call-out.ts';
import { mountEventLog } from './event-log.ts';
import { mountLineChips } from './line-chips.ts';
import { mountScreenPop } from './screen-pop.ts';
import { mountTheme } from './theme.ts';
import { mountWarnings } from './warnings.ts';
import { mountWiring } from './wiring.ts';

const bar = connectionBar({ frame: 'ccbarclient', origin: __BAR_ORIGIN__ });
const agent = createAgent({ source: bar });

mountTheme(find('#theme'));
mountLineChips(find('#line'), agent);
mountBadge(find('#badge'), agent);
mountCallCard(find('#calls'), agent);
mountCallOut(find('#calls'), agent, bar);
mountScreenPop(find('#record'), agent);
mountWarnings(find('#warnings'), agent);
mountEventLog(find('#log'), agent);
mountWiring(find('#wiring'));
mountAnnouncer(find('#announcer'), agent);
mountBarFrame(find<HTMLIFrameElement>('iframe[name="ccbarclient"]'), find('#bar-missing'));
