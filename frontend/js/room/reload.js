import { tellAway } from '../api/rooms-api.js';

/** Takes the seat over a reload: told to the server and kept for the next page while this one closes. */
export class Reload {
  #api;
  #identity;
  #presence;
  #seats;

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
    if (!seat) return;
    this.#seats.save({ code, resumeToken: seat.resumeToken, displayName, ...wanted });
    this.#presence.away();
    // A frame over HTTP does not outlive the page; this request does, and twice is once.
    this.tellAway(code);
  }

  /** Past the socket, which may be lost. @param {string} code */
  tellAway(code) {
    const { seat } = this.#presence;
    // Should it not arrive, the server notices by itself, later.
    if (seat) tellAway(this.#api, this.#identity.knownToken, code, seat).catch(() => {});
  }

  /** @param {string} code @returns {import('./seat-memory.js').Seat | null} */
  take(code) {
    return this.#seats.take(code);
  }

  clear() {
    this.#seats.clear();
  }
}
