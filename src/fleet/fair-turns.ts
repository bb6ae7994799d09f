/** The time after which other work of the process gets its turn, ms. */
const longestTurn = 8;

/** Resolves after the process has done other work: sockets and timers included. A timer would lose 1 ms each time. */
const otherWork = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Creates what the partitions of one worker call between two entries: it lets the rest of the process work as
 * soon as they have folded for {@link longestTurn} together. One partition goes on at a time, so that the
 * claims are renewed in time however many partitions have a backlog.
 */
export const createFairTurns = (): (() => Promise<void>) => {
  let startedAt = performance.now();
  let queue = Promise.resolve();
  return async () => {
    if (performance.now() - startedAt < longestTurn) return;
    queue = queue.then(otherWork).then(() => {
      startedAt = performance.now();
    });
    await queue;
  };
};
