import { ALL_RIGHTS } from '../../js/room/rights-model.js';

const INBOX = /^\/topic\/room\.[^.]+\.participant\.(.+)$/;
const APP = /^\/app\/room\.[^.]+\.(.+)$/;

/**
 * The rules of `protocol.md` for one room, in memory, as far as one client can see them. Frames arrive at
 * once, or later when `deliver` is replaced.
 */
export class FakeServer {
  seats = new Map();
  sessions = new Set();
  events = [];
  seq = 0;
  received = [];
  /** What `joined` and `ice` hand out. */
  ice = { iceServers: [], iceTransportPolicy: 'all' };
  refusal = null;
  /** Answers a join in place of `joined`. @type {((seat: any) => void) | null} */
  onJoin = null;
  isMute = false;
  hands = 0;
  #nextSeat = 1;
  deliver = (task) => queueMicrotask(task);

  /** What a SignalingClient opens. */
  openTransport = (headers, handlers) => {
    const session = new Session(this, headers, handlers);
    this.deliver(() => session.open());
    return session;
  };

  findSeat(resume) {
    const found = [...this.seats.values()].find(
      ({ resumeToken }) => resume && resumeToken === resume,
    );
    if (found) return found;
    const id = `p${String(this.#nextSeat++).padStart(2, '0')}`;
    const seat = {
      id,
      incarnation: 0,
      n: 0,
      inbox: [],
      hand: false,
      joinedAt: time(this.#nextSeat),
    };
    this.seats.set(id, seat);
    return seat;
  }

  participant(seat) {
    const { id, displayName, media, hand, handOrder, incarnation, joinedAt } = seat;
    const connection = seat.session ? 'connected' : 'reconnecting';
    const { role = 'participant', standsIn = false, rights = ALL_RIGHTS } = seat;
    const may = { role, standsIn, rights };
    const raised = { hand, ...(handOrder && { handOrder }) };
    return {
      id,
      displayName,
      ...may,
      media,
      ...raised,
      connection,
      incarnation,
      joinedAt,
      ext: {},
    };
  }

  room() {
    const state = { name: 'Weekly', visibility: 'public', capacity: 8, state: 'open' };
    return { code: 'aaa', ...state, passcodeRequired: false, participants: this.joined().length };
  }

  joined() {
    return [...this.seats.values()].filter(({ incarnation }) => incarnation > 0);
  }

  publish(event) {
    const numbered = { seq: ++this.seq, at: time(this.seq), ...event };
    this.events.push(numbered);
    for (const session of this.sessions) session.receiveEvent(numbered);
    return numbered;
  }

  /** Without a number, as to a session that has not joined. */
  reply(seat, message) {
    seat.session?.receiveInbox({ headers: {}, body: JSON.stringify(message) });
  }

  put(seat, message, headers = {}) {
    const frame = { headers: { ...headers, n: String(++seat.n) }, body: JSON.stringify(message) };
    seat.inbox.push(frame);
    seat.session?.receiveInbox(frame);
  }
}

class Session {
  transport = 'websocket';
  probes = 0;
  #server;
  #headers;
  #handlers;
  #seat;
  #inboxListener = null;
  #eventListener = null;
  #request = null;

  constructor(server, headers, handlers) {
    this.#server = server;
    this.#headers = headers;
    this.#handlers = handlers;
  }

