interface Waiting {
  readonly name: string;
  readonly isShared: boolean;
  readonly grant: () => void;
}

/** The part of Web Locks that tabs of one site share: each tab has a manager of its own, and closing it frees its locks. */
export interface FakeLocks {
  readonly tab: () => { readonly locks: Pick<LockManager, 'request'>; readonly close: () => void };
}

/** Locks that are granted in the order in which they were asked for, without a browser. */
export const fakeLocks = (): FakeLocks => {
  const held: Waiting[] = [];
  let queue: Waiting[] = [];
  const isFree = ({ name, isShared }: Waiting, others: readonly Waiting[]) =>
    others.every((other) => other.name !== name || (isShared && other.isShared));
  const grantNext = () => {
    const before = queue;
    queue = [];
    for (const waiting of before) {
      if (isFree(waiting, [...held, ...queue])) {
        held.push(waiting);
        waiting.grant();
      } else queue.push(waiting);
    }
  };
  const end = (ended: Waiting) => {
    if (held.includes(ended)) held.splice(held.indexOf(ended), 1);
    queue = queue.filter((waiting) => waiting !== ended);
    grantNext();
  };

  const tab = () => {
    const own: Waiting[] = [];
    const request = (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
      const callback = rest.at(-1) as () => unknown;
      const { mode, steal, signal } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
      return new Promise((resolve, reject) => {
        const waiting: Waiting & { reject: typeof reject } = {
          name,
          isShared: mode === 'shared',
          grant: () => {
            Promise.resolve()
              .then(callback)
              .finally(() => end(waiting))
              .then(resolve, reject);
          },
          reject,
        };
        own.push(waiting);
        signal?.addEventListener('abort', () => {
          if (!queue.includes(waiting)) return;
          end(waiting);
          reject(signal.reason);
        });
        if (steal) {
          for (const other of held.filter((lock) => lock.name === name) as (typeof waiting)[]) {
            held.splice(held.indexOf(other), 1);
            other.reject(new DOMException('stolen', 'AbortError'));
          }
          queue.unshift(waiting);
        } else queue.push(waiting);
        grantNext();
      });
    };
    return {
      locks: { request } as Pick<LockManager, 'request'>,
      close: () => {
        for (const waiting of own) end(waiting);
      },
    };
  };
  return { tab };
};
