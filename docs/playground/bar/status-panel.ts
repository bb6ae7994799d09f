import type { Bar } from 'ccbar-agent/simulator';
import { choice } from '../choice.ts';
import { find, make } from '../make.ts';
import { pressButton } from './press-button.ts';

/** Sign-in and the statuses an agent can choose. */
export const mountStatus = (element: HTMLElement, bar: Bar): void => {
  const signInAs = choice('Sign in as', [
    ['idle', 'idle'],
    ['busy', 'busy'],
    ['wrapUp', 'in wrap-up'],
  ]);
  const reason = choice('Busy reason', [
    ['0', 'no reason'],
    ['200', '200 back office'],
    ['201', '201 training'],
    ['202', '202 meeting'],
  ]);
  const time = choice('Rest for', [
    ['300', '5 min'],
    ['900', '15 min'],
    ['1800', '30 min'],
    ['8', '8 sec'],
  ]);
  const cause = choice('Rest cause', [
    ['0', 'no cause'],
    ['1', '1 break'],
    ['2', '2 lunch'],
    ['3', '3 screen break'],
  ]);
  const signIn = () => {
    const status = signInAs.value();
    return bar.signIn(status === 'busy' || status === 'wrapUp' ? { status } : {});
  };
  element.append(
    make(
      'div',
      { class: 'row' },
      signInAs.field,
      pressButton(bar, 'signIn', { label: 'Sign in', press: signIn, tone: 'go' }),
    ),
    make(
      'div',
      { class: 'row' },
      reason.field,
      pressButton(bar, 'busy', { label: 'Busy', press: () => bar.busy(Number(reason.value())) }),
    ),
    make(
      'div',
      { class: 'row' },
      time.field,
      cause.field,
      pressButton(bar, 'rest', {
        label: 'Rest',
        press: () => bar.rest(Number(time.value()), Number(cause.value())),
      }),
    ),
    make(
      'div',
      { class: 'wrap' },
      pressButton(bar, 'idle', { label: 'Idle' }),
      pressButton(bar, 'wrapUp', { label: 'Wrap-up' }),
      pressButton(bar, 'leaveWrapUp', { label: 'Leave wrap-up' }),
      pressButton(bar, 'signOut', { label: 'Sign out' }),
    ),
  );
  // "Idle" also takes back a request that waits, and is then named so.
  bar.truth$.subscribe(({ pending }) => {
    find('[data-press="idle"]', element).textContent = pending === null ? 'Idle' : 'Take back';
  });
};
