import { asciiJson } from './ascii-json.js';
import * as destinations from './destinations.js';

/** The destinations of one room, over whatever connection there is at the moment. */
export class RoomChannel {
  /** @type {string | null} of the room */
  code = null;
  #connection;

  /** @param {import('./connection.js').Connection} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** @param {string} participantId whose inbox it is @param {(frame: any) => void} onFrame */
  openInbox(participantId, onFrame) {
    this.#connection.subscribe(destinations.inbox(this.code, participantId), onFrame);
  }

  /** @param {(frame: any) => void} onFrame */
  openEvents(onFrame) {
    this.#connection.subscribe(destinations.events(this.code), onFrame);
  }

  /** @param {{to: string, kind: string, body: object}} signal */
  signal({ to, kind, body }) {
    this.#connection.send(destinations.signal(this.code, to), { kind }, asciiJson(body));
  }

  /** @param {string} name @param {object} body */
  command(name, body) {
    this.#connection.send(destinations.command(this.code, name), {}, asciiJson(body));
  }
}
