import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { gridFor } from '../layout.js';
import { linkHealth, pairHealth } from '../link-health.js';
import { tileConnection } from '../link-state.js';
import { SizeController } from '../size.js';
import './invitation.js';
import './participant-tile.js';
import { NO_LINKS, pairSentence } from './room-links.js';
import './screen-tile.js';
import { shownScreen, sharedScreens } from './screens.js';
import './sharing-note.js';

const GAP = 8;
/** Faces beside a shared screen on an upright phone: one row to push along, CSS pixels. */
const STRIP_TILE = 104;

/** Everybody, in a grid or beside a shared screen. */
export class RoomStage extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    links: { attribute: false },
    chosenScreen: { state: true },
  };

  #size = new SizeController(this, '.stage__tiles');
  /** @type {import('../layout.js').Grid | undefined} */
  #shownGrid;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState & import('./room-links.js').LinkedRoom | undefined} */
    this.state = undefined;
    this.links = NO_LINKS;
    /** @type {string | null} the participant whose screen was chosen by hand */
    this.chosenScreen = null;
  }

  render() {
    const { participants = [], local } = this.state ?? {};
    const screen = shownScreen(participants, this.chosenScreen);
    const alone = participants.length === 1 && !screen;
    const grid = this.#grid(participants.length + (alone ? 1 : 0), Boolean(screen));
    this.#shownGrid = grid;
    return html`<section
      class="stage ${screen ? 'stage--screen' : ''}"
      aria-label=${t('room.stage')}
    >
      ${local?.screen.on ? html`<madang-sharing-note .session=${this.session}></madang-sharing-note>` : nothing}
      ${screen ? this.#screen(screen, participants) : nothing}
      <div class="stage__tiles ${grid.scrolls ? 'stage__tiles--scroll' : ''}">
        <div class="stage__rows">
          ${repeat(
            participants,
            ({ id }) => id,
            (participant) => this.#tile(participant),
          )}
          ${alone ? html`<madang-invitation class="cell" .room=${this.state?.room}></madang-invitation>` : nothing}
        </div>
      </div>
    </section>`;
  }

  updated() {
    const rows = /** @type {HTMLElement | null} */ (this.querySelector('.stage__rows'));
    const { columns, width, height } = this.#shownGrid ?? { columns: 1, width: 0, height: 0 };
    // Set one by one: the content security policy forbids a style attribute.
    rows?.style.setProperty('--tile-width', `${width}px`);
    rows?.style.setProperty('--tile-height', `${height}px`);
    rows?.style.setProperty('--rows-width', `${columns * width + (columns - 1) * GAP}px`);
  }

  /** @param {import('../link-health.js').LinkedParticipant} participant */
  #tile(participant) {
    const { own, ownPairs, foreign } = this.links;
    const touching = foreign.filter(
      ({ a, b }) => a.id === participant.id || b.id === participant.id,
    );
    const camera = this.state?.local.camera;
    const picture = participant.self
      ? camera?.on
        ? camera.stream
        : null
      : participant.streams.camera;
    return html`<madang-tile
      class="cell"
      data-testid="tile"
      data-participant=${participant.id}
      data-self=${participant.self}
      data-connection=${tileConnection(participant)}
      data-health=${pairHealth(participant, ownPairs) ?? nothing}
      data-step=${linkHealth(participant)?.step ?? nothing}
      .kind=${own.get(participant.id) ?? 'ok'}
      .pairs=${touching.map(pairSentence)}
      .participant=${participant}
      .picture=${picture ?? null}
      @try-again=${() => this.session?.tryAgain(participant.id)}
      @shown=${(/** @type {CustomEvent<boolean>} */ { detail }) => this.session?.diagnostics.setShown(participant.id, detail)}
    ></madang-tile>`;
  }

  /**
   * @param {import('../../room/room-state.js').ParticipantView} shown
   * @param {readonly import('../../room/room-state.js').ParticipantView[]} participants
   */
  #screen(shown, participants) {
    const others = sharedScreens(participants).filter(({ id }) => id !== shown.id);
    const choose = (/** @type {string} */ id) => () => (this.chosenScreen = id);
    return html`<div class="stage__screen">
      <madang-screen
        data-testid="screen-tile"
        data-participant=${shown.id}
        .participant=${shown}
      ></madang-screen>
      ${others.map(
        (other) =>
          html`<button class="stage__other" @click=${choose(other.id)}>
            ${t('room.showScreen', { name: other.displayName })}
          </button>`,
      )}
    </div>`;
  }

  /**
   * @param {number} count
   * @param {boolean} beside a shared screen
   */
  #grid(count, beside) {
    const { width, height } = this.#size;
    if (beside && width > height * 2)
      return { columns: count, width: STRIP_TILE, height: STRIP_TILE, scrolls: true };
    return gridFor(Math.max(1, count), { width, height }, GAP, this.#shownGrid?.columns);
  }
}

customElements.define('madang-stage', RoomStage);
