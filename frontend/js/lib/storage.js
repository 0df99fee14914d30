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
