/** The three shelves of the store: what it is, what lies sealed under the worker's passphrase, what lies sealed for the organisation. */
export type Shelf = 'head' | 'sealed' | 'rescue';
const shelves: readonly Shelf[] = ['head', 'sealed', 'rescue'];
const name = 'fourfold-offline';

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const openDb = async (): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const shelf of shelves) request.result.createObjectStore(shelf);
  };
  const db = await answerOf(request);
  // another window takes the store away: it must not wait for this one
  db.onversionchange = () => db.close();
  return db;
};

/** Does several things at once: all of them, or none. */
export const inStore = async <T>(
  mode: IDBTransactionMode,
  work: (shelf: (name: Shelf) => IDBObjectStore) => T,
): Promise<Awaited<T>> => {
  const db = await openDb();
  try {
    const transaction = db.transaction([...shelves], mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await work((shelf) => transaction.objectStore(shelf));
    await done;
    return result;
  } finally {
    db.close();
  }
};

export const readOne = (shelf: Shelf, key: string): Promise<unknown> =>
  inStore('readonly', (open) => answerOf(open(shelf).get(key)));

/** Everything of a shelf, by key. */
export const readAll = (shelf: Shelf): Promise<ReadonlyMap<string, unknown>> =>
  inStore('readonly', async (open) => {
    const [keys, values] = await Promise.all([answerOf(open(shelf).getAllKeys()), answerOf(open(shelf).getAll())]);
    return new Map(keys.map((key, i) => [String(key), values[i]]));
  });

/** The store itself goes. */
export const removeStore = async (): Promise<void> => {
  await answerOf(indexedDB.deleteDatabase(name));
};