  open() {
    if (this.#server.refusal) return this.drop(this.#server.refusal);
    if (this.#server.isMute) return undefined;
    this.#seat = this.#server.findSeat(this.#headers.resume);
    this.#seat.session = this;
    this.#server.sessions.add(this);
    return this.#handlers?.onConnected({ participantId: this.#seat.id });
  }

  subscribe(destination, listener) {
    if (INBOX.test(destination)) this.#inboxListener = listener;
    else this.#eventListener = listener;
  }

  send(destination, headers, body) {
    this.#server.received.push({ destination, headers, body });
    if (!this.#server.isMute) {
      this.#server.deliver(() => this.#handle(APP.exec(destination)[1], headers, JSON.parse(body)));
    }
  }

  probe() {
    this.probes++;
  }

  close() {
    this.#handlers = null;
    this.#forget();
  }

  /** The connection ends, from the side of the server. */
  drop(closed = {}) {
    const handlers = this.#handlers;
    this.close();
    handlers?.onClosed(closed);
  }

  receiveInbox(frame) {
    this.#server.deliver(() => this.#inboxListener?.(frame));
  }

  receiveEvent(event) {
    this.#server.deliver(() => this.#eventListener?.({ headers: {}, body: JSON.stringify(event) }));
  }

  #forget() {
    this.#inboxListener = this.#eventListener = null;
    this.#server.sessions.delete(this);
    if (this.#seat?.session === this) this.#seat.session = null;
  }

  #handle(command, headers, body) {
    if (!this.#server.sessions.has(this)) return;
    const [name, to] = command.split('.');
    this[`_${name}`]?.(body, to, headers);
  }

  /** Carries out the join that waited. */
  admit() {
    this._join(this.#request);
  }

  _join({ displayName, media, lastN }) {
    const server = this.#server;
    const seat = this.#seat;
    this.#request = { displayName, media, lastN };
    if (server.onJoin) return server.onJoin(seat);
    if (server.joinRefusal) return server.put(seat, { type: 'refused', ...server.joinRefusal });
    const isResumed = seat.incarnation > 0;
    if (isResumed && lastN === undefined) Object.assign(seat, { n: 0, inbox: [] });
    if (!isResumed || lastN === undefined) seat.incarnation++;
    Object.assign(seat, { displayName, media, resumeToken: `r${seat.id}${seat.n}` });
    const missed = lastN === undefined ? [] : seat.inbox.filter(({ headers }) => headers.n > lastN);
    for (const frame of missed) this.receiveInbox(frame);
    const type = isResumed ? 'participant-updated' : 'participant-joined';
    if (seat.told !== seat.session) server.publish({ type, participant: server.participant(seat) });
    seat.told = seat.session;
    return server.put(seat, this.#joined(isResumed));
  }

  #joined(resumed) {
    const server = this.#server;
    return {
      type: 'joined',
      self: server.participant(this.#seat),
      room: server.room(),
      participants: server
        .joined()
        .filter((seat) => seat !== this.#seat)
        .map((seat) => server.participant(seat)),
      ...server.ice,
      resumeToken: this.#seat.resumeToken,
      seq: server.seq,
      chat: [],
      resumed,
      resync: server.isResync ?? false,
    };
  }

  _sync({ seq }) {
    const events = this.#server.events.filter((event) => event.seq > seq);
    this.#server.put(this.#seat, { type: 'synced', seq: this.#server.seq, events });
  }

  _signal(body, to, { kind }) {
    const seat = this.#server.seats.get(to);
    const headers = { kind, from: this.#seat.id, 'from-incarnation': `${this.#seat.incarnation}` };
    if (seat) this.#server.put(seat, body, headers);
    else this.#server.put(this.#seat, { type: 'error', code: 'participant-unreachable', ref: to });
  }

  _state(change) {
    const { hand, ...media } = change;
    if (hand !== undefined && hand !== this.#seat.hand) {
      this.#seat.hand = hand;
      this.#seat.handOrder = hand ? ++this.#server.hands : undefined;
    }
    this.#seat.media = { ...this.#seat.media, ...media };
    const participant = this.#server.participant(this.#seat);
    this.#server.publish({ type: 'participant-updated', participant });
  }

  _ice() {
    this.#server.put(this.#seat, { type: 'ice', ...this.#server.ice });
  }

  _health({ links }) {
    const message = { type: 'health', from: this.#seat.id, links };
    for (const session of this.#server.sessions) session.receiveEvent(message);
  }

  _reaction({ name }) {
    const message = { type: 'reaction', from: this.#seat.id, name };
    for (const session of this.#server.sessions) session.receiveEvent(message);
  }

  _chat({ text, ref, to }) {
    const { id: from, displayName } = this.#seat;
    if (to) return this.#sayPrivately({ ref, from, displayName, to, text });
    const seen = this.#server.events.some(({ message }) => message?.ref === ref);
    const message = { id: `m${this.#server.seq}`, ref, from, displayName, text, at: time(1) };
    if (!seen) this.#server.publish({ type: 'chat', message });
    return undefined;
  }

  #sayPrivately(line) {
    const to = this.#server.seats.get(line.to);
    if (!to) {
      const error = { type: 'error', code: 'participant-unreachable', ref: line.ref };
      return this.#server.put(this.#seat, error);
    }
    const message = { ...line, id: `x${line.ref}`, toDisplayName: to.displayName, at: time(1) };
    for (const seat of [this.#seat, to]) this.#server.put(seat, { type: 'private-chat', message });
    return undefined;
  }

  _leave() {
    // Long after the last word of this participant.
    setImmediate(() => this.drop({ code: 'seat-expired', retry: 0 }));
    this.#server.seats.delete(this.#seat.id);
    const participantId = this.#seat.id;
    this.#server.publish({ type: 'participant-left', participantId, reason: 'left' });
  }
}

const time = (second) => new Date(Date.UTC(2026, 10, 20, 9, 0, second)).toISOString();
