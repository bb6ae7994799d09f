import { lockManager } from './leadership.ts';

const databaseName = 'ccbar-agent-tabs';
const storeName = 'once';
/** Calls are remembered this long, ms: no call lasts a week. */
const remembered = 7 * 24 * 3600 * 1000;
/** A hidden tab lets a visible one go first, ms. */
const politeness = 250;

const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore(storeName, { keyPath: 'key' }).createIndex('at', 'at');
  return resultOf(request);
};

/**
 * Runs something in exactly one tab. Tabs take turns by a lock, and what was done is written down before the turn is over;
 * IndexedDB, since what one tab writes there the next one reads for sure, also in another process. A tab that ends in the
 * middle has written nothing, and its lock goes to the next.
 */
export const onceInOneTab = async (name: string, key: string, run: () => unknown): Promise<void> => {
  if (document.hidden) await new Promise((resolve) => setTimeout(resolve, politeness));
  await lockManager().request(`${databaseName}:${name}`, async () => {
    const database = await openDatabase();
    try {
      const store = () => database.transaction(storeName, 'readwrite').objectStore(storeName);
      const mark = JSON.stringify([name, key]);
      if ((await resultOf(store().get(mark))) !== undefined) return;
      try {
        await run();
      } finally {
        // What a handler throws is its own mistake: it was called, and another tab would fare no better.
        const now = Date.now();
        await resultOf(store().put({ key: mark, at: now }));
        const old = await resultOf(
          store()
            .index('at')
            .getAllKeys(IDBKeyRange.upperBound(now - remembered)),
        );
        for (const oldKey of old) await resultOf(store().delete(oldKey));
      }
    } finally {
      database.close();
    }
  });
};
