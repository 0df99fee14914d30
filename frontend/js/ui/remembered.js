/**
 * A value kept by this browser; nothing is remembered where storage is forbidden.
 * @param {string} key
 * @returns {{read(): string | null, write(value: string): void}}
 */
export function remembered(key) {
  return {
    read() {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Private windows may refuse; the page works without.
      }
    },
  };
}
