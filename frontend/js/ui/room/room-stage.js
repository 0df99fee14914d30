import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { linkHealth, pairHealth } from '../link-health.js';
import { tileConnection } from '../link-state.js';
import { SeenController } from '../seen.js';
import { SizeController } from '../size.js';
import { cornerAfter, nearestCorner } from '../stage-layout.js';
import { DragController } from './drag-controller.js';
import './focus-news.js';
import './invitation.js';
import './participant-tile.js';
import { NO_LINKS, pairSentence } from './room-links.js';
import './screen-tile.js';
import './sharing-note.js';
import { shownPlaces } from './shown-places.js';
import { SpeakerController } from './speaker-controller.js';
import { stageChoices } from './stage-choices.js';
import { stagePager } from './stage-pager.js';
import { StagePlanner } from './stage-plan.js';
import './tile-menu.js';

/** Everybody: in a grid, around what is in focus, or face to face. */
export class RoomStage extends PageElement {
  static properties = {
    session: { attribute: false },
    state: { attribute: false },
    links: { attribute: false },
    view: { attribute: false },
    asked: { state: true },
    close: { state: true },
  };

  #size = new SizeController(this, '.stage__tiles');
  #seen = new SeenController(this, '.stage__tiles');
  #speaker = new SpeakerController(this);
  #planner = new StagePlanner();
  /** @type {import('./stage-plan.js').StagePlan | undefined} */
  #plan;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState & import('./room-links.js').LinkedRoom | undefined} */
    this.state = undefined;
    this.links = NO_LINKS;
    /** @type {import('./view-controller.js').RoomView | undefined} */
    this.view = undefined;
    /** @type {string | null} whose tile's menu was opened last */
    this.asked = null;
    /** Whether the shared screen is looked at closely. */
    this.close = false;
    new DragController(this, {
      drop: (middle) => this.emit('view', { corner: nearestCorner(middle, this.#size) }),
      swipe: (step) => this.#turn(step),
    });
  }

  render() {
    const { state, view } = this;
    if (!state || !view) return nothing;
    const { participants } = state;
    const plan = this.#planner.plan({
      participants,
      view,
      speaker: this.#speaker.speaker(participants),
      area: this.#size,
      nowMs: performance.now(),
    });
    this.#plan = plan;
    const screen = plan.focus?.kind === 'screen' ? this.#participant(plan.focus.id) : undefined;
    return html`<section class="stage" aria-label=${t('room.stage')} @keydown=${this.#pressed}>
      ${state.local.screen.on ? html`<madang-sharing-note .session=${this.session}></madang-sharing-note>` : nothing}
      ${stageChoices(plan, participants, (chosen) => this.emit('view', { chosen }))}
      <div class="stage__tiles" data-mode=${plan.mode}>
        ${screen ? this.#screen(screen) : nothing}
        ${repeat(
          plan.tiles,
          ({ id }) => id,
          (participant) => this.#tile(participant, plan),
        )}
        ${plan.places.has('invitation') ? html`<madang-invitation class="cell" data-place="invitation" .room=${state.room}></madang-invitation>` : nothing}
        ${plan.places.has('pager') ? stagePager(plan.page, plan.pages, (page) => this.emit('view', { page })) : nothing}
      </div>
      ${this.#menu(plan)}
      <madang-focus-news
        .large=${view.chosen ? null : plan.focus}
        .participants=${participants}
      ></madang-focus-news>
    </section>`;
  }

  updated() {
    this.#tellPlaces();
    for (const cell of /** @type {NodeListOf<HTMLElement>} */ (
      this.querySelectorAll('[data-place]')
    )) {
      const place = this.#plan?.places.get(cell.dataset.place ?? '');
      if (!place) continue;
      // Set one by one: the content security policy forbids a style attribute.
      cell.style.setProperty('left', `${place.x}px`);
      cell.style.setProperty('top', `${place.y}px`);
      cell.style.setProperty('width', `${place.width}px`);
      cell.style.setProperty('height', `${place.height}px`);
    }
  }

