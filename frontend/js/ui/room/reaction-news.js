import { html } from 'lit';
import { PageElement } from '../element.js';
import { reactionNews } from '../reactions.js';

const TOGETHER_MS = 1_500;

/** Reads reactions aloud, those of one moment together. Nobody hears of the own ones. */
export class ReactionNews extends PageElement {
  static properties = { participants: { attribute: false }, text: { state: true } };

  /** @type {Map<string, {key: number, displayName: string, name: string}>} */
  #fresh = new Map();
  #lastKey = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #gathering;

  constructor() {
    super();
    /** @type {readonly import('../../room/room-state.js').ParticipantView[]} */
    this.participants = [];
    this.text = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('participants')) return;
    for (const { id, self, displayName, reaction } of this.participants) {
      if (!reaction || reaction.key <= this.#lastKey || self) continue;
      this.#fresh.set(id, { ...reaction, displayName });
    }
    const keys = this.participants.map(({ reaction }) => reaction?.key ?? 0);
    this.#lastKey = Math.max(this.#lastKey, ...keys);
    if (this.#fresh.size) this.#gathering ??= setTimeout(() => this.#tell(), TOGETHER_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#gathering);
  }

  render() {
    return html`<p class="visually-hidden" role="status">${this.text}</p>`;
  }

  #tell() {
    this.#gathering = undefined;
    this.text = reactionNews([...this.#fresh.values()]);
    this.#fresh.clear();
  }
}

customElements.define('madang-reaction-news', ReactionNews);
