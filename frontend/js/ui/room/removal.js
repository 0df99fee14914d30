import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { allEntries, ENTRIES, entryChoice } from './entry-choice.js';

const AS_BEFORE = 'keep';

/**
 * What may be chosen besides what holds now; nothing while the room is locked, when nobody comes in again anyway.
 *
 * @param {string | undefined} entry who comes in now; undefined when one may not change that
 */
const tighterEntries = (entry) =>
  entry && entry !== 'locked' ? ENTRIES.filter((value) => value !== entry && value !== 'open') : [];

/**
 * Asks before somebody is removed, and offers to close the door behind, since anybody may come under another name.
 * Emits `removed` when it is done and `kept` when it is not.
 */
export class Removal extends PageElement {
  static properties = {
    session: { attribute: false },
    participant: { attribute: false },
    entry: { attribute: false },
    next: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').ParticipantView | undefined} */
    this.participant = undefined;
    /** @type {string | undefined} who comes in now; undefined when one may not change that */
    this.entry = undefined;
    this.next = AS_BEFORE;
  }

  render() {
    if (!this.participant) return nothing;
    const name = this.participant.displayName;
    // Only what a host or a moderator of hers does outlives the meeting.
    const question = t(this.entry ? 'people.removeAsk' : 'people.removeAskNow', { name });
    return html`<div class="confirmation" role="group" aria-label=${question}>
      <p>${question}</p>
      ${this.#door()}
      <div class="confirmation__answers">
        <button class="button" data-cancel data-testid="cancel" @click=${() => this.emit('kept')}>
          ${t('people.cancel')}
        </button>
        <button class="button button--danger" data-testid="confirm" @click=${this.#remove}>
          ${t('people.removeYes')}
        </button>
      </div>
    </div>`;
  }

  #door() {
    const others = tighterEntries(this.entry);
    if (others.length === 0) return nothing;
    const texts = allEntries().filter(({ value }) => others.includes(value));
    return entryChoice({
      name: 'entry-after-removal',
      label: t('people.removeHint'),
      choices: [{ value: AS_BEFORE, text: t('people.removeKeep') }, ...texts],
      chosen: this.next,
      choose: (value) => (this.next = value),
    });
  }

  #remove() {
    const moderation = this.session?.moderation;
    const entry = tighterEntries(this.entry).find((value) => value === this.next);
    // The door first, so that there is no moment in which it is open.
    if (entry) moderation?.setEntry(entry);
    if (this.participant) moderation?.remove(this.participant.id);
    this.emit('removed');
  }
}

customElements.define('madang-removal', Removal);
