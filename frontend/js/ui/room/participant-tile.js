import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { PageElement } from '../element.js';
import { brokenLinkIcon, micOffIcon, speakingIcon } from '../icons.js';
import { fitOf } from '../layout.js';
import { attachStream } from '../media-element.js';
import { SizeController } from '../size.js';
import { FreezeController } from './freeze-controller.js';
import { tileSigns } from './tile-signs.js';
import { tileLink } from './tile-link.js';

/** One person: picture or initial, always the name, and in words whatever is wrong with the link. */
export class ParticipantTile extends PageElement {
  static properties = {
    participant: { attribute: false },
    picture: { attribute: false },
    kind: { attribute: false },
    pairs: { attribute: false },
    moving: { state: true },
  };

  #size = new SizeController(this, '.tile');
  #freeze = new FreezeController(this, () => this.#video);

  constructor() {
    super();
    /** @type {import('../link-health.js').LinkedParticipant | undefined} */
    this.participant = undefined;
    /** @type {MediaStream | null} */
    this.picture = null;
    /** What to say of the link to this person. */
    this.kind = 'ok';
    /** @type {readonly string[]} a sentence for each of the others whom this person cannot hear */
    this.pairs = [];
    /** Whether the video has a picture to show, which comes a little after its stream. */
    this.moving = false;
  }

  render() {
    const participant = this.participant;
    if (!participant) return nothing;
    const { displayName, self, media, speaking } = participant;
    const pictured = media.camera && this.picture !== null && this.moving;
    return html`<div
      class="tile tile--${this.kind} ${speaking && media.mic ? 'tile--speaking' : ''} ${self ? 'tile--self' : ''}"
    >
      <video
        class=${pictured ? '' : 'tile__hidden'}
        autoplay
        playsinline
        .muted=${true}
        @loadeddata=${this.#sized}
        @resize=${this.#sized}
        @emptied=${() => (this.moving = false)}
        @playing=${() => this.emit('shown', true)}
        @pause=${this.#paused}
      ></video>
      ${pictured ? nothing : avatar(displayName)} ${this.#link(displayName)}
      ${tileSigns(participant)}
      <div class="tile__name">
        ${media.mic ? nothing : html`<span class="tile__muted" role="img" aria-label=${t('tile.muted')} title=${t('tile.muted')}>${micOffIcon}</span>`}
        ${speaking && media.mic ? html`<span class="tile__voice" role="img" aria-label=${t('tile.speaking')}>${speakingIcon}</span>` : nothing}
        <span class="tile__who">${self ? t('room.you', { name: displayName }) : displayName}</span>
        ${this.pairs.length > 0 ? this.#pairMark() : nothing}
      </div>
    </div>`;
  }

  updated() {
    const video = this.#video;
    const shown = this.participant?.media.camera ? this.picture : null;
    attachStream(video, shown).catch(() => this.emit('shown', false));
    const { width, height } = this.#size;
    if (video?.videoWidth && height) {
      video.dataset.fit = fitOf(video.videoWidth / video.videoHeight, width / height);
    }
  }

  /** @param {string} name */
  #link(name) {
    const frozen = this.kind === 'ok' && this.participant?.media.camera && this.#freeze.frozen;
    return tileLink(frozen ? 'frozen' : this.kind, name, {
      tryAgain: () => this.emit('try-again'),
      explain: () => this.emit('explain', this.participant?.id),
    });
  }

  /** Leads to the list of people, where the sentence can be read without a mouse too. */
  #pairMark() {
    const sentences = this.pairs.join(' ');
    return html`<button
      class="tile__pair"
      data-testid="pair-mark"
      aria-label=${sentences}
      title=${sentences}
      @click=${() => this.emit('panel', 'people')}
    >
      ${brokenLinkIcon}
    </button>`;
  }

  /** By the browser: to save power, or because the page was not touched yet. */
  #paused() {
    if (this.#video?.srcObject) this.emit('shown', false);
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
