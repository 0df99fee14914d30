/** Tells whether an element inside its host is in the window, and redraws the host when that changes. */
export class SeenController {
  /** Until something else is known. */
  isSeen = true;
  #host;
  #selector;
  /** @type {Element | null} */
  #watched = null;
  #observer = new IntersectionObserver((entries) => this.#changed(entries));

  /**
   * @param {import('lit').ReactiveControllerHost & HTMLElement} host
   * @param {string} selector
   */
  constructor(host, selector) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostUpdated() {
    const element = this.#host.querySelector(this.#selector);
    if (element === this.#watched) return;
    this.#observer.disconnect();
    this.#watched = element;
    if (element) this.#observer.observe(element);
  }

  hostDisconnected() {
    this.#observer.disconnect();
    this.#watched = null;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #changed(entries) {
    const isSeen = entries[entries.length - 1].isIntersecting;
    if (isSeen === this.isSeen) return;
    this.isSeen = isSeen;
    this.#host.requestUpdate();
  }
}
