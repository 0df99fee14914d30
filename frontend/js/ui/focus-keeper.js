const FOCUSABLE =
  'button:enabled, a[href], input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/**
 * Keeps the focus near when what had it is taken out of the page, such as a button that did its work: the browser
 * would begin again at the top.
 */
export class FocusKeeper {
  #host;
  /** @type {Element[]} what had the focus last, and what it was in, up to the host */
  #path = [];
  #observer = new MutationObserver(() => this.#look());
  #noteFocus = (/** @type {FocusEvent} */ { target }) =>
    this.#note(/** @type {Element} */ (target));
  #noteBlur = (/** @type {FocusEvent} */ { target }) =>
    // Some browsers tell it of an element that is taken out, too.
    queueMicrotask(() => {
      if (/** @type {Element} */ (target).isConnected && target === this.#path[0]) this.#path = [];
    });

  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#host.addEventListener('focusin', this.#noteFocus);
    this.#host.addEventListener('focusout', this.#noteBlur);
    this.#observer.observe(this.#host, { childList: true, subtree: true });
  }

  hostDisconnected() {
    this.#host.removeEventListener('focusin', this.#noteFocus);
    this.#host.removeEventListener('focusout', this.#noteBlur);
    this.#observer.disconnect();
  }

  /** @param {Element} focused */
  #note(focused) {
    this.#path = [];
    for (let at = focused; at !== this.#host; at = /** @type {Element} */ (at.parentElement)) {
      this.#path.push(at);
    }
  }

  #look() {
    if (!this.#path.length || this.#path[0].isConnected) return;
    const near = this.#path.filter((element) => element.isConnected);
    this.#path = [];
    // Whoever took it out may put the focus somewhere itself.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) this.#focusNear(near);
    });
  }

  /** @param {Element[]} near the nearest first */
  #focusNear(near) {
    for (const element of near) {
      const found = [...element.querySelectorAll(FOCUSABLE)].find((each) => each.checkVisibility());
      if (found) {
        /** @type {HTMLElement} */ (found).focus();
        return;
      }
    }
  }
}
