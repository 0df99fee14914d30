import { html } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { soundIcon } from './icons.js';
import { playNow } from './media-element.js';

/** Plays a short sound on the chosen speaker. */
export class SpeakerTest extends PageElement {
  static properties = {
    session: { attribute: false },
    outputDeviceId: { attribute: false },
    phase: { state: true },
  };

  /** @type {{stop: () => void} | undefined} */
  #playing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #ending;

  constructor() {
    super();
    /** @type {import('../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {string | null} */
    this.outputDeviceId = null;
    /** @type {'idle' | 'playing' | 'failed'} */
    this.phase = 'idle';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop('idle');
  }

  render() {
    return html`<button
        type="button"
        class="button button--quiet speaker-test"
        data-testid="speaker-test"
        data-phase=${this.phase}
        @click=${this.#play}
      >
        ${soundIcon} ${t('device.testSound')}
      </button>
      <span class="speaker-test__word" role="status"
        >${this.phase === 'idle' ? '' : t(`device.${this.phase}`)}</span
      >`;
  }

  async #play() {
    this.#stop('idle');
    try {
      const sound = this.session?.media.testSound();
      if (!sound) return;
      this.#playing = sound;
      this.phase = 'playing';
      this.#ending = setTimeout(() => this.#stop('idle'), sound.seconds * 1_000 + 300);
      const audio = new Audio();
      if (this.outputDeviceId && 'setSinkId' in audio) await audio.setSinkId(this.outputDeviceId);
      audio.srcObject = sound.stream;
      await playNow(audio);
    } catch {
      this.#stop('failed');
    }
  }

  /** @param {'idle' | 'failed'} phase */
  #stop(phase) {
    clearTimeout(this.#ending);
    this.#playing?.stop();
    this.#playing = undefined;
    this.phase = phase;
  }
}

customElements.define('madang-speaker-test', SpeakerTest);
