import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { closeIcon } from '../icons.js';
import './attendance-table.js';

/** Opens the attendance of a room over the page; not for inside a room, where it would lie over faces. */
export class AttendanceButton extends PageElement {
  static properties = {
    source: { attribute: false },
    name: { attribute: false },
    isOpen: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/attendance.js').AttendanceOf | undefined} */
    this.source = undefined;
    this.name = '';
    this.isOpen = false;
  }

  render() {
    return html`<button class="button" data-testid="show-attendance" @click=${this.#show}>
        ${t('attendance.show')}
      </button>
      <dialog
        class="sheet-dialog"
        aria-label=${t('attendance.of', { room: this.name })}
        @close=${() => (this.isOpen = false)}
        @click=${this.#outside}
      >
        ${this.isOpen ? this.#content() : nothing}
      </dialog>`;
  }

  #content() {
    return html`<div class="sheet-dialog__head">
        <h2>${t('attendance.of', { room: this.name })}</h2>
        <button
          class="icon-button"
          aria-label=${t('panel.close')}
          title=${t('panel.close')}
          @click=${this.#hide}
        >
          ${closeIcon}
        </button>
      </div>
      <madang-attendance .source=${this.source} .name=${this.name}></madang-attendance>`;
  }

  #show() {
    this.isOpen = true;
    this.#dialog?.showModal();
  }

  #hide() {
    this.#dialog?.close();
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.target === this.#dialog) this.#hide();
  }

  get #dialog() {
    return this.querySelector('dialog');
  }
}

customElements.define('madang-attendance-button', AttendanceButton);
