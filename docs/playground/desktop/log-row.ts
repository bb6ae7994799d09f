import type { Situation, Step } from 'ccbar-agent';
import { stateLooks } from 'ccbar-agent';
import { make } from '../make.ts';
import { outcomeWords } from './outcome-words.ts';
import { preciseText } from './times.ts';

const nameOf = ({ event }: Step): string => {
  if (event.kind === 'interrupted') return `link interrupted: ${event.cause}`;
  return event.kind === 'restored' ? 'status query answered' : event.id;
};

/** The one fact of the content that a reader looks for: a reason, else the call. */
const aboutOf = ({ event }: Step): string => {
  if (event.kind !== 'event') return '';
  const { content } = event;
  if ('reason' in content) return `reason ${content.reason}`;
  return 'callId' in content ? `call ${content.callId}` : '';
};

/** The detail that distinguishes two situations of the same state. */
const shadeOf = ({ certainty, overdue, talk, state, reason }: Situation): string => {
  if (certainty === 'stale') return ', last known';
  if (overdue) return ', overdue';
  if (talk === 'held') return ', on hold';
  if (talk === 'conference') return ', conference';
  return state === 'busy' && reason !== null && reason > 0 ? `, reason ${reason}` : '';
};

const situation = (shown: Situation): HTMLElement =>
  make(
    'span',
    { class: 'log-state', 'data-state': shown.state },
    make('span', { class: 'dot' }),
    stateLooks[shown.state].name + shadeOf(shown),
  );

const change = ({ before, after }: Step): readonly (Node | string)[] => {
  if (before === after)
    return [make('span', { class: 'log-same' }, `${stateLooks[after.state].name}, unchanged`)];
  if (before.state === after.state) return [situation(after)];
  const arrow = make('span', { class: 'log-arrow' }, '→');
  return [situation(before), arrow, situation(after)];
};

/** A step as a row of the log. */
export const logRow = (step: Step): HTMLTableRowElement =>
  make(
    'tr',
    { 'data-outcome': step.outcome },
    make('td', { class: 'log-time' }, preciseText(step.receivedAt)),
    make('td', { class: 'log-time' }, preciseText(step.at)),
    make('td', { class: 'log-id' }, nameOf(step)),
    make('td', { class: 'log-about' }, aboutOf(step)),
    make('td', {}, make('span', { class: 'chip', title: outcomeWords[step.outcome] }, step.outcome)),
    make('td', { class: 'log-change' }, ...change(step)),
  );
