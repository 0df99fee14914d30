/** Measures an element inside its host (CSS pixels, without padding) and redraws the host when it changes. */
export class SizeController {
  width = 0;
  height = 0;
  #host;
  #selector;
  /** @type {Element | null} */
  #measured = null;
  #observer = new ResizeObserver(([entry]) => this.#changed(entry.contentRect));

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
    if (element === this.#measured) return;
    this.#observer.disconnect();
    this.#measured = element;
    if (element) this.#observer.observe(element);
  }

  hostDisconnected() {
    this.#observer.disconnect();
    this.#measured = null;
  }

  /** @param {{width: number, height: number}} rectangle */
  #changed({ width, height }) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.#host.requestUpdate();
  }
}
