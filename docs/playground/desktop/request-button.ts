import type { Command, CommandParameters, RequestResult } from 'ccbar-agent';
import { make } from '../make.ts';
import type { PageAgent } from './page-agent.ts';

/** The request of a button. */
export interface RequestButton<Name extends Command> {
  readonly label: string;
  /** Returns the parameters of the request; asked when the button is pressed. */
  readonly parameters: () => CommandParameters[Name];
  readonly tone?: 'strong';
  /** Called with the result of the request. */
  readonly over: (result: RequestResult<Name>) => void;
}

/**
 * A button for one command, off while it cannot be asked for. It can still have the focus then, so that everyone
 * can find out why.
 */
export const requestButton = <Name extends Command>(
  agent: PageAgent,
  command: Name,
  { label, parameters, tone, over }: RequestButton<Name>,
): HTMLElement => {
  const why = make('span', { id: `why-${command}`, class: 'request-why' });
  const button = make(
    'button',
    {
      type: 'button',
      class: tone === undefined ? 'button' : `button button-${tone}`,
      'data-request': command,
      'aria-describedby': why.id,
    },
    label,
  );
  agent.can$(command).subscribe(({ ok, reasons }) => {
    button.setAttribute('aria-disabled', String(!ok));
    why.textContent = reasons.map(({ message }) => message).join(' ');
  });
  button.addEventListener('click', () => {
    if (!agent.can(command).ok) return;
    const request = agent.request as (
      name: Name,
      given: CommandParameters[Name],
    ) => Promise<RequestResult<Name>>;
    request(command, parameters()).then(over);
  });
  return make('span', { class: 'request' }, button, why);
};
