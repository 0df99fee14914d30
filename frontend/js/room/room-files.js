import { Emitter } from '../lib/emitter.js';

const PROGRESS_MILLIS = 250;
/** Cards that only say that nothing came of it, of people who left. */
const MOST_OVER = 3;

/**
 * A file on its way to or from one person, as it is shown.
 *
 * @typedef {object} FileView
 * @property {string} key
 * @property {string} group the same for one file that goes to several
 * @property {'in' | 'out'} direction
 * @property {string} peer participant id
 * @property {string} displayName of the other person
 * @property {string} name safe to be shown and to be given to a file
 * @property {number} size
 * @property {boolean} toAll
 * @property {import('../transfer/outgoing-transfer.js').OutgoingState
 *   | import('../transfer/incoming-transfer.js').IncomingState} state
 * @property {string | null} reason why it was stopped or withdrawn
 * @property {number} bytes that the receiver has
 * @property {number | null} bytesPerSecond
 * @property {boolean} isConnected whether there is a way at this moment
 * @property {string} at
 * @property {string | null} url of what was received
 *
 * @typedef {object} FileParts
 * @property {import('../transfer/file-exchange.js').FileExchange} exchange
 * @property {import('../mesh/mesh.js').Mesh} mesh
 * @property {import('./room-store.js').RoomStore} store
 * @property {import('../lib/clock.js').Clock} clock
 * @property {FileUrls} urls
 *
 * @typedef {{create: (blob: Blob) => string, revoke: (url: string) => void}} FileUrls
 */

/** @type {Record<string, (model: import('./room-model.js').RoomModel, event: any) => Partial<import('./room-model.js').RoomModel>>} */
export const fileReducers = {
  'file-added': ({ files }, { file }) => ({ files: [...files, file] }),

  'file-changed': ({ files }, { key, change }) => ({
    files: files.map((file) => (file.key === key ? { ...file, ...change } : file)),
  }),

  'file-removed': ({ files }, { key }) => ({ files: files.filter((file) => file.key !== key) }),
};

/** Files from person to person, which no server sees. Event: `notice` with `{code, data}`. */
export class RoomFiles extends Emitter {
  #exchange;
  #store;
  #clock;
  #urls;
  /** @type {Map<string, {peer: string, transfer: any, toldAt: number, timer: any, url: string | null}>} */
  #known = new Map();
  #lastGroup = 0;
  #group = null;

  /** @param {FileParts} parts */
  constructor({ exchange, mesh, store, clock, urls }) {
    super();
    this.#exchange = exchange;
    this.#store = store;
    this.#clock = clock;
    this.#urls = urls;
    mesh.on('files', ({ id, channel, maxMessageBytes }) =>
      exchange.attach(id, channel, maxMessageBytes),
    );
    mesh.on('removed', ({ id }) => exchange.leave(id));
    store.on('change', () => this.#forgetAbsent());
    exchange.on('added', (added) => this.#add(added));
    exchange.on('change', ({ key, isProgress }) => this.#change(key, isProgress));
    exchange.on('removed', ({ key }) => this.#remove(key));
  }

  /**
   * @param {Iterable<File>} files
   * @param {string | null} to null for everybody who is here
   */
  offer(files, to) {
    const { roster, selfId } = this.#store.model;
    const others = roster.filter(({ id, connection }) => id !== selfId && connection !== 'gone');
    const receivers = others.filter(({ id }) => to === null || id === to);
    if (!receivers.length) this.emit('notice', { code: 'files-alone', data: {} });
    for (const file of files) {
      this.#group = `out${++this.#lastGroup}`;
      for (const { id } of receivers) {
        const isTaken = this.#exchange.offer(id, file, to === null);
        if (!isTaken) this.emit('notice', { code: 'files-many', data: {} });
      }
    }
  }

  /** @param {string} key */
  accept(key) {
    this.#known.get(key)?.transfer.accept();
  }

  /** Whatever side this is: no more of it. @param {string} key */
  cancel(key) {
    const { transfer } = this.#known.get(key) ?? {};
    if (transfer?.direction === 'out') transfer.withdraw();
    else transfer?.stop(transfer.state === 'offered' ? 'declined' : 'cancelled');
  }

  /** Puts a card away, and with it what was received. @param {string} key */
  dismiss(key) {
    this.cancel(key);
    this.#remove(key);
  }

  /** Puts every card away. */
  clear() {
    for (const key of [...this.#known.keys()]) this.dismiss(key);
  }

  #add({ key, peer, transfer }) {
    const { direction, name, size, toAll } = transfer;
    const other = this.#store.model.roster.find(({ id }) => id === peer);
    // Nobody between the two can hold it back; who may not write sends no files either.
    if (direction === 'in' && other?.rights?.chat === false) return transfer.stop('declined');
    this.#known.set(key, { peer, transfer, toldAt: 0, timer: null, url: null });
    const displayName = other?.displayName ?? '';
    const group = direction === 'out' ? this.#group : key;
    const at = new Date(this.#clock.now()).toISOString();
    const about = { key, group, direction, peer, displayName, name, size, toAll, at, url: null };
    this.#store.apply({ type: 'file-added', file: { ...about, ...progressOf(transfer) } });
    if (direction === 'in') {
      this.emit('notice', { code: 'file-offered', data: { displayName, name } });
    }
    return undefined;
  }

  /** Progress is told some times a second, everything else at once. */
  #change(key, isProgress) {
    const known = this.#known.get(key);
    if (!known) return;
    const waitMillis = known.toldAt + PROGRESS_MILLIS - this.#clock.now();
    if (!isProgress || waitMillis <= 0) this.#show(key, known);
    else known.timer ??= this.#clock.setTimeout(() => this.#show(key, known), waitMillis);
  }

  #show(key, known) {
    this.#clock.clearTimeout(known.timer);
    known.timer = null;
    known.toldAt = this.#clock.now();
    const { transfer } = known;
    if (transfer.blob) known.url ??= this.#urls.create(transfer.blob);
    const change = { ...progressOf(transfer), url: known.url };
    this.#store.apply({ type: 'file-changed', key, change });
  }

  #remove(key) {
    const known = this.#known.get(key);
    if (!known) return;
    this.#known.delete(key);
    this.#clock.clearTimeout(known.timer);
    if (known.url) this.#urls.revoke(known.url);
    known.transfer.discard?.();
    this.#store.apply({ type: 'file-removed', key });
  }

  /** Who went without there ever having been a link; and of those who went, what says nothing new any more. */
  #forgetAbsent() {
    const { roster, selfId, phase } = this.#store.model;
    if (phase !== 'in-room' || !selfId) return;
    for (const { peer, transfer } of this.#known.values()) {
      if (transfer.isOpen && !roster.some(({ id }) => id === peer)) this.#exchange.leave(peer);
    }
    const over = [...this.#known].filter(
      ([, { peer, transfer }]) =>
        !transfer.isOpen && transfer.state !== 'done' && !roster.some(({ id }) => id === peer),
    );
    for (const [key] of over.slice(0, -MOST_OVER)) this.#remove(key);
  }
}

const progressOf = ({ state, reason, bytes, bytesPerSecond, isConnected }) => ({
  state,
  reason,
  bytes,
  bytesPerSecond,
  isConnected,
});
