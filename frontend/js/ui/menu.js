const MARGIN = 8;

/**
 * Opens a popover beside the button that asked for it, inside the window, with the focus on its first item.
 * @param {HTMLElement} menu
 * @param {Element} button
 */
export function openMenu(menu, button) {
  // A button inside another popover goes with it.
  const { bottom, right, top } = button.getBoundingClientRect();
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  const below = bottom + 4 + height + MARGIN <= innerHeight;
  const left = Math.min(right - width, innerWidth - width - MARGIN);
  menu.style.setProperty('left', `${Math.max(MARGIN, left)}px`);
  menu.style.setProperty('top', `${Math.max(MARGIN, below ? bottom + 4 : top - height - 4)}px`);
  itemsOf(menu)[0]?.focus();
}

/** Arrow keys, Home and End inside a menu. @param {KeyboardEvent} event */
export function moveInMenu(event) {
  const menu = /** @type {HTMLElement} */ (event.currentTarget);
  const items = itemsOf(menu);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}

/**
 * Esc closes what it was pressed in, and nothing around that.
 * @param {() => void} close
 */
export const closesOnEscape = (close) => (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.stopPropagation();
  close();
};

/** @param {HTMLElement} menu */
const itemsOf = (menu) =>
  /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('[role^="menuitem"]')]);
