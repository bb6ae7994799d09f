// The page of a simulated connection bar: a button for everything its human can do. `?page=` names the origin of the
// page around it, as a real bar knows that.
import { type ButtonName, buttonNames, serveBar } from '../../src/simulator/index.ts';

const labels: Partial<Record<ButtonName, string>> = {
  signIn: 'Sign in',
  customerCalls: 'A customer calls',
  answer: 'Answer',
  hold: 'Hold',
  retrieve: 'Retrieve',
  hangUp: 'Hang up',
  wrapUp: 'Wrap up',
  leaveWrapUp: 'Leave wrap-up',
  rest: 'Rest',
  busy: 'Busy',
  idle: 'Idle',
  signOut: 'Sign out',
};

const origin = new URLSearchParams(location.search).get('page') ?? '';
const { bar } = serveBar({ host: window, origin });

const buttons = buttonNames
  .filter((name) => name in labels)
  .map((name) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['name'] = name;
    button.textContent = labels[name] ?? name;
    button.addEventListener('click', () => bar[name]());
    return { name, button };
  });
document.body.append(...buttons.map(({ button }) => button));
bar.truth$.subscribe(() => {
  for (const { name, button } of buttons) button.disabled = !bar.can(name);
});
