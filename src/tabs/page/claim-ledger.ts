/** One tab's right to call the handler for a call. */
export interface Claim {
  readonly key: string;
  /** The time at which it was written, ms since 1970. */
  readonly at: number;
  /** The lock that the tab holds until its handler is over; `null` once it is over. */
  readonly by: string | null;
}

/** The store in which the tabs of a site write who calls the handler for which call. */
export interface ClaimLedger {
  /** Writes a claim down if none has its key, and returns whether it did. Of several tabs one succeeds. */
  readonly add: (claim: Claim) => Promise<boolean>;
  readonly get: (key: string) => Promise<Claim | undefined>;
  /** Writes a claim down in the place of the one that has its key. */
  readonly put: (claim: Claim) => Promise<void>;
  /** Removes what was written before a time, ms since 1970. */
  readonly removeUntil: (time: number) => Promise<void>;
  readonly close: () => void;
}

const storeName = 'once';

const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const openDatabase = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore(storeName, { keyPath: 'key' }).createIndex('at', 'at');
  return resultOf(request);
};

/**
 * Opens the ledger in IndexedDB: what one tab writes there the next one reads for sure, also in another process. Each
 * transaction is committed in the task that began it, so that a tab that hangs leaves none open, for which all the
 * others would have to wait.
 */
export const openLedger = async (name: string): Promise<ClaimLedger> => {
  const database = await openDatabase(name);
  const within = <Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => () => Result,
  ): Promise<Result> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const result = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(result());
      transaction.onabort = () => reject(transaction.error);
      transaction.commit();
    });
  const read = <Result>(request: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> =>
    within('readonly', (store) => {
      const asked = request(store);
      return () => asked.result;
    });
  const write = (act: (store: IDBObjectStore) => void): Promise<void> =>
    within('readwrite', (store) => {
      act(store);
      return () => {};
    });

  return {
    add: async (claim) => {
      try {
        await write((store) => void store.add(claim));
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'ConstraintError') return false;
        throw error;
      }
    },
    get: (key) => read((store) => store.get(key) as IDBRequest<Claim | undefined>),
    put: (claim) => write((store) => void store.put(claim)),
    removeUntil: async (time) => {
      const old = await read((store) => store.index('at').getAllKeys(IDBKeyRange.upperBound(time)));
      if (old.length === 0) return;
      await write((store) => {
        for (const key of old) store.delete(key);
      });
    },
    close: () => database.close(),
  };
};
