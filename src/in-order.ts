/**
 * Makes a queue that runs acts one after the other: an act that is added while another runs, as by a handler
 * that the other calls, waits until that one is over. One that throws does not stop those that wait; what it
 * threw is thrown on when all are over.
 *
 * @returns how to add an act. It runs at once when no other does.
 */
export const createInOrder = (): ((act: () => void) => void) => {
  const waiting: (() => void)[] = [];
  let isRunning = false;
  return (act) => {
    waiting.push(act);
    if (isRunning) return;
    isRunning = true;
    const errors: unknown[] = [];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        next();
      } catch (error) {
        errors.push(error);
      }
    }
    isRunning = false;
    if (errors.length > 0) throw errors[0];
  };
};
