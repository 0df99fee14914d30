import { watchElement } from './watch-element.js';

/** Tells whether an element inside its host is in the window, and redraws the host when that changes. */
export class SeenController {
  /** Until something else is known. */
  isSeen = true;
  #host;

  /**
   * @param {import('lit').ReactiveControllerHost & HTMLElement} host
   * @param {string} selector
   */
  constructor(host, selector) {
    this.#host = host;
    const observer = new IntersectionObserver((entries) => this.#changed(entries));
    watchElement(host, selector, observer);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #changed(entries) {
    const isSeen = entries[entries.length - 1].isIntersecting;
    if (isSeen === this.isSeen) return;
    this.isSeen = isSeen;
    this.#host.requestUpdate();
  }
}
