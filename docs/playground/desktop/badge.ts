import { type Agent, stateLooks } from 'ccbar-agent';
import { make } from '../make.ts';
import { codeLink, headOf } from './panel.ts';
import { certaintyTexts, detailText } from './situation-text.ts';
import { clockText, durationText } from './times.ts';

/** Mounts the state in large letters: its name, its reason, its duration, and how certain it is. */
export const mountBadge = (element: HTMLElement, agent: Agent): void => {
  const name = make('p', { class: 'badge-name', id: 'state' });
  const detail = make('p', { class: 'badge-detail', id: 'state-detail' });
  const time = make('p', {
    class: 'badge-time',
    id: 'elapsed',
    'aria-label': 'Time in this state',
    role: 'timer',
  });
  const since = make('p', { class: 'badge-since' });
  const word = make('span', { class: 'chip', id: 'certainty' });
  const sentence = make('p', { class: 'badge-sure' });
  const muted = make('span', { class: 'chip', id: 'muted', hidden: true }, 'muted');
  const phone = make('span', { class: 'chip', id: 'phone', hidden: true });
  headOf(element).append(muted, phone, word, codeLink('agent.view$'));
  element.append(make('div', { class: 'badge-main' }, name, time, detail, sentence, since));
  agent.view$.subscribe((view) => {
    element.dataset['state'] = view.state;
    element.dataset['certainty'] = view.certainty;
    element.classList.toggle('is-overdue', view.overdue);
    name.textContent = stateLooks[view.state].name;
    detail.textContent = detailText(view);
    muted.hidden = !view.muted;
    phone.hidden = view.phone === null;
    phone.textContent = `phone ${view.phone}`;
    phone.dataset['phone'] = view.phone ?? '';
    since.textContent = view.since === null ? '' : `since ${clockText(view.since)}`;
    word.textContent = certaintyTexts[view.certainty].word;
    sentence.textContent = certaintyTexts[view.certainty].sentence;
  });
  agent.elapsed$(1000).subscribe((elapsed) => {
    time.textContent = elapsed === null ? '' : durationText(elapsed);
  });
};
