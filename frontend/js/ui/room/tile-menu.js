import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { canFillScreen, toggleFullScreen } from '../fullscreen.js';
import { cornerIcon, fullIcon, pinIcon, pulseIcon, selfIcon } from '../icons.js';
import { moveInMenu, openMenu } from '../menu.js';
import { CORNERS } from '../stage-layout.js';

/** What can be done with one tile; one menu for all of them. */
export class TileMenu extends PageElement {
  static properties = {
    participant: { attribute: false },
    pinned: { attribute: false },
    corner: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../link-health.js').LinkedParticipant | undefined} */
    this.participant = undefined;
    this.pinned = false;
    /** @type {import('../stage-layout.js').Corner | null} where the tile floats, if it does */
    this.corner = null;
  }

  render() {
    const { id = '', self = false, displayName = '' } = this.participant ?? {};
    const next = CORNERS[(CORNERS.indexOf(this.corner ?? 'top-left') + 1) % CORNERS.length];
    return html`<div
      class="menu menu--tile"
      popover
      role="menu"
      data-testid="tile-menu"
      aria-label=${self ? t('stage.menuOwn') : t('stage.menu', { name: displayName })}
      @keydown=${moveInMenu}
    >
      ${
        this.corner
          ? this.#item(cornerIcon, t('stage.selfMove'), () => this.emit('view', { corner: next }))
          : this.#item(pinIcon, t(this.pinned ? 'stage.unpin' : 'stage.pin'), () => this.#pin(id))
      }
      ${canFillScreen() ? this.#item(fullIcon, t('stage.full'), () => this.#fill(id)) : nothing}
      ${
        self
          ? this.#item(selfIcon, t('stage.selfHide'), () => this.emit('view', { selfShown: false }))
          : this.#item(pulseIcon, t('stage.explain'), () => this.emit('explain', id))
      }
    </div>`;
  }

  /** @param {Element} button that was pressed */
  async open(button) {
    await this.updateComplete;
    if (this.#menu) openMenu(this.#menu, button);
  }

  /**
   * @param {unknown} icon
   * @param {string} text
   * @param {() => void} act
   */
  #item(icon, text, act) {
    return html`<button
      class="menu__item"
      role="menuitem"
      tabindex="-1"
      @click=${() => {
        this.#menu?.hidePopover();
        act();
      }}
    >
      ${icon}<span>${text}</span>
    </button>`;
  }

  /** @param {string} id */
  #pin(id) {
    this.emit('view', { chosen: this.pinned ? null : { kind: 'face', id } });
  }

  /** @param {string} id */
  #fill(id) {
    toggleFullScreen(document.querySelector(`madang-tile[data-participant="${id}"]`));
  }

  get #menu() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.menu'));
  }
}

customElements.define('madang-tile-menu', TileMenu);
