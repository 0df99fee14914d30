import { Emitter } from '../lib/emitter.js';
import { Allowance } from './allowance.js';
import { FileChannel } from './file-channel.js';
import { IncomingTransfer } from './incoming-transfer.js';
import { MOST_OPEN, VERSION } from './messages.js';
import { OutgoingTransfer } from './outgoing-transfer.js';

/** What is remembered of one person, so that nobody fills this page with offers. */
const MOST_REMEMBERED = 2 * MOST_OPEN;
/** Each offer, a repeated one too, is shown: all that are open on some new channels, and more than fingers can make. */
const MOST_OFFERS = 4 * MOST_OPEN;
const OFFERS_PER_SECOND = 4;

/**
 * @typedef {(OutgoingTransfer | IncomingTransfer) & {key: string, peer: string}} Transfer
 *
 * @typedef {object} Peer
 * @property {FileChannel | null} channel
 * @property {boolean} isHeard whether the other side listens on this channel
 * @property {Allowance} offers that are heard of this person
 * @property {Map<number, OutgoingTransfer>} outgoing
 * @property {Map<number, IncomingTransfer>} incoming
 */

/**
 * Files from person to person. The channels come and go with the links; whenever there is a new one both sides say
 * `hello` with what they have open, then each sender offers that again and each receiver answers with how far it is:
 * so whatever was lost with the channel before is made good.
 *
 * Events: `added` with `{key, peer, transfer}`; `change` with `{key, transfer, isProgress}`; `removed` with `{key}`.
 */
export class FileExchange extends Emitter {
  #store;
  #clock;
  /** @type {Map<string, Peer>} */
  #peers = new Map();
  /** @type {WeakMap<OutgoingTransfer | IncomingTransfer, string>} */
  #keys = new WeakMap();
  #lastId = 0;
  #lastKey = 0;

  /**
   * @param {object} parts
   * @param {{open: (size: number) => Promise<import('./incoming-transfer.js').Sink>}} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ store, clock }) {
    super();
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * There is a new way to somebody, open or not yet.
   *
   * @param {string} id
   * @param {RTCDataChannel} dataChannel
   * @param {() => number | undefined} maxMessageBytes
   */
  attach(id, dataChannel, maxMessageBytes) {
    const peer = this.#peer(id);
    peer.channel?.close();
    const channel = new FileChannel(dataChannel, maxMessageBytes);
    peer.channel = channel;
    channel.on('open', () => this.#greet(peer));
    channel.on('message', (message) => this.#handle(id, peer, message));
    channel.on('chunk', (chunk) => peer.incoming.get(chunk.id)?.handleChunk(chunk));
    channel.on('closed', () => this.#detach(peer));
    if (channel.isOpen) this.#greet(peer);
  }

  /** Somebody is no more: what is under way ends. @param {string} id */
  leave(id) {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#peers.delete(id);
    peer.channel?.close();
    for (const transfer of transfersOf(peer)) transfer.leave();
  }

  /**
   * @param {string} id to whom
   * @param {Blob & {name: string}} file
   * @param {boolean} toAll
   * @returns {boolean} false when too many are open already
   */
  offer(id, file, toAll) {
    const peer = this.#peer(id);
    if (openOf(peer.outgoing).length >= MOST_OPEN) return false;
    const transfer = new OutgoingTransfer({
      id: ++this.#lastId,
      file,
      toAll,
      clock: this.#clock,
      onChange: (isProgress) => this.#tell(transfer, isProgress),
    });
    remember(peer.outgoing, transfer);
    this.#add(id, transfer);
    if (peer.isHeard && peer.channel) transfer.attach(peer.channel);
    return true;
  }

  #peer(id) {
    const known = this.#peers.get(id);
    if (known) return known;
    /** @type {Peer} */
    const peer = {
      channel: null,
      isHeard: false,
      offers: new Allowance(this.#clock, MOST_OFFERS, OFFERS_PER_SECOND),
      outgoing: new Map(),
      incoming: new Map(),
    };
    this.#peers.set(id, peer);
    return peer;
  }

  #greet(peer) {
    const open = openOf(peer.outgoing).map(({ id }) => id);
    peer.channel.send({ type: 'hello', v: VERSION, open });
  }

  #detach(peer) {
    peer.channel = null;
    peer.isHeard = false;
    for (const transfer of transfersOf(peer)) transfer.detach();
  }

  #handle(id, peer, message) {
    if (message.type === 'hello') this.#handleHello(peer, message);
    else if (message.type === 'offer') this.#handleOffer(id, peer, message);
    else if (message.type === 'end') peer.incoming.get(message.id)?.handleEnd(message);
    else if (message.type === 'withdraw') peer.incoming.get(message.id)?.handleWithdraw(message);
    else {
      const transfer = peer.outgoing.get(message.id);
      if (message.type === 'accept') transfer?.handleAccept(message);
      else if (message.type === 'progress') transfer?.handleProgress(message);
      else if (message.type === 'received') transfer?.handleReceived();
      else transfer?.handleStop(message);
    }
  }

  #handleHello(peer, { open }) {
    if (peer.isHeard) return;
    peer.isHeard = true;
    for (const transfer of openOf(peer.incoming)) {
      if (!open.includes(transfer.id)) transfer.handleWithdraw({ reason: 'cancelled' });
    }
    for (const transfer of openOf(peer.outgoing)) transfer.attach(peer.channel);
  }

  #handleOffer(id, peer, offer) {
    if (!peer.offers.take()) return undefined;
    const known = peer.incoming.get(offer.id);
    if (known) return known.attach(peer.channel);
    if (openOf(peer.incoming).length >= MOST_OPEN) {
      return peer.channel.send({ type: 'stop', id: offer.id, reason: 'busy' });
    }
    const transfer = new IncomingTransfer(offer, {
      store: this.#store,
      clock: this.#clock,
      onChange: (isProgress) => this.#tell(transfer, isProgress),
    });
    for (const forgotten of remember(peer.incoming, transfer)) this.#remove(forgotten);
    transfer.attach(peer.channel);
    return this.#add(id, transfer);
  }

  #add(peer, transfer) {
    const key = String(++this.#lastKey);
    this.#keys.set(transfer, key);
    this.emit('added', { key, peer, transfer });
  }

  #remove(transfer) {
    this.emit('removed', { key: this.#keys.get(transfer) });
  }

  #tell(transfer, isProgress) {
    this.emit('change', { key: this.#keys.get(transfer), transfer, isProgress });
  }
}

const transfersOf = ({ outgoing, incoming }) => [...outgoing.values(), ...incoming.values()];

const openOf = (transfers) => [...transfers.values()].filter(({ isOpen }) => isOpen);

/** @returns what is forgotten for it: what was over first */
function remember(transfers, transfer) {
  transfers.set(transfer.id, transfer);
  const over = [...transfers.values()].filter(({ isOpen }) => !isOpen);
  const forgotten = over.slice(0, Math.max(0, transfers.size - MOST_REMEMBERED));
  for (const { id } of forgotten) transfers.delete(id);
  return forgotten;
}
