import { type ServedBar, scenario, scenarioNames } from 'ccbar-agent/simulator';
import { choice } from '../choice.ts';
import { make } from '../make.ts';

const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** Plays a scenario in the place of the buttons, which rest meanwhile. */
export const mountScenario = (element: HTMLElement, served: Pick<ServedBar, 'play'>): void => {
  const which = choice(
    'What happens',
    scenarioNames.map((name) => [name, titleOf(name)] as const),
  );
  const pace = choice('Pace', [
    ['900', 'a step a second'],
    ['250', 'quick'],
    ['20', 'at once'],
  ]);
  const about = make('p', { class: 'quiet', id: 'scenario-about' });
  const button = make('button', { type: 'button', class: 'button button-go', id: 'play' }, 'Play');
  const describe = () => {
    about.textContent = scenario(which.value()).description;
  };
  const setPlaying = (isPlaying: boolean) => {
    const panels = document.querySelectorAll<HTMLFieldSetElement>('fieldset:not(#faults)');
    for (const panel of panels) panel.disabled = isPlaying;
    button.setAttribute('aria-disabled', String(isPlaying));
    button.textContent = isPlaying ? 'Playing…' : 'Play';
  };

  const play = () => {
    setPlaying(true);
    served.play(which.value(), { stepMs: Number(pace.value()) }).add(() => setPlaying(false));
  };

  element.append(which.field, about, make('div', { class: 'row' }, pace.field, button));
  element.addEventListener('change', describe);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') play();
  });
  describe();
};
