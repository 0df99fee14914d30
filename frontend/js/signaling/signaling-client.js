import { Emitter } from '../lib/emitter.js';
import { connectHeaders } from './connect-headers.js';
import { Connection } from './connection.js';
import { Inbox } from './inbox.js';
import { Outbox } from './outbox.js';
import { Repeater } from './repeater.js';
import { RoomChannel } from './room-channel.js';
import { RoomEvents } from './room-events.js';

const FAREWELL_MILLIS = 500;
/** Messages of the inbox that are for others than this object. */
const PASSED_ON = ['ice', 'private-chat', 'moderated', 'waiting', 'knocks'];
/** Messages to the room without `seq`: one that is lost is not missed, since the next says all there is to say. */
const UNNUMBERED = new Set(['health', 'reaction']);

/**
 * The signaling of one participant in one room, see `protocol.md`. Comes back by itself after a loss, with the
 * same seat where the server still has it; what was said meanwhile is said then.
 *
 * Events: `status` (`connecting`, `open`, `lost`, `closed`); `connected` `{participantId}`; `joined` and
 * `refused` as received; `event` and `snapshot` as `RoomEvents`; `signal`
 * `{from, fromIncarnation, kind, body}`, `body` being text; `ice`, `private-chat`, `moderated`, `waiting`, `knocks`,
 * `health`, `reaction` and `error` as received;
 * `closed` with `{code, detail}`, final.
 */
export class SignalingClient extends Emitter {
  #connection;
  #clock;
  #inbox = new Inbox();
  #outbox = new Outbox();
  #join;
  #roomEvents;
  #channel;
  #credentials = null;
  #seat = null;
  #request = null;
  #isJoined = false;
  #farewell = null;

