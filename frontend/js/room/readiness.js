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
  /** @type {Promise<RTCIceServer[] | null> | null} of this time at the door */
  #servers = null;
  /** What was so when they were asked for, and decides whether credentials are told. */
  #door = '';
  #sinceMillis = 0;

  /**
   * @param {object} parts
   * @param {Pick<ReturnType<typeof import('./rooms.js').createRooms>, 'iceServers' | 'isKnown'>} parts.rooms
   * @param {import('../mesh/spare-connections.js').SpareConnections} parts.spares
   * @param {import('../lib/clock.js').Clock} parts.clock
   */
  constructor({ rooms, spares, clock }) {
    this.#rooms = rooms;
    this.#spares = spares;
    this.#clock = clock;
  }

  /**
   * At each look at the room. Where there is a relay, but no credential for it, nothing is made ready: the join will
   * tell one, and connections without it are of no use then.
   *
   * @param {Pick<import('../api/rooms-api.js').Room, 'code' | 'participants' | 'capacity' | 'relayOnly' | 'passcodeRequired' | 'entry'>} room
   * @param {{host: boolean, removed: boolean}} standing
   */
  async look(room, { host, removed }) {
    const { code, participants, capacity, relayOnly, passcodeRequired, entry } = room;
    if (participants === 0) return;
    if (removed || (participants >= capacity && !host)) return this.stop();
    if (this.#isOld) return;
    const door = JSON.stringify([this.#rooms.isKnown(), host, passcodeRequired, entry]);
    if (door !== this.#door) this.#servers = null;
    this.#door = door;
    this.#servers ??= this.#ask(code);
    const asked = this.#servers;
    const servers = await asked;
    if (asked !== this.#servers) return;
    if (!servers || servers.some(needsCredential) || (relayOnly && !servers.some(isRelay))) {
      return this.#spares.close();
    }
    await this.#spares.prepare(participants, {
      iceServers: servers,
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
    });
  }

  /** Somebody is there: what was closed for being old is made again at the next look. */
  use() {
    if (this.#isOld) this.stop();
  }

  stop() {
    this.#servers = null;
    this.#spares.close();
  }

  get #isOld() {
    return this.#servers !== null && this.#clock.now() - this.#sinceMillis >= GOOD_FOR_MILLIS;
  }

  #ask(code) {
    this.#sinceMillis = this.#clock.now();
    return this.#rooms.iceServers(code).catch(() => null);
  }
}

const isRelay = ({ urls }) => [urls].flat().some((url) => /^turns?:/.test(url));

/** They are for who could join. @param {RTCIceServer} server */
const needsCredential = (server) => isRelay(server) && !server.credential;
