import { pageSize, stageLayout } from '../stage-layout.js';
import { TileOrder } from '../stage-order.js';
import { focusOf, screensAfter } from './screens.js';

/**
 * @typedef {import('../link-health.js').LinkedParticipant} Participant
 *
 * @typedef {object} StagePlan what is to be drawn where
 * @property {import('../stage-layout.js').StageMode} mode
 * @property {import('./screens.js').Focus | null} focus
 * @property {readonly Participant[]} tiles those that are shown, the large one included
 * @property {readonly string[]} screens whose screens there are, the newest last
 * @property {Map<string, import('../layout.js').Rect>} places by id; `screen`, `invitation` and `pager` beside them
 * @property {string | null} floating whose tile floats over the large one
 * @property {number} page
 * @property {number} pages
 */

/** Decides what stands on the stage; remembers only the order of tiles and screens, and the columns. */
export class StagePlanner {
  #order = new TileOrder();
  /** @type {string[]} */
  #screens = [];
  /** @type {number | undefined} */
  #columns;

  /**
   * @param {object} known
   * @param {readonly Participant[]} known.participants self first
   * @param {import('./view-controller.js').RoomView} known.view
   * @param {string | null} known.speaker whom the speaker view would show
   * @param {import('../layout.js').Size} known.area
   * @param {number} known.nowMs
   * @returns {StagePlan}
   */
  plan({ participants, view, speaker, area, nowMs }) {
    this.#screens = screensAfter(this.#screens, participants);
    const people = shownPeople(participants, view.selfShown);
    const isTalk = participants.length === 2;
    const focus = focusOf({
      participants: people,
      screens: this.#screens,
      chosen: view.chosen,
      speaker: view.layout === 'speaker' && participants.length > 2 ? speaker : null,
    });
    const alone = participants.length === 1 && !focus;
    const self = people.find((person) => person.self);
    const other = people.find((person) => !person.self);
    if (isTalk && self && other && (!focus || (focus.kind === 'face' && focus.id === other.id))) {
      const layout = stageLayout({ mode: 'duo', area, count: 1, corner: view.corner });
      return this.#placed('duo', focus, [other, self], layout, [other.id, self.id], self.id);
    }
    const large = focus?.kind === 'face' ? focus.id : undefined;
    const ids = this.#ordered(people, view.page, area, nowMs).filter((id) => id !== large);
    const mode = focus ? 'focus' : 'grid';
    const count = ids.length + (alone ? 1 : 0);
    const layout = stageLayout({ mode, area, count, page: view.page, columns: this.#columns });
    this.#columns = layout.columns ?? this.#columns;
    const shown = [...ids, ...(alone ? ['invitation'] : [])].slice(
      layout.from,
      layout.from + layout.tiles.length,
    );
    const main = focus ? [focus.kind === 'screen' ? 'screen' : focus.id] : [];
    // In the order of joining, wherever they stand: a tile that is moved within the document would lose its frame.
    const tiles = people.filter(({ id }) => shown.includes(id) || id === large);
    return this.#placed(mode, focus, tiles, layout, [...main, ...shown], null);
  }

  /**
   * @param {import('../stage-layout.js').StageMode} mode
   * @param {import('./screens.js').Focus | null} focus
   * @param {readonly Participant[]} tiles
   * @param {import('../stage-layout.js').StageLayout} layout
   * @param {readonly string[]} names of the large one, if any, and of the others as they are placed
   * @param {string | null} floating
   * @returns {StagePlan}
   */
  #placed(mode, focus, tiles, { main, tiles: cells, pager, page, pages }, names, floating) {
    const rects = main ? [main, ...cells] : cells;
    const places = new Map(names.map((name, index) => [name, rects[index]]));
    if (pager) places.set('pager', pager);
    return { mode, focus, tiles, screens: this.#screens, places, floating, page, pages };
  }

  /**
   * @param {readonly Participant[]} people
   * @param {number} page
   * @param {import('../layout.js').Size} area
   * @param {number} nowMs
   */
  #ordered(people, page, area, nowMs) {
    const speaking = people.filter((person) => person.speaking).map(({ id }) => id);
    const fixed = people.filter((person) => person.self).map(({ id }) => id);
    return this.#order.update(
      people.map(({ id }) => id),
      // Whoever looks at another page is not to lose what is seen there.
      page === 0 ? speaking : [],
      pageSize(area),
      fixed,
      nowMs,
    );
  }
}

/**
 * @param {readonly Participant[]} participants
 * @param {boolean} selfShown
 */
const shownPeople = (participants, selfShown) =>
  selfShown || participants.length === 1 ? participants : participants.filter(({ self }) => !self);