  /**
   * @param {{openTransport: Function, policy: import('./reconnect-policy.js').ReconnectPolicy,
   *   clock: import('../lib/clock.js').Clock}} parts
   */
  constructor({ openTransport, policy, clock }) {
    super();
    this.#clock = clock;
    this.#connection = new Connection({ openTransport, policy, clock });
    this.#channel = new RoomChannel(this.#connection);
    this.#join = new Repeater(clock);
    this.#roomEvents = new RoomEvents(clock, (seq) => this.#channel.command('sync', { seq }));
    this.#roomEvents.on('event', (event) => {
      this.#outbox.hear(event, this.#seat);
      this.emit('event', event);
    });
    this.#roomEvents.on('snapshot', (snapshot) => this.emit('snapshot', snapshot));
    this.#listenToInbox();
    this.#connection.on('status', (status) => this.emit('status', status));
    this.#connection.on('open', (connected) => this.#handleOpen(connected));
    this.#connection.on('lost', () => this.#pause());
    this.#connection.on('closed', (closed) => {
      this.#pause();
      this.emit('closed', closed);
    });
  }

  /** How frames travel, as SockJS names it; null before the connection is open. @returns {string | null} */
  get transport() {
    return this.#connection.transport;
  }

  /** Whose inbox this is; null before the connection is open. @returns {string | null} */
  get participantId() {
    return this.#seat;
  }

  /**
   * @param {string} code of the room
   * @param {string} token of the user
   * @param {{resume?: string | null, locale?: string}} [options]
   */
  connect(code, token, { resume = null, locale } = {}) {
    this.#clock.clearTimeout(this.#farewell);
    if (code !== this.#channel.code) this.#forget();
    this.#channel.code = code;
    this.#pause();
    this.#credentials = { token, locale, resume: resume ?? this.#credentials?.resume };
    this.#connection.start(() => connectHeaders(code, this.#credentials));
  }

  /**
   * Takes the seat. May be called before the connection is open, and again after `refused`.
   *
   * @param {{displayName: string, media: {mic: boolean, camera: boolean, screen: boolean},
   *   passcode?: string}} request
   */
  join(request) {
    this.#request = request;
    this.#outbox.changeState(request.media);
    if (this.#connection.isOpen) this.#startJoin();
  }

  /** @param {string} to participant id @param {'offer' | 'answer' | 'candidates' | 'bye'} kind @param {object} body */
  signal(to, kind, body) {
    if (this.#isJoined) this.#channel.signal({ to, kind, body });
    else this.#outbox.addSignal({ to, kind, body });
  }

  /** @param {{mic?: boolean, camera?: boolean, screen?: boolean, hand?: boolean}} change */
  sendState(change) {
    this.#outbox.changeState(change);
    if (this.#isJoined) this.#channel.command('state', change);
  }

  /** @param {{text: string, ref: string, to?: string}} message comes back under its `ref` */
  sendChat(message) {
    this.#outbox.addChat(message);
    if (this.#isJoined) this.#channel.command('chat', message);
  }

  /** A command that is said again later anyway: while the connection is lost it is dropped. @param {string} name @param {object} body */
  hint(name, body) {
    if (this.#isJoined) this.#channel.command(name, body);
  }

  /**
   * A command that is worth something only now: while the connection is lost it is refused with `error` `busy`.
   *
   * @param {string} name as in `protocol.md`
   * @param {object} body
   * @param {string} [ref] what an error is about
   */
  command(name, body, ref = name) {
    if (this.#isJoined) this.#channel.command(name, body);
    else this.emit('error', { code: 'busy', ref });
  }

  /** The page is closing. @param {number} incarnation */
  away(incarnation) {
    this.#channel.command('away', { incarnation });
  }

  /** Ends the seat. The connection is left open for a moment so that the frame gets out over HTTP too. */
  leave() {
    if (!this.#connection.isOpen) return this.close();
    this.#channel.command('leave', {});
    this.#connection.retire();
    this.#pause();
    this.#forget();
    this.#farewell = this.#clock.setTimeout(() => this.close(), FAREWELL_MILLIS);
  }

  /** The network or the page woke up: try, or ask, at once. */
  hurry() {
    if (this.#isJoined) this.#roomEvents.ask();
    this.#connection.hurry(this.#isJoined);
  }

  close() {
    this.#pause();
    this.#forget();
    this.#connection.stop();
  }

  #handleOpen({ participantId }) {
    if (participantId !== this.#seat) this.#inbox.reset();
    this.#seat = participantId;
    this.#channel.openInbox(participantId, (frame) =>
      this.#inbox.handle(frame, this.#join.isRunning),
    );
    this.emit('connected', { participantId });
    if (this.#request) this.#startJoin();
  }

  #startJoin() {
    this.#isJoined = false;
    const { screen = false, mic, camera } = this.#outbox.state;
    this.#join.start(() =>
      this.#channel.command('join', {
        ...this.#request,
        media: { mic, camera, screen },
        ...(this.#inbox.lastN !== null && { lastN: this.#inbox.lastN }),
      }),
    );
  }

  #listenToInbox() {
    this.#inbox.on('signal', (signal) => this.emit('signal', signal));
    this.#inbox.on('joined', (joined) => this.#handleJoined(joined));
    this.#inbox.on('refused', (refused) => this.#handleRefused(refused));
    this.#inbox.on('synced', (synced) => this.#roomEvents.handleSynced(synced));
    this.#inbox.on('private-chat', ({ message }) => this.#outbox.settleSeen([message], this.#seat));
    for (const type of PASSED_ON) this.#inbox.on(type, (message) => this.emit(type, message));
    this.#inbox.on('waiting', () => this.#join.stop());
    this.#inbox.on('error', (error) => {
      for (const ref of this.#outbox.refuse(error.ref)) this.emit('error', { ...error, ref });
    });
  }

  #handleJoined(joined) {
    this.#credentials.resume = joined.resumeToken;
    this.#outbox.settleSeen([...joined.chat, ...(joined.privateChat ?? [])], joined.self.id);
    if (this.#isJoined) {
      // The answer to a repeated join: only a newer picture of the room.
      this.#roomEvents.start(joined.seq);
      const { room, participants, meeting } = joined;
      this.emit('snapshot', { room, participants, meeting });
      return;
    }
    this.#join.stop();
    this.#isJoined = true;
    this.#connection.confirm();
    const waiting = this.#outbox.takeSignals();
    if (joined.resumed && !joined.resync) waiting.forEach((signal) => this.#channel.signal(signal));
    this.emit('joined', joined);
    this.#channel.openEvents(({ body }) => {
      const message = JSON.parse(body);
      if (UNNUMBERED.has(message.type)) this.emit(message.type, message);
      else if (this.#isJoined) this.#roomEvents.handle(message);
    });
    this.#roomEvents.start(joined.seq);
    const { media, hand } = joined.self;
    if (joined.resumed && !joined.resync) this.#outbox.hearHand(hand);
    const untold = this.#outbox.untold({ ...media, hand });
    if (untold) this.#channel.command('state', untold);
    for (const message of this.#outbox.chat) this.#channel.command('chat', message);
  }

  #handleRefused(refused) {
    // Nobody is thrown out of a room because the server has much to do: the join goes on repeating.
    if (refused.code === 'busy' && this.#inbox.lastN !== null) return;
    this.#join.stop();
    this.#request = null;
    this.emit('refused', refused);
  }

  #pause() {
    this.#isJoined = false;
    this.#join.stop();
    this.#roomEvents.stop();
  }

  #forget() {
    this.#request = null;
    this.#seat = null;
    this.#inbox.reset();
    this.#outbox.clear();
    if (this.#credentials) this.#credentials.resume = null;
  }
}
