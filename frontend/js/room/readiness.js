import { GOOD_FOR_MILLIS } from '../mesh/spare-connections.js';

/**
 * What is ready when somebody at the door comes in: links to as many as are in the room, known by their number alone.
 * Everything of it is closed as soon as coming in is out of the question, and after a while anyway; then it is made again
 * when the page is used again.
 */
export class Readiness {
  #rooms;
  #spares;
  #clock;
  #visit = 0;
  /** @type {Promise<RTCIceServer[]> | null} of this time at the door */
  #servers = null;
  #sinceMillis = 0;

  /**
   * @param {object} parts
   * @param {Pick<ReturnType<typeof import('./rooms.js').createRooms>, 'iceServers'>} parts.rooms
   * @param {import('../mesh/spare-connections.js').SpareConnections} parts.spares
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ rooms, spares, clock }) {
    this.#rooms = rooms;
    this.#spares = spares;
    this.#clock = clock;
  }

  /**
   * At each look at the room.
   *
   * @param {{participants: number, capacity: number, relayOnly: boolean}} room
   * @param {{host: boolean, removed: boolean}} standing
   */
  async look({ participants, capacity, relayOnly }, { host, removed }) {
    if (participants === 0) return;
    if (removed || (participants >= capacity && !host)) return this.stop();
    this.#servers ??= this.#ask();
    if (this.#isOld) return;
    const visit = this.#visit;
    const servers = await this.#servers;
    if (visit !== this.#visit || servers.some(needsCredential)) return;
    await this.#spares.prepare(participants, {
      iceServers: relayOnly ? servers.filter(isRelay) : servers,
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
    });
  }

  /** Somebody is there: what was closed for being old is made again at the next look. */
  use() {
    if (this.#isOld) this.stop();
  }

  stop() {
    this.#visit++;
    this.#servers = null;
    this.#spares.close();
  }

  get #isOld() {
    return this.#servers !== null && this.#clock.now() - this.#sinceMillis >= GOOD_FOR_MILLIS;
  }

  #ask() {
    this.#sinceMillis = this.#clock.now();
    return this.#rooms.iceServers().catch(() => []);
  }
}

const isRelay = ({ urls }) => [urls].flat().some((url) => /^turns?:/.test(url));

/** They are for who is known. @param {RTCIceServer} server */
const needsCredential = (server) => isRelay(server) && !server.credential;
