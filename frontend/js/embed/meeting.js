import { told } from './messages.js';

const INSIDE = ['in-room', 'reconnecting'];
const WAYS_IN = ['opening', 'lobby', 'joining', 'waiting'];
/** The kinds of `track`, by the stream of a participant that has it. */
const KINDS = /** @type {const} */ ({
  audio: 'mic',
  camera: 'camera',
  screen: 'screen',
  screenAudio: 'screen-audio',
});
/** Notices that are events of their own. */
const OWN_EVENTS = ['participant-joined', 'participant-left', 'chat'];

/** Why somebody did not get in: `code` is one of the codes in `protocol.md`, `message` a sentence of the server. */
export class JoinProblem extends Error {
  /** @param {string} code @param {string} [detail] */
  constructor(code, detail) {
    super(detail || code);
    this.name = 'JoinProblem';
    this.code = code;
  }
}

/**
 * A room that one is in.
 *
 * | event | `detail` |
 * | --- | --- |
 * | `participant-joined`, `participant-left`, `participant-updated` | `{participant}` |
 * | `track` | `{participant, kind, track, stream}`; `kind` is `mic`, `camera`, `screen` or `screen-audio`; `track` and `stream` are null when it ended |
 * | `chat` | `{message}` of somebody else: `{id, from, displayName, text, at}` |
 * | `media` | `{mic, camera, screen}`, what of one's own is on |
 * | `notice` | `{code, data}`, such as `mic.denied` |
 * | `reconnecting`, `reconnected` | `{}`; voices and pictures go on meanwhile |
 * | `waiting` | `{position, total, attended}`, when one comes back to a door that somebody has to open; then `reconnected`, or `left` |
 * | `left` | `{reason}`: `left`, `removed`, `ended`, `replaced`, `signed-out`, or a code; nothing comes after it |
 */
export class Meeting extends EventTarget {
  #session;
  /** @type {Map<string, ReturnType<typeof told>>} */
  #people = new Map();
  /** Tracks that were told, by participant and kind. @type {Map<string, MediaStreamTrack>} */
  #tracks = new Map();
  #isReconnecting = false;
  #place = '';
  #hasLeft = false;
  #media = '';

