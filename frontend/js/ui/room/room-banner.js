import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { playKnock } from '../knock-sound.js';

/**
 * What waits for an answer of the reader. It lies over the head of the page, so that it covers no face and moves
 * nothing.
 */
export class RoomBanner extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    isListOpen: { attribute: false },
  };

  #known = new Set();

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** Whether the list of people, which shows who waits, is open. */
    this.isListOpen = false;
  }

  render() {
    return html`<div role="status" data-testid="banner-place">${this.#banner()}</div>`;
  }

  updated() {
    const ids = this.state?.knocks.map(({ id }) => id) ?? [];
    if (ids.some((id) => !this.#known.has(id))) playKnock();
    this.#known = new Set(ids);
  }

  #banner() {
    const { asked, standsIn, knocks = [] } = this.state ?? {};
    if (asked) return this.#asked(asked);
    if (standsIn) {
      return banner(t('banner.standsIn'), [
        answer('ok', t('banner.ok'), () => this.session?.moderation.confirmStandingIn(), true),
      ]);
    }
    return knocks.length > 0 && !this.isListOpen ? this.#knocks(knocks) : nothing;
  }

  /** @param {import('../../room/rights-model.js').Asked} asked */
  #asked({ right, displayName: name }) {
    const moderation = this.session?.moderation;
    return banner(t(right === 'mic' ? 'banner.askMic' : 'banner.askCamera', { name }), [
      answer('not-now', t('banner.no'), () => moderation?.answerAsk(false)),
      answer('switch-on', t('banner.yesMic'), () => moderation?.answerAsk(true), true),
    ]);
  }

  /** @param {readonly import('../../room/rights-model.js').Knock[]} knocks */
  #knocks(knocks) {
    const [{ id, displayName: name }] = knocks;
    const show = answer('show-knocks', t('knocks.show'), () => this.emit('panel', 'people'));
    if (knocks.length > 1) return banner(t('knocks.title', { count: knocks.length }), [show]);
    return banner(t('knocks.one', { name }), [
      show,
      answer('banner-admit', t('knocks.admit'), () => this.session?.moderation.admit(id), true),
    ]);
  }
}

/**
 * @param {string} text
 * @param {unknown[]} answers
 */
const banner = (text, answers) =>
  html`<div class="banner" data-testid="banner">
    <p>${text}</p>
    <div class="banner__answers">${answers}</div>
  </div>`;

/**
 * @param {string} name
 * @param {string} label
 * @param {() => void} act
 * @param {boolean} [isMain]
 */
const answer = (name, label, act, isMain = false) =>
  html`<button
    class="button ${isMain ? 'button--primary' : 'button--quiet'}"
    data-testid=${name}
    @click=${act}
  >
    ${label}
  </button>`;

customElements.define('madang-room-banner', RoomBanner);
