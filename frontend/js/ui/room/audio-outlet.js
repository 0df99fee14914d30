import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { soundIcon } from '../icons.js';
import { attachStream, playNow } from '../media-element.js';

const ANY_TOUCH = ['pointerup', 'keydown'];

/** The voices and shared sounds of the others, apart from the pictures, on the chosen speaker. */
export class AudioOutlet extends PageElement {
  static properties = {
    participants: { attribute: false },
    outputDeviceId: { attribute: false },
    blocked: { state: true },
  };

  constructor() {
    super();
    /** @type {readonly import('../../room/room-state.js').ParticipantView[]} */
    this.participants = [];
    /** @type {string | null} */
    this.outputDeviceId = null;
    /** Browsers may refuse sound until the page was touched. */
    this.blocked = false;
  }

  render() {
    const sounds = this.#sounds();
    return html`${repeat(
      sounds,
      ({ key }) => key,
      ({ key }) => html`<audio data-sound=${key}></audio>`,
    )}
    ${
      this.blocked
        ? html`<button
            class="button button--primary tap-to-hear"
            data-testid="tap-to-hear"
            @click=${this.#playAll}
          >
            ${soundIcon} ${t('room.tapToHear')}
          </button>`
        : nothing
    }`;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const type of ANY_TOUCH) document.addEventListener(type, this.#touched);
    document.addEventListener('visibilitychange', this.#touched);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const type of ANY_TOUCH) document.removeEventListener(type, this.#touched);
    document.removeEventListener('visibilitychange', this.#touched);
  }

  updated() {
    const streams = new Map(this.#sounds().map(({ key, stream }) => [key, stream]));
    for (const audio of this.querySelectorAll('audio')) {
      this.#useOutput(audio);
      attachStream(audio, streams.get(audio.dataset.sound ?? '') ?? null).catch((error) => {
        if (error.name === 'NotAllowedError') this.blocked = true;
      });
    }
  }

  #sounds() {
    return this.participants
      .filter(({ self }) => !self)
      .flatMap(({ id, streams }) => [
        { key: id, stream: streams.audio },
        { key: `${id}/screen`, stream: streams.screenAudio },
      ])
      .filter(({ stream }) => stream !== null);
  }

  /** @param {HTMLAudioElement} audio */
  #useOutput(audio) {
    const wanted = this.outputDeviceId ?? '';
    if (!('setSinkId' in audio) || audio.sinkId === wanted) return;
    // A speaker that was unplugged is refused; the default one goes on playing.
    audio.setSinkId(wanted).catch(() => {});
  }

  /** Any touch will do, and phones pause what played while the page was away. */
  #touched = () => {
    const isPaused = [...this.querySelectorAll('audio')].some(({ paused }) => paused);
    if (isPaused && document.visibilityState === 'visible') this.#playAll();
  };

  async #playAll() {
    const results = await Promise.allSettled([...this.querySelectorAll('audio')].map(playNow));
    this.blocked = results.some(({ status }) => status === 'rejected');
  }
}

customElements.define('madang-audio-outlet', AudioOutlet);
