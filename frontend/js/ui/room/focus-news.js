import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { LastOf } from '../last-of.js';

/** Reads aloud who or what has become large by itself; of what one chose by hand one knows. */
export class FocusNews extends PageElement {
  static properties = {
    large: { attribute: false },
    participants: { attribute: false },
    text: { state: true },
  };

  #news = new LastOf((sentence) => (this.text = sentence));

  constructor() {
    super();
    /** @type {import('./screens.js').Focus | null} null for all alike, and for what was chosen */
    this.large = null;
    /** @type {readonly import('../../room/room-state.js').ParticipantView[]} */
    this.participants = [];
    this.text = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#news.stop();
  }

  willUpdate() {
    const shown = this.participants.find(({ id }) => id === this.large?.id);
    const line = this.large?.kind === 'screen' ? 'room.screenOf' : 'stage.large';
    this.#news.note(shown ? t(line, { name: shown.displayName }) : '');
  }

  render() {
    return html`<p class="visually-hidden" role="status" data-testid="focus-news">${this.text}</p>`;
  }
}

customElements.define('madang-focus-news', FocusNews);
