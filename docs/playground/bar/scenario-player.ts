import { type ServedBar, scenario, scenarioGroups, scenarioNames } from 'ccbar-agent/simulator';
import { choice, groupedChoice } from '../choice.ts';
import { make } from '../make.ts';
import type { LinkFaults } from './link-faults.ts';

/** Plays a scenario in the place of the buttons, which rest meanwhile. */
export const mountScenario = (
  element: HTMLElement,
  served: Pick<ServedBar, 'play'>,
  faults: Pick<LinkFaults, 'beforeScenario'>,
): void => {
  const all = scenarioNames.map((name) => scenario(name));
  const which = groupedChoice(
    'What happens',
    Object.entries(scenarioGroups).map(
      ([group, title]) =>
        [
          title,
          all.filter((one) => one.group === group).map((one) => [one.name, one.title] as const),
        ] as const,
    ),
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
    for (const panel of document.querySelectorAll<HTMLFieldSetElement>('fieldset:not(#faults)')) {
      panel.disabled = isPlaying;
    }
    button.setAttribute('aria-disabled', String(isPlaying));
    button.textContent = isPlaying ? 'Playing…' : 'Play';
  };

  const play = () => {
    setPlaying(true);
    faults.beforeScenario();
    served.play(which.value(), { stepMs: Number(pace.value()) }).add(() => setPlaying(false));
  };

  element.append(which.field, about, make('div', { class: 'row' }, pace.field, button));
  element.addEventListener('change', describe);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') play();
  });
  describe();
};
