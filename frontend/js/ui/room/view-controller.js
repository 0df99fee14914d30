import { remembered } from '../remembered.js';

/**
 * How one looks at the room; nobody else learns of it.
 *
 * @typedef {object} RoomView
 * @property {'grid' | 'speaker'} layout
 * @property {boolean} selfShown whether the own picture is among the tiles
 * @property {import('../stage-layout.js').Corner} corner of the floating own picture
 * @property {import('./screens.js').Focus | null} chosen what was pinned or chosen by hand
 * @property {number} page of the tiles
 */

const LAYOUT = remembered('madang.layout');
const SELF = remembered('madang.self-view');

/** Keeps the view of its host; changes come as `view` events of what is inside. */
export class ViewController {
  /** @type {RoomView} */
  state = {
    layout: LAYOUT.read() === 'speaker' ? 'speaker' : 'grid',
    selfShown: SELF.read() !== 'hidden',
    corner: 'bottom-right',
    chosen: null,
    page: 0,
  };
  #host;

  /** @param {import('lit').ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.#host = host;
    host.addEventListener('view', (event) =>
      this.#change(/** @type {CustomEvent} */ (event).detail),
    );
  }

  /** @param {Partial<RoomView>} change */
  #change(change) {
    this.state = { ...this.state, ...change };
    if (change.layout) LAYOUT.write(change.layout);
    if (change.selfShown !== undefined) SELF.write(change.selfShown ? 'shown' : 'hidden');
    this.#host.requestUpdate();
  }
}