  /** The others send what is shown here, and no more. */
  #tellPlaces() {
    if (!this.#plan) return;
    const places = shownPlaces(this.#plan, this.state?.participants ?? [], {
      isSeen: this.#seen.isSeen,
      isPinned: this.view?.chosen?.kind === 'face',
      isClose: this.close,
    });
    this.session?.views.show(places);
  }

  /**
   * @param {import('../link-health.js').LinkedParticipant} participant
   * @param {import('./stage-plan.js').StagePlan} plan
   */
  #tile(participant, { focus, floating, mode }) {
    const { id, self } = participant;
    const { own, ownPairs, foreign } = this.links;
    const touching = foreign.filter(({ a, b }) => a.id === id || b.id === id);
    const camera = this.state?.local.camera;
    const ownPicture = camera?.on ? camera.stream : null;
    return html`<madang-tile
      class="cell ${id === floating ? 'cell--floating' : ''}"
      data-place=${id}
      data-testid="tile"
      data-participant=${id}
      data-self=${self}
      data-connection=${tileConnection(participant)}
      data-health=${pairHealth(participant, ownPairs) ?? nothing}
      data-step=${linkHealth(participant)?.step ?? nothing}
      title=${id === floating ? t('stage.selfFloats') : nothing}
      .kind=${own.get(id) ?? 'ok'}
      .pairs=${touching.map(pairSentence)}
      .participant=${participant}
      .pinned=${this.view?.chosen?.kind === 'face' && this.view.chosen.id === id}
      .large=${focus?.id === id || (mode === 'duo' && id !== floating)}
      .picture=${(self ? ownPicture : participant.streams.camera) ?? null}
      @try-again=${() => this.session?.tryAgain(id)}
      @shown=${(/** @type {CustomEvent<boolean | null>} */ { detail }) => this.session?.diagnostics.setShown(id, detail)}
      @menu=${(/** @type {CustomEvent<Element>} */ { detail }) => this.#openMenu(id, detail)}
      @dblclick=${(/** @type {MouseEvent} */ event) => this.#pin(id, event)}
    ></madang-tile>`;
  }

  /** @param {import('../../room/room-state.js').ParticipantView} participant */
  #screen(participant) {
    return html`<madang-screen
      class="cell"
      data-place="screen"
      data-testid="screen-tile"
      data-participant=${participant.id}
      .participant=${participant}
      @closely=${(/** @type {CustomEvent<boolean>} */ { detail }) => (this.close = detail)}
    ></madang-screen>`;
  }

  /** @param {import('./stage-plan.js').StagePlan} plan */
  #menu({ floating }) {
    const id = this.asked;
    return html`<madang-tile-menu
      .participant=${id === null ? undefined : this.#participant(id)}
      .pinned=${this.view?.chosen?.kind === 'face' && this.view.chosen.id === id}
      .corner=${id !== null && id === floating ? this.view?.corner : null}
    ></madang-tile-menu>`;
  }

  /** @param {string} id @param {Element} button */
  async #openMenu(id, button) {
    this.asked = id;
    await this.updateComplete;
    /** @type {import('./tile-menu.js').TileMenu | null} */ (
      this.querySelector('madang-tile-menu')
    )?.open(button);
  }

  /** @param {string} id @param {MouseEvent} event */
  #pin(id, { target }) {
    if (id === this.#plan?.floating || /** @type {Element} */ (target).closest('button')) return;
    const pinned = this.view?.chosen?.kind === 'face' && this.view.chosen.id === id;
    this.emit('view', { chosen: pinned ? null : { kind: 'face', id } });
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const inside = /** @type {Element} */ (event.target);
    if (inside.closest('.screen__field')) return;
    if (event.key === 'PageDown') this.#turn(1);
    else if (event.key === 'PageUp') this.#turn(-1);
    else if (inside.closest('.cell--floating') && event.key.startsWith('Arrow')) {
      this.emit('view', { corner: cornerAfter(this.view?.corner ?? 'bottom-right', event.key) });
    } else return;
    event.preventDefault();
  }

  /** @param {1 | -1} step */
  #turn(step) {
    const { page = 0, pages = 1 } = this.#plan ?? {};
    this.emit('view', { page: Math.max(0, Math.min(pages - 1, page + step)) });
  }

  /** @param {string} id */
  #participant(id) {
    return this.state?.participants.find((participant) => participant.id === id);
  }
}

customElements.define('madang-stage', RoomStage);
