import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { canFillScreen, FullScreenController, toggleFullScreen } from '../fullscreen.js';
import { fullIcon, gridIcon, pipIcon, selfIcon, speakerViewIcon } from '../icons.js';
import { moveInMenu, openMenu } from '../menu.js';
import { canFloat } from './picture-in-picture.js';

/** How to look at the room: the menu behind "View". */
export class ViewMenu extends PageElement {
  static properties = { view: { attribute: false }, floats: { attribute: false } };

  #fullScreen = new FullScreenController(this);

  constructor() {
    super();
    /** @type {import('./view-controller.js').RoomView | undefined} */
    this.view = undefined;
    /** Whether the small window is open. */
    this.floats = false;
  }

  render() {
    const shown = this.view?.selfShown ?? true;
    return html`<div
      class="menu"
      popover
      role="menu"
      data-testid="view-menu"
      aria-label=${t('bar.viewMenu')}
      @keydown=${moveInMenu}
    >
      ${this.#layout('grid', gridIcon, t('view.grid'))}
      ${this.#layout('speaker', speakerViewIcon, t('view.speaker'))}
      <hr />
      ${this.#item('self-view', selfIcon, t(shown ? 'stage.selfHide' : 'stage.selfShow'), () =>
        this.emit('view', { selfShown: !shown }),
      )}
      ${
        canFillScreen()
          ? this.#item(
              'full',
              fullIcon,
              t(this.#fullScreen.isOn ? 'stage.fullEnd' : 'stage.full'),
              () => toggleFullScreen(document.querySelector('madang-room')),
            )
          : nothing
      }
      ${
        canFloat()
          ? this.#item('pip', pipIcon, t(this.floats ? 'stage.pipEnd' : 'stage.pip'), () =>
              this.emit('float'),
            )
          : nothing
      }
    </div>`;
  }

  /** @param {Element} button */
  open(button) {
    if (this.#menu) openMenu(this.#menu, button);
  }

  /**
   * @param {'grid' | 'speaker'} layout
   * @param {unknown} icon
   * @param {string} text
   */
  #layout(layout, icon, text) {
    return html`<button
      class="menu__item"
      role="menuitemradio"
      tabindex="-1"
      data-testid=${`view-${layout}`}
      aria-checked=${this.view?.layout === layout}
      @click=${() => this.#act(() => this.emit('view', { layout, chosen: null, page: 0 }))}
    >
      ${icon}<span>${text}</span>
    </button>`;
  }

  /**
   * @param {string} testId
   * @param {unknown} icon
   * @param {string} text
   * @param {() => void} act
   */
  #item(testId, icon, text, act) {
    return html`<button
      class="menu__item"
      role="menuitem"
      tabindex="-1"
      data-testid=${testId}
      @click=${() => this.#act(act)}
    >
      ${icon}<span>${text}</span>
    </button>`;
  }

  /** @param {() => void} act */
  #act(act) {
    this.#menu?.hidePopover();
    act();
  }

  get #menu() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.menu'));
  }
}

customElements.define('madang-view-menu', ViewMenu);
