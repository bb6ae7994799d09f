import { make } from '../make.ts';
import type { PageAgent } from './page-agent.ts';
import { resultText } from './request-words.ts';

/** Mounts what asks the bar to call a number: the one request that a bar carries out itself. */
export const mountCallOut = (element: HTMLElement, agent: PageAgent): void => {
  const number = make('input', {
    class: 'input',
    id: 'call-out-number',
    type: 'tel',
    autocomplete: 'off',
    placeholder: 'such as 13800000004',
    maxlength: '64',
  });
  const why = make('span', { id: 'why-callOut', hidden: true });
  const button = make(
    'button',
    { type: 'submit', class: 'button', 'data-request': 'callOut', 'aria-describedby': why.id },
    'Call',
  );
  const note = make('p', { class: 'call-out-result', role: 'status' });
  const form = make(
    'form',
    { class: 'call-out', id: 'call-out' },
    make('label', { class: 'field' }, 'Call a number', number),
    button,
    note,
    why,
  );
  agent.can$('callOut').subscribe(({ ok, reasons }) => {
    button.setAttribute('aria-disabled', String(!ok));
    why.textContent = reasons.map(({ message }) => message).join(' ');
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const wanted = { number: number.value } as const;
    const { ok, reasons } = agent.can('callOut', wanted);
    note.textContent = ok ? `Asked the bar to call ${wanted.number.trim()}.` : (reasons[0]?.message ?? '');
    if (!ok) return number.focus();
    number.value = '';
    const result = await agent.request('callOut', wanted);
    if (result.status !== 'applied') note.textContent = resultText(result);
  });
  // The answer to a request is what happens next; then the note has served its time.
  agent.state$.subscribe((state) => {
    // Nobody dials while it rings, and the room is needed for the answer.
    form.hidden = state === 'ringing';
    note.textContent = '';
  });
  element.append(form);
};
