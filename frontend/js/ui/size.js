import { watchElement } from './watch-element.js';

/** Measures an element inside its host (CSS pixels, without padding) and redraws the host when it changes. */
export class SizeController {
  width = 0;
  height = 0;
  #host;

  /**
   * @param {import('lit').ReactiveControllerHost & HTMLElement} host
   * @param {string} selector
   */
  constructor(host, selector) {
    this.#host = host;
    const observer = new ResizeObserver(([entry]) => this.#changed(entry.contentRect));
    watchElement(host, selector, observer);
  }

  /** @param {{width: number, height: number}} rectangle */
  #changed({ width, height }) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.#host.requestUpdate();
  }
}
