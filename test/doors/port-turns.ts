/**
 * Returns when the messages are delivered that are on their way through ports of this process, those that answer them
 * included, and ports that were closed are closed at their other end. Each turn of the event loop delivers what was
 * posted before it; no time is waited for.
 */
export const portTurns = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
