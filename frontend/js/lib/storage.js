/**
 * @param {() => Storage} find asked once; reading it throws where the browser forbids storage
 * @returns {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} forgets on reload where it has to
 */
export function storageOrMemory(find) {
  try {
    return find();
  } catch {
    const items = new Map();
    return {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    };
  }
}

/**
 * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} storage
 * @param {string} prefix
 * @returns {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} for one of several that keep things in the same place
 */
export const prefixedStorage = (storage, prefix) => ({
  getItem: (key) => storage.getItem(prefix + key),
  setItem: (key, value) => storage.setItem(prefix + key, value),
  removeItem: (key) => storage.removeItem(prefix + key),
});
