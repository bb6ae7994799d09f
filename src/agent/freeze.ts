import type { Situation } from './situation.ts';
import type { Step } from './step.ts';

/** Freezes a plain value and everything in it, as far as that is not frozen yet. */
const freezeAll = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  // Without a list of the parts, which would be made for every object of every view.
  for (const name in value) freezeAll(value[name as never]);
};

/** Freezes a situation with its calls, so that no handler can change what others see. Returns it. */
export const freezeSituation = <Shown extends Situation>(situation: Shown): Shown => {
  freezeAll(situation);
  return situation;
};

/** Freezes a step, but not the frame in its event, which belongs to whoever made it. */
export const freezeStep = (step: Step): void => {
  Object.freeze(step);
  freezeAll(step.before);
  freezeAll(step.after);
  freezeAll(step.clock);
  const { event } = step;
  if (event.kind === 'interrupted' || event.kind === 'restored') return;
  Object.freeze(event);
  freezeAll(event.flaws);
  if (event.kind === 'event') freezeAll(event.content);
};
