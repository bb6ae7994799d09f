import { VirtualTimeScheduler } from 'rxjs';

/** A clock that the test moves, and that lets promises settle between two moments. */
export const createClock = () => {
  const clock = new VirtualTimeScheduler(undefined, 0);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (ms: number) => {
    clock.maxFrames += ms;
    clock.flush();
    clock.frame = clock.maxFrames;
    for (let turn = 0; turn < 5; turn += 1) await settle();
  };
  return { clock, pass };
};
