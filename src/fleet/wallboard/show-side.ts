import { element, type Markup } from '../../chart/markup.ts';
import { icon } from '../../inspect/render/icons.ts';
import type { AgentState } from '../../protocol/agent-state.ts';
import type { WallboardAgent, WallboardFinding } from '../wallboard-message.ts';
import { type Choice, shownStates } from './choice.ts';
import { longestIn } from './counts.ts';
import { durationText, stateText, timeText } from './texts.ts';
import { type BoardView, isDoubtful } from './view.ts';

/** The most findings that are shown. */
const mostShown = 60;
/** The states in which nobody waits for anything. */
const quiet: ReadonlySet<AgentState> = new Set(['signedOut', 'unknown']);

/** An agent as a link to the inspector, or as text where the viewer may not open it. */
export const agentLink = (id: string, label: string, mayInspect: boolean): Markup =>
  mayInspect
    ? element('a', { href: `agents/${encodeURIComponent(id)}/`, target: '_blank', rel: 'noopener' }, label)
    : element('span', {}, label);

const longestRow = (agent: WallboardAgent, view: BoardView, now: number): Markup =>
  element(
    'li',
    { class: `long${isDoubtful(agent, view, now) ? ' is-doubtful' : ''}`, 'data-key': agent.id },
    element('span', { class: `chip tone-${agent.state}` }, element('i', { class: 'dot' }), stateText(agent)),
    element('span', { class: 'long-agent' }, agentLink(agent.id, agent.label, view.mayInspect)),
    element('b', { class: 'long-time' }, durationText(now - (agent.since ?? now))),
  );

/** Shows the agents that have been longest in a state: one of each, or the first ones of the chosen states. */
export const showLongest = (
  agents: readonly WallboardAgent[],
  view: BoardView,
  { states }: Choice,
  now: number,
): Markup => {
  const asked = states.size === 0 ? shownStates.filter((state) => !quiet.has(state)) : [...states];
  const most = states.size === 0 ? 1 : Math.max(1, Math.floor(6 / states.size));
  const rows = asked.flatMap((state) => longestIn(agents, state, most));
  if (rows.length === 0) return element('p', { class: 'none' }, 'Nobody is signed in.');
  return element('ol', { class: 'longest' }, ...rows.map((agent) => longestRow(agent, view, now)));
};

const findingRow = (finding: WallboardFinding, mayInspect: boolean): Markup =>
  element(
    'li',
    { class: `finding is-${finding.level}`, 'data-key': `finding ${finding.number}` },
    icon(finding.level),
    element(
      'div',
      { class: 'finding-text' },
      element(
        'p',
        { class: 'finding-head' },
        agentLink(finding.agent, finding.label, mayInspect),
        element('span', { class: 'faint' }, finding.team === null ? '' : ` ${finding.team}`),
        element('time', { class: 'faint' }, timeText(finding.at)),
      ),
      element('p', { class: 'finding-message' }, finding.message),
    ),
    element('span', { class: 'unseen' }, ` (${finding.level})`),
  );

/** The newest findings of the chosen team, newest first. */
export const showFindings = (view: BoardView, { team, showsInfo }: Choice): Markup => {
  const shown = view.findings.filter(
    (finding) => (showsInfo || finding.level !== 'info') && (team === null || finding.team === team),
  );
  if (shown.length === 0)
    return element(
      'p',
      { class: 'none' },
      showsInfo ? 'No finding so far.' : 'No warning and no error so far.',
    );
  return element(
    'ol',
    { class: 'findings' },
    ...shown.slice(0, mostShown).map((finding) => findingRow(finding, view.mayInspect)),
  );
};
