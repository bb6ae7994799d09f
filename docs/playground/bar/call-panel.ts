import type { Bar } from 'ccbar-agent/simulator';
import { make } from '../make.ts';
import { pressButton } from './press-button.ts';

/** Shows what the agent can do with calls. */
export const mountCall = (element: HTMLElement, bar: Bar): void => {
  const number = make('input', {
    class: 'input',
    type: 'tel',
    autocomplete: 'off',
    placeholder: 'any customer',
    maxlength: '64',
  });
  element.append(
    make(
      'div',
      { class: 'wrap' },
      pressButton(bar, 'answer', { label: 'Answer', tone: 'go' }),
      pressButton(bar, 'reject', { label: 'Reject' }),
      pressButton(bar, 'hangUp', { label: 'Hang up', tone: 'stop' }),
      pressButton(bar, 'hold', { label: 'Hold' }),
      pressButton(bar, 'retrieve', { label: 'Retrieve' }),
      pressButton(bar, 'conference', { label: 'Conference' }),
      pressButton(bar, 'transfer', { label: 'Transfer' }),
      pressButton(bar, 'muteKey', { label: 'Mute key' }),
      pressButton(bar, 'phonePlug', { label: 'Phone plug' }),
    ),
    make(
      'div',
      { class: 'row' },
      make('label', { class: 'field' }, 'Number', number),
      pressButton(bar, 'dial', { label: 'Dial', press: () => bar.dial(number.value.trim() || undefined) }),
    ),
  );
};
