import { element, type Markup } from '../../chart/markup.ts';
import { icon } from '../../inspect/render/icons.ts';
import type { Choice } from './choice.ts';
import { timeText } from './texts.ts';
import type { BoardView } from './view.ts';

/** The connection of the page to the server. */
export interface LinkState {
  readonly kind: 'connecting' | 'live' | 'lost' | 'refused';
  /** The time when the newest message was sent, ms since the epoch; `null` before the first. */
  readonly asOf: number | null;
}

/** Returns what is wrong with what is shown, as a sentence; `null` when all is well. */
export const troubleText = (link: LinkState, view: BoardView | null): string | null => {
  const since = link.asOf === null ? '' : ` What you see is as of ${timeText(link.asOf)}.`;
  if (link.kind === 'refused')
    return `The server refused the connection; your session may have ended.${since} Sign in again; the page tries anew every 20 s.`;
  if (link.kind === 'lost')
    return `The connection to the wallboard server is lost.${since} Connecting again …`;
  if (view === null) return null;
  if (!view.isReachable) return `The server cannot read the log of the fleet.${since}`;
  const { size } = view.stalled;
  if (size === view.partitions && size > 0) return 'No worker is running, so nothing here is updated.';
  if (size > 0)
    return `No worker reads ${size} of ${view.partitions} partitions. Their agents are shown as they were, in grey.`;
  return view.isComplete ? null : 'Reading what the log holds …';
};

const linkText = ({ kind, asOf }: LinkState, now: number): string => {
  if (kind === 'live') return `Live · ${timeText(now)}`;
  if (asOf !== null) return `As of ${timeText(asOf)}`;
  return kind === 'connecting' ? 'Connecting …' : 'Not connected';
};

/** The top of the page: the connection, the choice of a team, and the search. */
export const showHead = (
  link: LinkState,
  view: BoardView | null,
  { team, search }: Choice,
  now: number,
): readonly Markup[] => [
  element('h1', { class: 'title' }, 'Wallboard'),
  element(
    'span',
    { class: `link is-${link.kind}` },
    element('span', { class: 'link-dot' }),
    linkText(link, now),
  ),
  element('span', { class: 'space' }),
  element(
    'label',
    { class: 'field' },
    element('span', { class: 'unseen' }, 'Team'),
    element(
      'select',
      { 'data-do': 'team', value: team ?? '' },
      element('option', { value: '', 'data-key': 'all' }, 'All teams'),
      ...[...new Set([...(view?.teams ?? []), ...(team === null ? [] : [team])])].map((name) =>
        element('option', { value: name, 'data-key': `team ${name}` }, name),
      ),
    ),
  ),
  element(
    'label',
    { class: 'field is-search' },
    element('span', { class: 'unseen' }, 'Find an agent'),
    icon('search'),
    element('input', { type: 'search', 'data-do': 'search', placeholder: 'Find an agent', value: search }),
  ),
];
