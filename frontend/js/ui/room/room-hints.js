import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { closeIcon } from '../icons.js';

/** How long the microphone button calls for attention. */
const CALL_MS = 5_000;

/**
 * @typedef {object} Hint
 * @property {string} name
 * @property {string} text
 * @property {string} action
 * @property {() => void} act
 * @property {() => void} dismiss
 */

/** One line above the controls for what needs a decision: what it is, one button, and a way to be left alone. */
export class RoomHints extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    dismissed: { state: true },
  };

  /** @type {AbortController | undefined} */
  #listening;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #calling;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    /** @type {ReadonlySet<string>} */
    this.dismissed = new Set();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening?.abort();
    clearTimeout(this.#calling);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.state?.local.mic.silence) this.#forget('silence');
    if (!this.state?.keptOff) this.#forget('kept-off');
    if (!this.state?.otherTab) this.#forget('other-tab');
    if (!changed.has('session')) return;
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const noticed = (/** @type {Event} */ event) => {
      if (/** @type {CustomEvent} */ (event).detail.code === 'muted-speaking') this.#call();
    };
    this.session?.addEventListener('notice', noticed, { signal });
  }

  render() {
    const hint = this.#hints().find(({ name }) => !this.dismissed.has(name));
    return html`<div class="hints" role="status">
      ${
        hint
          ? html`<div class="hint" data-testid="hint" data-hint=${hint.name}>
              <p>${hint.text}</p>
              <button class="button" data-testid="hint-act" @click=${hint.act}>
                ${hint.action}
              </button>
              <button
                class="icon-button"
                data-testid="hint-dismiss"
                aria-label=${t('hint.dismiss')}
                title=${t('hint.dismiss')}
                @click=${hint.dismiss}
              >
                ${closeIcon}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  /** @returns {Hint[]} the most urgent one first */
  #hints() {
    const { session, state } = this;
    const local = state?.local;
    const hints = [];
    if (local?.mic.silence) {
      hints.push({
        name: 'silence',
        text: t(`hint.${local.mic.silence}`),
        action: t('hint.settings'),
        act: () => this.emit('panel', 'settings'),
        dismiss: () => this.#dismiss('silence'),
      });
    }
    if (state?.keptOff && !local?.mic.on) hints.push(this.#keptOff(state.rights.mic));
    if (state?.otherTab) {
      hints.push({
        name: 'other-tab',
        text: t('hint.otherTab'),
        action: t('tab.onlyHere'),
        act: () => session?.tabs.takeOver(),
        dismiss: () => this.#dismiss('other-tab'),
      });
    }
    if (local?.offer) {
      hints.push({
        name: 'offer',
        text: t('hint.offer', { label: local.offer.label }),
        action: t('hint.use'),
        act: () => session?.media.answerOffer(true),
        dismiss: () => session?.media.answerOffer(false),
      });
    }
    return hints;
  }

  /** @param {boolean} mayTalk @returns {Hint} */
  #keptOff(mayTalk) {
    const { session } = this;
    return {
      name: 'kept-off',
      text: t(mayTalk ? 'hint.keptOff' : 'notice.denied-mic'),
      action: t(mayTalk ? 'hint.switchOn' : 'bar.handUp'),
      act: () => {
        if (mayTalk) return session?.media.set('mic', true);
        this.#dismiss('kept-off');
        return session?.setHand(true);
      },
      dismiss: () => this.#dismiss('kept-off'),
    };
  }

  /** @param {string} name */
  #dismiss(name) {
    this.dismissed = new Set([...this.dismissed, name]);
  }

  /** What ended may be told again when it comes back. @param {string} name */
  #forget(name) {
    if (!this.dismissed.has(name)) return;
    this.dismissed = new Set([...this.dismissed].filter((each) => each !== name));
  }

  /** The button that would help shows itself. */
  #call() {
    const room = this.closest('.room');
    room?.setAttribute('data-called', 'mic');
    clearTimeout(this.#calling);
    this.#calling = setTimeout(() => room?.removeAttribute('data-called'), CALL_MS);
  }
}

customElements.define('madang-hints', RoomHints);
