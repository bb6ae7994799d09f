import { type Faults, type ServedBar, scenario, scenarioNames, simulateBar } from 'ccbar-agent/simulator';
import { asyncScheduler } from 'rxjs';
import { make } from '../make.ts';
import { choice } from './choice.ts';

/** What the player shares with the rest of the bar. */
export interface PlayerSurroundings {
  readonly faults: () => Faults;
  readonly reload: () => void;
  readonly postForeign: (data: unknown) => void;
}

const agent = { workNo: '30021', phone: '70092' };
const forged = { eventType: 'AgentOther_ShutdownService', workNo: agent.workNo, content: null };

const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/**
 * Plays a scenario into the page: a second bar without buttons takes over the truth of the served one, says its
 * lines through the same faults to whoever asked for them, and hands the truth back.
 */
export const mountScenario = (
  element: HTMLElement,
  { bar, subscribed$ }: ServedBar,
  { faults, reload, postForeign }: PlayerSurroundings,
): void => {
  let asked: readonly string[] = [];
  subscribed$.subscribe((ids) => {
    asked = ids;
  });

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
    const player = simulateBar({ ...agent, clock: asyncScheduler, events: asked, faults: faults() });
    player.adopt(bar.truth);
    player.subscribe((frame) => {
      if (frame.kind === 'message') parent.postMessage(frame.data, __DESKTOP_ORIGIN__);
      else if (frame.kind === 'refused') postForeign(forged);
      else reload();
    });
    setPlaying(true);
    const handBack = () => {
      bar.adopt(player.truth);
      player.stop();
      setPlaying(false);
    };
    // The player comes to the end of its truth right after it said its last line.
    player.play(which.value(), { stepMs: Number(pace.value()) }).add(() => queueMicrotask(handBack));
  };

  element.append(which.field, about, make('div', { class: 'row' }, pace.field, button));
  element.addEventListener('change', describe);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') play();
  });
  describe();
};
