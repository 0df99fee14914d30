import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { PageElement } from '../element.js';
import { brokenLinkIcon, hostIcon, micOffIcon, moreIcon, pinIcon, speakingIcon } from '../icons.js';
import { pictureBox } from '../layout.js';
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
    pinned: { attribute: false },
    large: { attribute: false },
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
    this.pinned = false;
    this.large = false;
    /** Whether the video has a picture to show, which comes a little after its stream. */
    this.moving = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    // On another page of the stage nobody looks at the picture.
    this.emit('shown', null);
  }

  render() {
    const participant = this.participant;
    if (!participant) return nothing;
    const { displayName, self, media, speaking } = participant;
    // Without a picture it is transparent, so that the first one needs no drawing of this element to be seen.
    const shown = media.camera && this.picture !== null;
    const pictured = shown && this.moving;
    const voice = speaking && media.mic;
    return html`<div
      class="tile tile--${this.kind} ${voice ? 'tile--speaking' : ''} ${self ? 'tile--self' : ''} ${this.large ? 'tile--large' : ''}"
    >
      <video
        class=${shown ? '' : 'tile__hidden'}
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
      <div class="tile__corner">${this.#menuButton()} ${tileSigns(participant)}</div>
      <div class="tile__name">
        ${this.pinned ? sign('tile__pin', pinIcon, t('stage.pinned')) : nothing}
        ${media.mic ? nothing : sign('tile__muted', micOffIcon, t('tile.muted'))}
        ${voice ? sign('tile__voice', speakingIcon, t('tile.speaking')) : nothing} ${this.#role()}
        <span class="tile__who">${displayName}</span>
        ${self ? html`<span class="tile__you">${t('tile.you')}</span>` : nothing}
        ${this.pairs.length > 0 ? this.#pairMark() : nothing}
      </div>
    </div>`;
  }

  updated() {
    const video = this.#video;
    const shown = this.participant?.media.camera ? this.picture : null;
    attachStream(video, shown).catch(() => this.emit('shown', false));
    const { width, height } = this.#size;
    if (!video?.videoWidth || !height) return;
    const box = pictureBox(video.videoWidth / video.videoHeight, { width, height });
    video.style.setProperty('width', `${box.width}px`);
    video.style.setProperty('height', `${box.height}px`);
  }

  #role() {
    const role = this.participant?.role;
    if (role !== 'host' && role !== 'moderator') return nothing;
    return sign('tile__host', hostIcon, t(`people.${role}`));
  }

  /** @param {string} name */
  #link(name) {
    const frozen = this.kind === 'ok' && this.participant?.media.camera && this.#freeze.frozen;
    return tileLink(frozen ? 'frozen' : this.kind, name, {
      tryAgain: () => this.emit('try-again'),
      explain: () => this.emit('explain', this.participant?.id),
    });
  }

  #menuButton() {
    const { self, displayName = '' } = this.participant ?? {};
    const label = self ? t('stage.menuOwn') : t('stage.menu', { name: displayName });
    return html`<button
      class="tile__menu"
      data-testid="tile-more"
      aria-haspopup="menu"
      aria-label=${label}
      title=${label}
      @click=${(/** @type {Event} */ { currentTarget }) => this.emit('menu', currentTarget)}
    >
      ${moreIcon}
    </button>`;
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
    if (this.#video?.srcObject && this.isConnected) this.emit('shown', false);
  }

  #sized() {
    this.moving = Boolean(this.#video?.videoWidth);
    this.requestUpdate();
  }

  get #video() {
    return this.querySelector('video');
  }
}

/** @param {string} name @param {unknown} icon @param {string} text */
const sign = (name, icon, text) =>
  html`<span class=${name} role="img" aria-label=${text} title=${text}>${icon}</span>`;

customElements.define('madang-tile', ParticipantTile);
