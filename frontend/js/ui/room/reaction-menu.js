import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { smileIcon } from '../icons.js';
import { REACTION_ICONS } from '../reaction-icons.js';

const GAP = 8;

/** The reactions as buttons in a row. @param {(name: string) => void} send */
export const reactionButtons = (send) =>
  Object.entries(REACTION_ICONS).map(
    ([name, icon]) =>
      html`<button
        class="reaction-button"
        data-testid="reaction-${name}"
        aria-label=${t(`reaction.${name}`)}
        title=${t(`reaction.${name}`)}
        @click=${() => send(name)}
      >
        ${icon}
      </button>`,
  );

/** A button of the control bar that opens the reactions above itself. */
export class ReactionMenu extends PageElement {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
  }

  render() {
    return html`<button
        class="control control--reactions"
        data-testid="reactions"
        popovertarget="reactions"
        title=${t('reaction.menu')}
      >
        ${smileIcon}<span class="control__label">${t('bar.reactions')}</span>
      </button>
      <div
        class="reactions"
        id="reactions"
        popover
        role="group"
        aria-label=${t('reaction.menu')}
        @toggle=${this.#toggled}
        @keydown=${this.#pressed}
      >
        ${reactionButtons((name) => this.#send(name))}
      </div>`;
  }

  /** @param {string} name */
  #send(name) {
    this.session?.reactions.send(name);
    this.#menu.hidePopover();
  }

  /** @param {ToggleEvent} event */
  #toggled({ newState }) {
    if (newState !== 'open') return;
    const { left, width, top } = this.#opener.getBoundingClientRect();
    const { offsetWidth } = this.#menu;
    const middle = left + width / 2 - offsetWidth / 2;
    const most = document.documentElement.clientWidth - offsetWidth - GAP;
    this.#menu.style.setProperty('left', `${Math.max(GAP, Math.min(middle, most))}px`);
    this.#menu.style.setProperty('bottom', `${innerHeight - top + GAP}px`);
    this.#menu.querySelector('button')?.focus();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.#menu.querySelectorAll('button')];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons.at((at + step) % buttons.length)?.focus();
  }

  get #opener() {
    return /** @type {HTMLElement} */ (this.querySelector('[popovertarget]'));
  }

  get #menu() {
    return /** @type {HTMLElement} */ (this.querySelector('.reactions'));
  }
}

customElements.define('madang-reactions', ReactionMenu);
