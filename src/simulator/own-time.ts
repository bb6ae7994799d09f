import { VirtualTimeScheduler } from 'rxjs';
import { CcbarError } from '../errors.ts';

/** A clock that stands still until `pass` moves it. */
export interface OwnTime {
  readonly clock: VirtualTimeScheduler;
  /** Lets ms go by; what falls due in them happens, in order. */
  readonly pass: (ms: number) => void;
}

/** Time of a simulator's own, for tests that neither wait nor depend on the machine. */
export const createOwnTime = (): OwnTime => {
  const clock = new VirtualTimeScheduler();
  return {
    clock,
    pass: (ms) => {
      if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
        throw new CcbarError('bad-option', `pass needs ms from 0, received ${String(ms)}.`);
      }
      const end = clock.frame + ms;
      clock.maxFrames = end;
      clock.flush();
      clock.frame = Math.max(clock.frame, end);
    },
  };
};
