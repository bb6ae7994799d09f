import type { RequestResult } from 'ccbar-agent';
import { choice } from '../choice.ts';
import { make } from '../make.ts';
import type { PageAgent } from './page-agent.ts';
import { mountPendingChips } from './pending-chips.ts';
import { requestButton } from './request-button.ts';
import { resultText } from './request-words.ts';

const nothing = () => ({});

/** Mounts every request of the page, with the reason where it is not possible, and the requests under way. */
export const mountRequests = (element: HTMLElement, agent: PageAgent): void => {
  const reason = choice('Busy reason', [
    ['0', 'no reason'],
    ['200', '200 back office'],
    ['201', '201 training'],
  ]);
  const time = choice('Rest for', [
    ['300', '5 min'],
    ['900', '15 min'],
    ['10', '10 sec'],
  ]);
  const note = make('p', { class: 'request-result', id: 'request-result', role: 'status' });
  const over = (result: RequestResult) => {
    note.textContent = resultText(result);
  };
  // Nobody pressed a button for a request of a rule, so its result is shown here.
  agent.pending$.subscribe((requests) => {
    for (const request of requests) if (request.rule !== null) note.textContent = resultText(request);
  });
  const plain = { parameters: nothing, over };
  const status = [
    requestButton(agent, 'idle', { ...plain, label: 'Idle' }),
    requestButton(agent, 'busy', {
      label: 'Busy',
      parameters: () => ({ reason: Number(reason.value()) }),
      over,
    }),
    requestButton(agent, 'rest', {
      label: 'Rest',
      parameters: () => ({ seconds: Number(time.value()), cause: 0 }),
      over,
    }),
    requestButton(agent, 'cancelRest', { ...plain, label: 'End rest' }),
    requestButton(agent, 'wrapUp', { ...plain, label: 'Wrap-up' }),
    requestButton(agent, 'endWrapUp', { ...plain, label: 'Leave wrap-up' }),
  ];
  const calls = [
    requestButton(agent, 'answer', { ...plain, label: 'Answer' }),
    requestButton(agent, 'hangUp', { ...plain, label: 'Hang up' }),
    requestButton(agent, 'hold', { ...plain, label: 'Hold' }),
    requestButton(agent, 'retrieve', { ...plain, label: 'Retrieve' }),
    requestButton(agent, 'conference', { ...plain, label: 'Conference' }),
    requestButton(agent, 'transfer', { label: 'Transfer', parameters: () => ({ to: '30025' }), over }),
  ];
  element.append(
    make(
      'p',
      { class: 'quiet' },
      'Every request of this page, and why it is not possible now. ',
      make('code', {}, 'agent.can(command)'),
      ' answers with the same reasons.',
    ),
    make('div', { class: 'request-options' }, reason.field, time.field),
    make('div', { class: 'request-row', role: 'group', 'aria-label': 'Status' }, ...status),
    make('div', { class: 'request-row', role: 'group', 'aria-label': 'Call' }, ...calls),
    note,
  );
  mountPendingChips(element, agent);
};
