import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { brokenLinkIcon, qrIcon } from '../icons.js';
import { confirmation } from './confirmation.js';
import './copy-link.js';
import { panelHead } from './panel-head.js';
import { personRow } from './person-row.js';
import { NO_LINKS, pairSentence } from './room-links.js';

const WHOLE_ROOM = 'room';

/** Who is here, and what a host may do about it. */
export class PeoplePanel extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    links: { attribute: false },
    asking: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
    this.links = NO_LINKS;
    /** @type {string | null} whom (or the whole room) a host is about to remove */
    this.asking = null;
  }

  render() {
    const { participants = [], canModerate = false, canEnd = false, room } = this.state ?? {};
    return html`${panelHead('people', () => this.emit('panel', 'people'))}
      <div class="panel__body">
        <div class="people__invite">
          <madang-copy-link .code=${room?.code ?? ''} place="people-"></madang-copy-link>
          <button
            class="button"
            data-testid="people-invite"
            aria-label=${t('invite.more')}
            title=${t('invite.more')}
            @click=${() => this.emit('invite')}
          >
            ${qrIcon}
          </button>
        </div>
        ${this.#brokenPairs()}
        <ul class="people" data-testid="people">
          ${repeat(
            participants,
            ({ id }) => id,
            (participant) =>
              html`<li data-participant=${participant.id}>
                ${this.#person(participant, canModerate)}
              </li>`,
          )}
        </ul>
      </div>
      ${canEnd ? html`<div class="panel__foot">${this.#end()}</div>` : nothing}`;
  }

  #brokenPairs() {
    if (this.links.foreign.length === 0) return nothing;
    return html`<ul class="pairs" data-testid="broken-pairs">
      ${this.links.foreign.map((pair) => html`<li>${brokenLinkIcon}<span>${pairSentence(pair)}</span></li>`)}
    </ul>`;
  }

  /**
   * @param {import('../../room/room-state.js').ParticipantView} participant
   * @param {boolean} canModerate
   */
  #person(participant, canModerate) {
    const { id, self, displayName } = participant;
    if (this.asking !== id) {
      const kind = this.links.own.get(id) ?? 'ok';
      return personRow(participant, kind, canModerate && !self ? () => this.#ask(id) : null);
    }
    return confirmation({
      question: t('people.removeAsk', { name: displayName }),
      yes: t('people.removeYes'),
      confirm: () => this.#settle(() => this.session?.moderation.remove(id)),
      cancel: () => this.#settle(),
    });
  }

  #end() {
    if (this.asking !== WHOLE_ROOM) {
      return html`<button
        class="button button--danger-quiet"
        data-testid="end-room"
        @click=${() => this.#ask(WHOLE_ROOM)}
      >
        ${t('people.end')}
      </button>`;
    }
    return confirmation({
      question: t('people.endAsk'),
      yes: t('people.endYes'),
      confirm: () => this.#settle(() => this.session?.moderation.endRoom()),
      cancel: () => this.#settle(),
    });
  }

  /** @param {string} what */
  #ask(what) {
    this.asking = what;
    this.focusOn('[data-cancel]');
  }

  /** @param {() => void} [act] */
  #settle(act) {
    this.asking = null;
    act?.();
    this.focusOn('h2');
  }
}

customElements.define('madang-people', PeoplePanel);
