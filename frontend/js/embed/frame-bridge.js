import { readCommand, told } from './messages.js';

const INSIDE = ['in-room', 'reconnecting'];

/**
 * Between a room in a frame and the page around it. Only the page right around is heard, and only when the server lets
 * its origin frame us, or is of that origin itself; nothing is sent before that page has spoken, and then to its origin alone. What is no command is
 * ignored without an answer.
 */
export class FrameBridge {
  #parent;
  #origins;
  #own;
  /** The origin of the page around, once it has spoken. @type {string | null} */
  #origin = null;
  /** @type {import('../room/index.js').RoomSession | null} */
  #session = null;
  /** The last of each event, so that only changes are told. @type {Map<string, string>} */
  #sent = new Map();

  /**
   * @param {object} parts
   * @param {EventTarget} parts.window that hears the messages
   * @param {Pick<Window, 'postMessage'>} parts.parent
   * @param {Promise<string[]>} parts.origins that may frame this page; none when that cannot be known
   * @param {string} parts.own origin of this page
   */
  constructor({ window, parent, origins, own }) {
    this.#parent = parent;
    this.#origins = origins.catch(() => []);
    this.#own = own;
    window.addEventListener('message', (event) =>
      this.#hear(/** @type {MessageEvent} */ (event)).catch(() => {}),
    );
  }

  /**
   * @param {import('../room/index.js').RoomSession} session
   * @returns {import('../room/index.js').RoomSession} the same
   */
  watch(session) {
    this.#session = session;
    session.addEventListener('change', () => this.#tell(session));
    return session;
  }

  /** @param {MessageEvent} event */
  async #hear({ source, origin, data }) {
    if (source !== this.#parent) return;
    const command = readCommand(data);
    if (!command || !(await this.#mayFrame(origin))) return;
    this.#origin = origin;
    if (command.madang === 'hello') this.#sent.clear();
    else await this.#obey(command);
    if (this.#session) this.#tell(this.#session);
  }

  /** @param {string} origin */
  async #mayFrame(origin) {
    return origin === this.#own || (await this.#origins).includes(origin);
  }

  /** @param {import('./messages.js').FrameCommand} command */
  async #obey(command) {
    const session = this.#session;
    if (!session) return;
    switch (command.madang) {
      case 'mute':
        return session.media.set('mic', !command.on);
      case 'camera':
        return session.media.set('camera', command.on);
      case 'share':
        return command.on ? session.media.startScreenShare() : session.media.stopScreenShare();
      case 'display-name':
        // Inside, the others know one by the name one came in with.
        if (session.state.phase === 'lobby') session.setDisplayName(command.name.trim());
        return undefined;
      default:
        return session.leave();
    }
  }

  /** @param {import('../room/index.js').RoomSession} session */
  #tell(session) {
    if (this.#origin === null || session !== this.#session) return;
    const { phase, room, participants, local } = session.state;
    const isInside = INSIDE.includes(phase);
    const self = participants.find((participant) => participant.self);
    if (isInside && self) {
      this.#send('joined', { self: self.id, room: { code: room?.code, name: room?.name } });
      this.#sent.delete('left');
    } else if (!isInside && this.#sent.delete('joined')) {
      this.#send('left', { reason: session.state.refusal?.code ?? phase });
    }
    if (isInside) this.#send('participants', { participants: participants.map(told) });
    this.#send('muted', { on: !local.mic.on });
    this.#send('camera', { on: local.camera.on });
    this.#send('sharing', { on: local.screen.on });
  }

  /** @param {string} name @param {object} fields */
  #send(name, fields) {
    const text = JSON.stringify(fields);
    if (this.#sent.get(name) === text) return;
    this.#sent.set(name, text);
    this.#parent.postMessage(
      { madang: name, ...fields },
      { targetOrigin: /** @type {string} */ (this.#origin) },
    );
  }
}
