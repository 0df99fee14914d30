/** Ctrl or ⌘ with a letter, as long as its host is on the page. */
export class ShortcutController {
  #actions;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {Record<string, () => void>} actions by letter
   */
  constructor(host, actions) {
    this.#actions = actions;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('keydown', this.#pressed);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#pressed);
  }

  /** @param {KeyboardEvent} event */
  #pressed = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = this.#actions[letterOf(event)];
    if (!action) return;
    event.preventDefault();
    if (!event.repeat) action();
  };
}

/** A Korean keyboard reports ㅇ for D, so the place of the key counts. @param {KeyboardEvent} event */
const letterOf = (event) =>
  event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
