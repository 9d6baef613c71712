/** Unwrapped keys by id: at most `size`, the least recently used goes first, and what goes is overwritten with zeros. */
export interface KeyCache {
  /** Good until the next await; nobody keeps it. */
  get(id: string): Uint8Array | undefined;
  /** Takes the key over: the cache will zero it. */
  put(id: string, key: Uint8Array): Uint8Array;
  clear(): void;
}

export const keyCache = (size: number): KeyCache => {
  const held = new Map<string, Uint8Array>();
  const evict = (id: string): void => {
    held.get(id)?.fill(0);
    held.delete(id);
  };
  return {
    get: (id) => {
      const key = held.get(id);
      if (key) {
        held.delete(id);
        held.set(id, key);
      }
      return key;
    },
    put: (id, key) => {
      if (held.get(id) !== key) evict(id);
      held.set(id, key);
      for (const oldest of held.keys()) {
        if (held.size <= size) break;
        evict(oldest);
      }
      return key;
    },
    clear: () => {
      for (const id of [...held.keys()]) evict(id);
    },
  };
};
