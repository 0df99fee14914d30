import { LitElement } from 'lit';
import { onLocaleChange } from '../i18n/index.js';

/**
 * An element of this page: drawn into the document itself, so that global style sheets and plain selectors reach
 * it, and drawn again when the language changes.
 */
export class PageElement extends LitElement {
  /** @type {(() => void) | undefined} */
  #stopListening;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#stopListening = onLocaleChange(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  /**
   * Moves the focus before the next frame is painted, when elements inside this one have been drawn too.
   * @param {string} selector
   */
  focusOn(selector) {
    requestAnimationFrame(() =>
      /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus(),
    );
  }

  /**
   * @param {string} name
   * @param {unknown} [detail]
   */
  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
