const KEY = 'madang.uplink';
const MOST_NETWORKS = 8;

/**
 * What each network of this browser was found to carry, for the next visit. Networks are known by the shortened address
 * of this machine in them; the newest few are kept.
 *
 * @param {Pick<Storage, 'getItem' | 'setItem'>} storage
 */
export function uplinkMemory(storage) {
  return {
    /** @param {string} network @returns {number | null} bits a second */
    read(network) {
      const known = entries(storage).find(([name]) => name === network);
      return known ? known[1] : null;
    },

    /** @param {string} network @param {number} uplink bits a second */
    write(network, uplink) {
      const others = entries(storage).filter(([name]) => name !== network);
      storage.setItem(KEY, JSON.stringify([[network, uplink], ...others].slice(0, MOST_NETWORKS)));
    },
  };
}

/** @returns {Array<[string, number]>} */
function entries(storage) {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '[]');
    return kept.filter(([name, uplink]) => typeof name === 'string' && Number.isFinite(uplink));
  } catch {
    return [];
  }
}
