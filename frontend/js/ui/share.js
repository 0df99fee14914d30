/** Where people pass links on by a sheet of their phone rather than by the clipboard. */
export const canShare = () => 'share' in navigator && matchMedia('(pointer: coarse)').matches;

/**
 * @param {string} title
 * @param {string} url
 */
export async function share(title, url) {
  try {
    await navigator.share({ title, url });
  } catch {
    // Who closes the sheet knows it.
  }
}
