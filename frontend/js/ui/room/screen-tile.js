import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { canFillScreen, FullScreenController, toggleFullScreen } from '../fullscreen.js';
import { fullIcon, screenIcon, zoomIcon } from '../icons.js';
import { attachStream } from '../media-element.js';

/** A shared screen, whole and never cropped, or as large as it is with ways to move around. */
export class ScreenTile extends PageElement {
  static properties = { participant: { attribute: false }, actual: { state: true } };

  #isClose = false;
  #fullScreen = new FullScreenController(this);

  constructor() {
    super();
    /** @type {import('../../room/room-state.js').ParticipantView | undefined} */
    this.participant = undefined;
    /** Whether a pixel of the screen is one here. */
    this.actual = false;
  }

  render() {
    if (!this.participant) return nothing;
    const label = t('room.screenOf', { name: this.participant.displayName });
    return html`<figure class="screen ${this.actual ? 'screen--actual' : ''}">
      <div
        class="screen__field"
        tabindex=${this.actual ? 0 : nothing}
        role=${this.actual ? 'group' : nothing}
        aria-label=${this.actual ? t('stage.screenArea') : nothing}
        @dblclick=${this.#zoom}
      >
        <video autoplay playsinline .muted=${true} aria-label=${label}></video>
      </div>
      <figcaption>
        ${screenIcon}<span class="screen__whose">${label}</span>
        ${this.#button('screen-zoom', zoomIcon, t(this.actual ? 'stage.zoomFit' : 'stage.zoomActual'), this.#zoom, this.actual)}
        ${
          canFillScreen()
            ? this.#button(
                'screen-full',
                fullIcon,
                t(this.#fullScreen.isOn ? 'stage.fullEnd' : 'stage.full'),
                this.#fill,
                this.#fullScreen.isOn,
              )
            : nothing
        }
      </figcaption>
    </figure>`;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#tellClose(false);
  }

  updated() {
    this.#tellClose(this.actual || this.#fullScreen.isOn);
    attachStream(this.querySelector('video'), this.participant?.streams.screen ?? null).catch(
      () => {},
    );
  }

  /**
   * @param {string} testId
   * @param {unknown} icon
   * @param {string} title
   * @param {() => void} act
   * @param {boolean} pressed
   */
  #button(testId, icon, title, act, pressed) {
    return html`<button
      class="screen__button"
      data-testid=${testId}
      aria-label=${title}
      title=${title}
      aria-pressed=${pressed}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  /** @param {boolean} isClose */
  #tellClose(isClose) {
    if (isClose === this.#isClose) return;
    this.#isClose = isClose;
    this.emit('closely', isClose);
  }

  #zoom() {
    this.actual = !this.actual;
  }

  #fill() {
    toggleFullScreen(this.querySelector('.screen'));
  }
}

customElements.define('madang-screen', ScreenTile);
