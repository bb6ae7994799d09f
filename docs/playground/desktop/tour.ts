import { type Observable, take } from 'rxjs';
import { make } from '../make.ts';
import type { RemoteNote, RemoteStep } from '../remote.ts';
import { tourLengthMs, tourSteps } from './tour-steps.ts';

const seenKey = 'ccbar-tour-seen';
const firstVisitDelayMs = 800;

/** The parts that the tour acts on. */
export interface TourStage {
  readonly send: (step: RemoteStep) => void;
  readonly notes$: Observable<RemoteNote>;
  /** Shows the newest warning on the chart, or with `false` the present again. */
  readonly stepBack: (isBack: boolean) => void;
  /** Emits once the bar takes steps, at once when it does already. */
  readonly ready$: Observable<unknown>;
}

const isFirstVisit = (): boolean => {
  if (new URLSearchParams(location.search).get('tour') === 'off') return false;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return false;
  try {
    return localStorage.getItem(seenKey) === null;
  } catch {
    return false;
  }
};

const rememberVisit = (): void => {
  try {
    localStorage.setItem(seenKey, '1');
  } catch {
    // Without storage every visit is the first.
  }
};

/**
 * Mounts the tour: on its button, and by itself on the first visit unless reduced motion is asked for. Whatever is
 * pressed, here or on the bar, ends it.
 */
export const mountTour = (button: HTMLElement, strip: HTMLElement, stage: TourStage): void => {
  const place = make('span', { class: 'tour-place' });
  const text = make('p', { class: 'tour-text', role: 'status', id: 'tour-text' });
  const bar = make('span', { class: 'tour-progress', 'aria-hidden': 'true' });
  const skip = make('button', { type: 'button', class: 'button', id: 'tour-skip' }, 'Skip');
  strip.append(place, text, skip, bar);
  let timers: ReturnType<typeof setTimeout>[] = [];
  let isRunning = false;
  /** Somebody uses the page already: the tour does not begin by itself any more. */
  let isUsed = false;

  const point = (selector: string | null): void => {
    for (const shown of document.querySelectorAll('.is-pointed')) shown.classList.remove('is-pointed');
    if (selector !== null) document.querySelector(selector)?.classList.add('is-pointed');
  };
  const stop = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    if (!isRunning) return;
    isRunning = false;
    rememberVisit();
    strip.hidden = true;
    strip.classList.remove('is-running');
    point(null);
    stage.stepBack(false);
  };
  const start = (): void => {
    stop();
    isRunning = true;
    location.hash = '#story';
    strip.hidden = false;
    strip.classList.add('is-running');
    stage.send({ kind: 'begin' });
    tourSteps.forEach((step, index) => {
      const run = (): void => {
        place.textContent = `${index + 1} of ${tourSteps.length}`;
        text.textContent = step.text;
        point(step.pointsAt);
        if (step.send !== undefined) stage.send(step.send);
        if (step.isBack !== undefined) stage.stepBack(step.isBack);
      };
      timers.push(setTimeout(run, step.atMs));
    });
    timers.push(setTimeout(stop, tourLengthMs));
  };

  button.addEventListener('click', () => stage.ready$.pipe(take(1)).subscribe(start));
  skip.addEventListener('click', stop);
  const onPress = ({ target }: Event): void => {
    const isOwn = target instanceof Node && (button.contains(target) || strip.contains(target));
    if (isOwn) return;
    isUsed = true;
    stop();
  };
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, onPress, { capture: true });
  stage.notes$.subscribe((note) => {
    if (note.kind !== 'touched') return;
    isUsed = true;
    stop();
  });
  if (isFirstVisit()) {
    stage.ready$.pipe(take(1)).subscribe(() => {
      if (!isUsed) timers.push(setTimeout(start, firstVisitDelayMs));
    });
  }
};
