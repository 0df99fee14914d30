import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { screenIcon } from '../icons.js';
import { attachStream } from '../media-element.js';

/** A shared screen, whole and never cropped. */
export class ScreenTile extends PageElement {
  static properties = { participant: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/room-state.js').ParticipantView | undefined} */
    this.participant = undefined;
  }

  render() {
    if (!this.participant) return nothing;
    const label = t('room.screenOf', { name: this.participant.displayName });
    return html`<figure class="screen">
      <video autoplay playsinline .muted=${true} aria-label=${label}></video>
      <figcaption>${screenIcon}<span>${label}</span></figcaption>
    </figure>`;
  }

  updated() {
    attachStream(this.querySelector('video'), this.participant?.streams.screen ?? null).catch(
      () => {},
    );
  }
}

customElements.define('madang-screen', ScreenTile);
