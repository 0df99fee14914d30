const WRITABLE = 'input, textarea, select, [contenteditable]';
const OPERABLE = `${WRITABLE}, button, a[href], summary, audio, video, [tabindex="0"]`;

/**
 * Whether a key that was pressed is meant for the page: nobody writes.
 * @param {{target: any, isComposing?: boolean, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} event
 */
export const isFreeKey = (event) => isOutside(event, WRITABLE);

/**
 * The same for the space bar, which also presses what has the focus.
 * @param {Parameters<typeof isFreeKey>[0]} event
 */
export const isFreeSpace = (event) => isOutside(event, OPERABLE);

/**
 * @param {Parameters<typeof isFreeKey>[0]} event
 * @param {string} selector
 */
function isOutside({ target, isComposing, ctrlKey, metaKey, altKey }, selector) {
  if (isComposing || ctrlKey || metaKey || altKey) return false;
  return !target?.closest?.(selector) && !target?.ownerDocument?.querySelector('dialog[open]');
}
