import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { brokenLinkIcon, qrIcon } from '../icons.js';
import { closesOnEscape } from '../menu.js';
import { confirmation } from './confirmation.js';
import './copy-link.js';
import { panelHead } from './panel-head.js';
import './host-controls.js';
import { canModeratePerson, personMenu } from './person-menu.js';
import { personRow } from './person-row.js';
import './removal.js';
import { NO_LINKS, pairSentence } from './room-links.js';
import './waiting-list.js';

const WHOLE_ROOM = 'room';

/** Who is here, and what a host may do about it. */
export class PeoplePanel extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    links: { attribute: false },
    asking: { state: true },
    open: { state: true },
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
    /** @type {string | null} whose menu is open */
    this.open = null;
  }

  render() {
    const { participants = [], knocks = [], canEnd = false, room } = this.state ?? {};
    return html`${panelHead('people', () => this.emit('panel', 'people'))}
      <madang-waiting-list .session=${this.session} .knocks=${knocks}></madang-waiting-list>
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
        ${canEnd ? this.#attendance() : nothing} ${this.#brokenPairs()}
        <ul class="people" data-testid="people">
          ${repeat(
            participants,
            ({ id }) => id,
            (participant) =>
              html`<li
                data-participant=${participant.id}
                @keydown=${this.open === participant.id ? closesOnEscape(() => this.#fold()) : nothing}
              >
                ${this.state ? this.#person(participant, this.state) : nothing}
              </li>`,
          )}
        </ul>
        <madang-host-controls .session=${this.session} .state=${this.state}></madang-host-controls>
      </div>
      ${canEnd ? html`<div class="panel__foot">${this.#end()}</div>` : nothing}`;
  }

  #attendance() {
    return html`<button
      class="button"
      data-testid="attendance-toggle"
      data-panel="attendance"
      @click=${() => this.emit('panel', 'attendance')}
    >
      ${t('attendance.show')}
    </button>`;
  }

  #brokenPairs() {
    if (this.links.foreign.length === 0) return nothing;
    return html`<ul class="pairs" data-testid="broken-pairs">
      ${this.links.foreign.map((pair) => html`<li>${brokenLinkIcon}<span>${pairSentence(pair)}</span></li>`)}
    </ul>`;
  }

  /**
   * @param {import('../../room/room-state.js').ParticipantView} participant
   * @param {import('../../room/room-state.js').RoomState} state
   */
  #person(participant, state) {
    const { id } = participant;
    const moderation = this.session?.moderation;
    const kind = this.links.own.get(id) ?? 'ok';
    if (!moderation || !canModeratePerson(participant, state))
      return personRow(participant, kind, null);
    const isOpen = this.open === id;
    const toggle = () => this.#toggle(isOpen ? null : id);
    return html`${personRow(participant, kind, { isOpen, toggle })}
    ${isOpen && this.asking !== id ? personMenu({ participant, moderation, isHost: state.canEnd, askRemoval: () => this.#ask(id) }) : nothing}
    ${this.asking === id ? this.#removal(participant, state) : nothing}`;
  }

  /** @param {string | null} id whose menu is to be open, all of it in view */
  async #toggle(id) {
    this.open = id;
    await this.updateComplete;
    this.querySelector('.person-menu')?.scrollIntoView({ block: 'nearest' });
  }

  /** Closes the menu of a person, with the focus back where it was opened. */
  #fold() {
    this.focusOn(`[data-participant="${this.open}"] [data-testid="person-menu"]`);
    if (this.asking === this.open) this.asking = null;
    this.open = null;
  }

  /**
   * @param {import('../../room/room-state.js').ParticipantView} participant
   * @param {import('../../room/room-state.js').RoomState} state
   */
  #removal(participant, { isLasting, room }) {
    return html`<madang-removal
      .session=${this.session}
      .participant=${participant}
      .entry=${isLasting ? room?.entry : undefined}
      @removed=${() => this.#settle()}
      @kept=${() => this.#settle()}
    ></madang-removal>`;
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
      cancel: () => this.#keep(),
    });
  }

  /** @param {string} what */
  #ask(what) {
    this.asking = what;
    this.focusOn('[data-cancel]');
  }

  /** The room goes on, and the focus is back where the question was asked. */
  #keep() {
    this.asking = null;
    this.focusOn('[data-testid="end-room"]');
  }

  /** @param {() => void} [act] */
  #settle(act) {
    this.asking = null;
    this.open = null;
    act?.();
    this.focusOn('h2');
  }
}

customElements.define('madang-people', PeoplePanel);
