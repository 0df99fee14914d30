import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { PageElement } from '../element.js';
import { handIcon, micOffIcon, speakingIcon, warningIcon } from '../icons.js';
import { fitOf } from '../layout.js';
import { tileConnection } from '../link-state.js';
import { attachStream } from '../media-element.js';
import { SizeController } from '../size.js';
import { FreezeController } from './freeze-controller.js';

const QUIET = ['self', 'connected'];

/** One person: picture or initial, always the name, and in words whatever is wrong with the link. */
export class ParticipantTile extends PageElement {
  static properties = {
    participant: { attribute: false },
    picture: { attribute: false },
    moving: { state: true },
  };

  #size = new SizeController(this, '.tile');
  #freeze = new FreezeController(this, () => this.#video);

  constructor() {
    super();
    /** @type {import('../../room/room-state.js').ParticipantView | undefined} */
    this.participant = undefined;
    /** @type {MediaStream | null} */
    this.picture = null;
    /** Whether the video has a picture to show, which comes a little after its stream. */
    this.moving = false;
  }

  render() {
    const participant = this.participant;
    if (!participant) return nothing;
    const { displayName, self, media, hand, speaking } = participant;
    const pictured = media.camera && this.picture !== null && this.moving;
    return html`<div
      class="tile ${speaking && media.mic ? 'tile--speaking' : ''} ${self ? 'tile--self' : ''}"
    >
      <video
        class=${pictured ? '' : 'tile__hidden'}
        autoplay
        playsinline
        .muted=${true}
        @loadeddata=${this.#sized}
        @resize=${this.#sized}
        @emptied=${() => (this.moving = false)}
      ></video>
      ${pictured ? nothing : avatar(displayName)} ${this.#state(participant)}
      ${hand ? html`<span class="tile__hand" role="img" aria-label=${t('tile.hand')} title=${t('tile.hand')}>${handIcon}</span>` : nothing}
      <div class="tile__name">
        ${media.mic ? nothing : html`<span class="tile__muted" role="img" aria-label=${t('tile.muted')} title=${t('tile.muted')}>${micOffIcon}</span>`}
        ${speaking && media.mic ? html`<span class="tile__voice" role="img" aria-label=${t('tile.speaking')}>${speakingIcon}</span>` : nothing}
        <span>${self ? t('room.you', { name: displayName }) : displayName}</span>
      </div>
    </div>`;
  }

  updated() {
    const video = this.#video;
    const shown = this.participant?.media.camera ? this.picture : null;
    attachStream(video, shown).catch(() => {});
    const { width, height } = this.#size;
    if (video?.videoWidth && height) {
      video.dataset.fit = fitOf(video.videoWidth / video.videoHeight, width / height);
    }
  }

  /** @param {import('../../room/room-state.js').ParticipantView} participant */
  #state(participant) {
    const connection = tileConnection(participant);
    const frozen = connection === 'connected' && participant.media.camera && this.#freeze.frozen;
    if (QUIET.includes(connection) && !frozen) return nothing;
    const text = t(`tile.${frozen ? 'frozen' : connection}`);
    const failed = connection === 'failed';
    return html`<div
      class="tile__state ${failed ? 'tile__state--failed' : ''}"
      data-testid="tile-state"
    >
      <span
        >${failed || frozen ? warningIcon : html`<i class="tile__pulse" aria-hidden="true"></i>`}${text}</span
      >
      ${failed ? html`<button class="button" @click=${() => this.emit('try-again')}>${t('tile.tryAgain')}</button>` : nothing}
    </div>`;
  }

  #sized() {
    this.moving = Boolean(this.#video?.videoWidth);
    this.requestUpdate();
  }

  get #video() {
    return this.querySelector('video');
  }
}

customElements.define('madang-tile', ParticipantTile);