  /** @param {import('../room/index.js').RoomSession} session that is inside */
  constructor(session) {
    super();
    this.#session = session;
    this.#people = new Map(this.participants.map((person) => [person.id, person]));
    this.#media = JSON.stringify(this.media);
    session.addEventListener('change', () => this.#look());
    session.addEventListener('notice', (event) => {
      const { code, data } = /** @type {CustomEvent} */ (event).detail;
      if (code === 'chat') this.#tell('chat', { message: data });
      else if (!OWN_EVENTS.includes(code)) this.#tell('notice', { code, data });
    });
  }

  /** @returns {{code: string, name: string} | null} */
  get room() {
    const { room } = this.#session.state;
    return room && { code: room.code, name: room.name };
  }

  /** In order of joining, oneself first. */
  get participants() {
    return this.#session.state.participants.map(told);
  }

  /** What was said in the room, as far as it is known. */
  get messages() {
    return this.#session.state.chat.map((message) => ({ ...message }));
  }

  /** What of one's own is on. */
  get media() {
    const { mic, camera, screen } = this.#session.state.local;
    return { mic: mic.on, camera: camera.on, screen: screen.on };
  }

  /** @param {boolean} on */
  setMic(on) {
    return this.#session.media.set('mic', on);
  }

  /** @param {boolean} on */
  setCamera(on) {
    return this.#session.media.set('camera', on);
  }

  /** Asks what to share; to be called from a click. */
  startScreenShare() {
    return this.#session.media.startScreenShare();
  }

  stopScreenShare() {
    this.#session.media.stopScreenShare();
  }

  /** @param {boolean} on */
  setHand(on) {
    this.#session.setHand(on);
  }

  /** @param {string} text up to 4000 characters */
  say(text) {
    this.#session.chat.send(text);
  }

  leave() {
    this.#session.leave();
  }

  #look() {
    const { phase, refusal } = this.#session.state;
    if (this.#hasLeft) return;
    if (!INSIDE.includes(phase) && phase !== 'waiting') {
      this.#end(refusal?.code ?? phase);
      return;
    }
    this.#lookAtPeople();
    this.#lookAtTracks();
    const isReconnecting = phase !== 'in-room';
    if (isReconnecting !== this.#isReconnecting) {
      this.#isReconnecting = isReconnecting;
      this.#tell(isReconnecting ? 'reconnecting' : 'reconnected', {});
    }
    this.#place = tellPlace(this.#session.state, this.#place, (waiting) =>
      this.#tell('waiting', waiting),
    );
    const media = JSON.stringify(this.media);
    if (media !== this.#media) this.#tell('media', this.media);
    this.#media = media;
  }

  #lookAtPeople() {
    const before = this.#people;
    this.#people = new Map(this.participants.map((person) => [person.id, person]));
    for (const [id, participant] of before) {
      if (!this.#people.has(id)) this.#tell('participant-left', { participant });
    }
    for (const [id, participant] of this.#people) {
      const known = before.get(id);
      if (!known) this.#tell('participant-joined', { participant });
      else if (JSON.stringify(known) !== JSON.stringify(participant)) {
        this.#tell('participant-updated', { participant });
      }
    }
  }

  #lookAtTracks() {
    const before = this.#tracks;
    this.#tracks = new Map();
    for (const { streams, ...participant } of this.#session.state.participants) {
      for (const [name, kind] of Object.entries(KINDS)) {
        const stream = streams[name];
        const track = stream?.getTracks()[0];
        const key = `${participant.id} ${kind}`;
        if (track) this.#tracks.set(key, track);
        if (before.get(key) === track) continue;
        const person = this.#people.get(participant.id);
        this.#tell('track', {
          participant: person,
          kind,
          track: track ?? null,
          stream: track ? stream : null,
        });
      }
    }
  }

  #end(reason) {
    this.#hasLeft = true;
    this.#session.close();
    this.#tell('left', { reason });
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * @param {import('../room/room-state.js').RoomState} state
 * @param {string} before what this returned before
 * @param {((waiting: import('./index.js').Place) => void) | undefined} tell is called when the place changed
 */
function tellPlace({ phase, waiting }, before, tell) {
  if (phase !== 'waiting' || !waiting) return '';
  const { position, total, attended } = waiting;
  const place = JSON.stringify([position, total, attended]);
  if (place !== before) tell?.({ position, total, attended });
  return place;
}

/**
 * @param {import('../room/index.js').RoomSession} session
 * @param {string} code
 * @param {import('./index.js').JoinOptions} options
 * @returns {Promise<Meeting>}
 */
export function enter(session, code, options) {
  const { displayName, passcode, hostSecret, mic, camera, signal, onWaiting } = options;
  return new Promise((resolve, reject) => {
    let place = '';
    const refuse = (problem, detail) => {
      stop.abort();
      session.close();
      reject(new JoinProblem(problem, detail));
    };
    const stop = new AbortController();
    const look = () => {
      const { phase, refusal } = session.state;
      place = tellPlace(session.state, place, onWaiting);
      if (INSIDE.includes(phase)) {
        stop.abort();
        resolve(new Meeting(session));
      } else if (refusal) refuse(refusal.code, refusal.detail);
      else if (!WAYS_IN.includes(phase)) refuse(phase);
    };
    session.addEventListener('change', look, { signal: stop.signal });
    const cancel = () => refuse('cancelled');
    signal?.addEventListener('abort', cancel, { signal: stop.signal });
    if (signal?.aborted) return cancel();
    const wanted = {
      ...(mic !== undefined && { micOn: mic }),
      ...(camera !== undefined && { cameraOn: camera }),
    };
    return session
      .open(code, { displayName, hostSecret, wanted })
      .then(() => !stop.signal.aborted && session.join({ passcode }))
      .catch((error) => refuse('internal', error.message));
  });
}
