import { Emitter } from '../lib/emitter.js';
import { reduce } from './room-model.js';
import { roomState } from './room-state.js';

/** The model of the room and what is shown of it. Event: `change`, once for all changes of one moment. */
export class RoomStore extends Emitter {
  /** @type {import('./room-model.js').RoomModel} */
  model;
  /** @type {import('./room-state.js').RoomState} a new object after each change */
  state;
  #isChangeDue = false;

  /** @param {import('./room-model.js').RoomModel} model */
  constructor(model) {
    super();
    this.reset(model);
  }

  /** @param {{type: string} & Record<string, any>} event */
  apply(event) {
    this.reset(reduce(this.model, event));
  }

  /** @param {Partial<import('./room-model.js').RoomModel>} change */
  change(change) {
    this.apply({ type: 'changed', change });
  }

  /** @param {import('./room-model.js').RoomModel} model */
  reset(model) {
    this.model = model;
    this.state = roomState(model);
    if (this.#isChangeDue) return;
    this.#isChangeDue = true;
    queueMicrotask(() => {
      this.#isChangeDue = false;
      this.emit('change');
    });
  }
}
