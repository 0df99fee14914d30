/**
 * Gives a media element its stream, only when it changed: setting it again makes the picture flash.
 * @param {HTMLMediaElement | null} element
 * @param {MediaStream | null} stream
 * @returns {Promise<void>} rejected with NotAllowedError when the browser wants a tap first
 */
export async function attachStream(element, stream) {
  if (!element || element.srcObject === stream) return;
  element.srcObject = stream;
  if (stream) await playNow(element);
}

/**
 * @param {HTMLMediaElement} element
 */
export async function playNow(element) {
  try {
    await element.play();
  } catch (error) {
    // Replaced or removed while starting: somebody else's play() counts.
    if (/** @type {Error} */ (error).name !== 'AbortError') throw error;
  }
}
