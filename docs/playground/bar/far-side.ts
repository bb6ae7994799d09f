import type { Bar } from 'ccbar-agent/simulator';
import { make } from '../make.ts';
import { pressButton } from './press-button.ts';

/** Shows what the people at the other end can do. */
export const mountFarSide = (element: HTMLElement, bar: Bar): void => {
  element.append(
    make(
      'div',
      { class: 'wrap' },
      pressButton(bar, 'customerCalls', { label: 'Customer calls', tone: 'go' }),
      pressButton(bar, 'colleagueCalls', { label: 'Colleague calls' }),
    ),
    make(
      'div',
      { class: 'wrap' },
      pressButton(bar, 'customerAnswers', { label: 'Answers' }),
      pressButton(bar, 'customerHangsUp', { label: 'Hangs up' }),
      pressButton(bar, 'noAnswer', { label: 'No answer' }),
    ),
  );
};

/** Shows what a supervisor can do to the agent. */
export const mountSupervisor = (element: HTMLElement, bar: Bar): void => {
  element.append(
    make(
      'div',
      { class: 'wrap' },
      pressButton(bar, 'forceBusy', { label: 'Force busy' }),
      pressButton(bar, 'forceIdle', { label: 'Force idle' }),
      pressButton(bar, 'forceRest', { label: 'Force rest' }),
      pressButton(bar, 'forceSignOut', { label: 'Force sign-out' }),
    ),
  );
};
