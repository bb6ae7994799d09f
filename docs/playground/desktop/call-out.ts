import type { Agent, Connection } from 'ccbar-agent';
import { make } from '../make.ts';

/** Asks the bar to call a number. No receipt exists, so all it can say is that it asked. */
export const mountCallOut = (element: HTMLElement, agent: Agent, bar: Pick<Connection, 'callOut'>): void => {
  const number = make('input', {
    class: 'input',
    id: 'call-out-number',
    type: 'tel',
    autocomplete: 'off',
    placeholder: 'such as 13800000004',
    maxlength: '64',
  });
  const button = make('button', { type: 'submit', class: 'button' }, 'Call');
  const said = make('p', { class: 'call-out-said', role: 'status' });
  const form = make(
    'form',
    { class: 'call-out', id: 'call-out' },
    make('label', { class: 'field' }, 'Call a number', number),
    said,
    button,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    try {
      bar.callOut(number.value, 'audio');
      said.textContent = `Asked the bar to call ${number.value.trim()}.`;
      number.value = '';
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
      number.focus();
    }
  });
  // The answer to a request is what happens next; then the note has served its time.
  agent.state$.subscribe(() => {
    said.textContent = '';
  });
  element.append(form);
};
