import type { Agent, CallLeg } from 'ccbar-agent';
import { make } from '../make.ts';
import { customerOf } from './customers.ts';
import { isAgent, partyOf, partyText } from './leg-text.ts';
import { codeLink, emptyState, headOf } from './panel.ts';

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');

const fact = (term: string, value: string): readonly Node[] => [make('dt', {}, term), make('dd', {}, value)];

const customerRecord = (number: string): readonly Node[] => {
  const { name, company, tier, since, openCases, lastContact } = customerOf(number);
  return [
    make(
      'div',
      { class: 'record-head' },
      make('span', { class: 'record-initials', 'aria-hidden': 'true' }, initialsOf(name)),
      make(
        'div',
        {},
        make('p', { class: 'record-name' }, name),
        make('p', { class: 'record-company' }, company),
      ),
      make('span', { class: 'chip' }, tier),
    ),
    make(
      'dl',
      { class: 'facts' },
      ...fact('Number', number),
      ...fact('Customer since', String(since)),
      ...fact('Last contact', lastContact),
      ...fact('Open cases', openCases.length === 0 ? 'None' : openCases.join('; ')),
    ),
  ];
};

const recordOf = (call: CallLeg): readonly Node[] => {
  const party = partyOf(call);
  // The first ring does not show that a call is internal; the caller does.
  if (party !== null && !isAgent(party)) return customerRecord(party);
  return [
    make('p', { class: 'record-name' }, partyText(party)),
    make('p', {}, 'A colleague: no record to open.'),
  ];
};

/** Mounts the record of the customer, which opens when a call rings: once for each call. */
export const mountScreenPop = (element: HTMLElement, agent: Agent): void => {
  const count = make('span', { class: 'count', id: 'pops', 'data-count': '0' });
  const record = make('div', { class: 'record-body', id: 'record-body', 'aria-live': 'polite' });
  record.append(emptyState('person', 'The record of the next caller opens here.'));
  headOf(element).append(count, codeLink('oncePerCall(…)'));
  element.append(record);
  let opened = 0;
  agent.oncePerCall('ringing', (call) => {
    opened += 1;
    count.dataset['count'] = String(opened);
    count.textContent = opened === 1 ? '1 opened' : `${opened} opened`;
    record.title = `Opened for call ${call.id ?? ''}`;
    record.replaceChildren(...recordOf(call));
  });
};
