import { tellAway } from '../api/rooms-api.js';

/** Takes the seat over a reload: told to the server and kept for the next page while this one closes. */
export class Reload {
  #api;
  #identity;
  #presence;
  #seats;
  /** The seat of the page before, until this one has it. @type {import('./seat-memory.js').Seat | null} */
  #taken = null;

  /**
   * @param {object} parts
   * @param {import('../api/api-client.js').ApiClient} parts.api
   * @param {import('./identity.js').Identity} parts.identity
   * @param {import('./presence.js').Presence} parts.presence
   * @param {import('./seat-memory.js').SeatMemory} parts.seats
   */
  constructor({ api, identity, presence, seats }) {
    this.#api = api;
    this.#identity = identity;
    this.#presence = presence;
    this.#seats = seats;
    presence.on('refused', () => this.clear());
  }

  /**
   * The page is closing.
   *
   * @param {string} code
   * @param {string} displayName
   * @param {{micOn: boolean, cameraOn: boolean}} wanted
   */
  save(code, displayName, wanted) {
    const { seat } = this.#presence;
    if (!seat) return this.#saveTaken(code, wanted);
    const { id, resumeToken } = seat;
    this.#seats.save({ code, id, resumeToken, displayName, ...wanted });
    this.#presence.away();
    // A frame over HTTP does not outlive the page; this request does, and twice is once.
    this.tellAway(code);
  }

  /** Reloaded before the seat was there again: the next page needs it as this one did. */
  #saveTaken(code, wanted) {
    if (this.#taken) this.#seats.save({ ...this.#taken, ...wanted });
    const id = this.#presence.pendingId;
    // A new seat, whose resume token nobody was told, would be a ghost.
    if (id && id !== this.#taken?.id) this.#tellAway(code, { id, incarnation: 1 });
  }

  /** Past the socket, which may be lost. @param {string} code */
  tellAway(code) {
    const { seat } = this.#presence;
    if (seat) this.#tellAway(code, seat);
  }

  #tellAway(code, seat) {
    // Should it not arrive, the server notices by itself, later.
    tellAway(this.#api, this.#identity.knownToken, code, seat).catch(() => {});
  }

  /** @param {string} code @returns {import('./seat-memory.js').Seat | null} */
  take(code) {
    this.#taken = this.#seats.take(code);
    return this.#taken;
  }

  clear() {
    this.#taken = null;
    this.#seats.clear();
  }
}
