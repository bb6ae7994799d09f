import type { Command, CommandParameters, RequestResult } from 'ccbar-agent';
import { afterPress } from '../after-press.ts';
import { make } from '../make.ts';
import { mountCallOut } from './call-out.ts';
import type { PageAgent } from './page-agent.ts';
import { codeLink, headOf } from './panel.ts';
import { commandName, resultText } from './request-words.ts';

/** The requests that this desktop offers, in the order of its buttons, each with its parameters. */
const offers: readonly (readonly [Command, CommandParameters[Command]])[] = [
  ['answer', {}],
  ['hold', {}],
  ['retrieve', {}],
  ['conference', {}],
  ['transfer', { to: '30025' }],
  ['hangUp', {}],
  ['idle', {}],
  ['cancelRest', {}],
  ['endWrapUp', {}],
  ['busy', { reason: 200 }],
  ['rest', { seconds: 300, cause: 0 }],
  ['wrapUp', {}],
];

/** The request that the agent most likely wants in a state; it stands out. */
const strong: readonly Command[] = ['answer', 'endWrapUp', 'cancelRest'];

/**
 * Mounts the buttons of an agent's desktop: only those that `can$` allows now. The view of requests has all of
 * them, with the reasons why not.
 */
export const mountPossible = (element: HTMLElement, agent: PageAgent): void => {
  const result = make('p', { class: 'possible-result', role: 'status' });
  const buttons = make('div', {
    class: 'possible-buttons',
    role: 'group',
    'aria-labelledby': 'possible-title',
  });
  const none = make('p', { class: 'quiet' }, 'Nothing can be asked for: sign in on the bar first.');
  headOf(element).append(codeLink('agent.can$(…)'));
  element.append(buttons, none, result);

  for (const [command, parameters] of offers) {
    const button = make(
      'button',
      {
        type: 'button',
        class: strong.includes(command) ? 'button button-strong' : 'button',
        'data-ask': command,
        hidden: true,
      },
      commandName(command),
    );
    const refresh = (): void => {
      const { ok } = agent.can(command);
      // A button that vanished from under the keyboard would throw the focus away.
      button.hidden = !ok && document.activeElement !== button;
      button.setAttribute('aria-disabled', String(!ok));
      none.hidden = buttons.querySelector('button:not([hidden])') !== null;
    };
    agent.can$(command).subscribe(refresh);
    button.addEventListener('blur', () => afterPress(refresh));
    button.addEventListener('click', async () => {
      if (!agent.can(command).ok) return;
      const request = agent.request as (name: Command, given: object) => Promise<RequestResult>;
      result.textContent = resultText(await request(command, parameters));
    });
    buttons.append(button);
  }
  agent.state$.subscribe(() => {
    result.textContent = '';
  });
  mountCallOut(element, agent);
};
