import { Emitter } from '../lib/emitter.js';
import { open } from './envelope.js';
import { PeerLink } from './peer-link.js';
import { NO_SPARES } from './spare-connections.js';

/**
 * @typedef {{id: string, incarnation: number, connection: string,
 *   media?: {mic: boolean, camera: boolean, screen: boolean}}} MeshParticipant
 */

/**
 * The links of this participant to all the others. A link is one incarnation of both sides; it outlives
 * signaling, and after a silent loss of the other participant the media decides how long.
 *
 * Events: `signal` with `{to, kind, body}`; `link` with `{id}` when a link came or its state changed; `view` with `{id}`
 * when another picture is asked for or withheld; `track` with `{slot}` when another one is sent; `step` with
 * `{id}` when a connection came further or fell back; `removed` with `{id}` when a link is gone; `files` with
 * `{id, channel, maxMessageBytes}` for each new connection; `stale-servers` when a repair would profit from fresh ICE servers.
 */
export class Mesh extends Emitter {
  #parts;
  #spares;
  #self = null;
  /** @type {RTCConfiguration} */
  #configuration = {};
  /** @type {Map<string, PeerLink>} */
  #links = new Map();
  #tracks = new Map();
  #isSignalingOpen = true;
  /** The epoch of the last link to each, so that a new one is told from what remains of it. */
  #lastEpochs = new Map();
  /** Who said goodbye; what is still on its way from them opens no link. */
  #departed = new Set();
  /** Who is lost to the server while the media still flows. */
  #lost = new Set();

  /**
   * @param {import('./spare-connections.js').BrowserParts & {random?: () => number,
   *   spares?: Pick<import('./spare-connections.js').SpareConnections, 'take' | 'close'>}} parts `random` is 0 to 1;
   *   `spares` are for those whom `join` meets
   */
  constructor({ spares = NO_SPARES, random = Math.random, ...browser }) {
    super();
    this.#spares = spares;
    this.#parts = {
      ...browser,
      random,
      configuration: () => this.#configuration,
      trackOf: (slot) => this.track(slot),
    };
  }

  /**
   * After every `joined`. Another seat or incarnation than before begins with no links. Offers to all who are
   * listed and have no link; whoever has one that is not alive gets it repaired.
   *
   * @param {MeshParticipant} self
   * @param {MeshParticipant[]} participants
   * @param {RTCConfiguration} configuration ICE servers, and whether there is only a relay
   */
  join(self, participants, configuration) {
    if (self.id !== this.#self?.id || self.incarnation !== this.#self.incarnation) this.close();
    this.#self = self;
    this.setConfiguration(configuration);
    this.setSignaling(true);
    this.#forgetAllBut(participants);
    for (const participant of participants) {
      const link = this.#currentLink(participant);
      if (link) {
        link.monitor.setOther(participant);
        link.resendOffer();
        link.probe();
      } else if (participant.connection !== 'gone') {
        this.#open(participant, this.#spares.take(configuration)).start();
      }
    }
    this.#spares.close();
  }

  /** The whole roster again, in the middle of a session. @param {MeshParticipant[]} participants */
  handleRoster(participants) {
    this.#forgetAllBut(participants);
    for (const participant of participants) this.handleParticipant(participant);
  }

  /**
   * @param {MeshParticipant} participant new or changed; a newer incarnation replaces the link
   * @param {{hasReturned?: boolean}} [options] signals to or from it may have been lost
   */
  handleParticipant(participant, { hasReturned = false } = {}) {
    if (!this.#self) return;
    this.#departed.delete(participant.id);
    this.#lost.delete(participant.id);
    const link = this.#currentLink(participant);
    link?.monitor.setOther(participant);
    if (!link) this.#open(participant);
    else if (hasReturned) link.resendOffer();
  }

  /**
   * @param {string} id
   * @param {boolean} isGoodbye false when the server only lost it: then a link that is alive stays
   */
  handleLeft(id, isGoodbye) {
    if (isGoodbye) {
      this.#departed.add(id);
      this.#close(id);
    } else {
      this.#lost.add(id);
      this.#dropIfDead(id);
    }
  }

  /** @param {{from: string, fromIncarnation: number, kind: string, body: string}} signal */
  handleSignal({ from, fromIncarnation, kind, body }) {
    const message = open(kind, body);
    if (!message || !this.#self || this.#departed.has(from)) return;
    if (message.link.to !== this.#self.incarnation || message.link.from !== fromIncarnation) return;
    let link = this.#links.get(from);
    if (!link || link.epoch.to < fromIncarnation) {
      if (kind !== 'offer') return;
      link = this.#open({ id: from, incarnation: fromIncarnation });
    }
    if (link.epoch.to > fromIncarnation) return;
    if (kind === 'bye') this.#close(from);
    else link.handle(kind, message);
  }

  /**
   * @param {import('./slots.js').Slot} slot
   * @param {MediaStreamTrack | null} track
   */
  setTrack(slot, track) {
    this.#tracks.set(slot, track);
    for (const link of this.#links.values()) link.setTrack(slot, track);
    this.emit('track', { slot });
  }

  /** @param {import('./slots.js').Slot} slot @returns {MediaStreamTrack | null} what is sent */
  track(slot) {
    return this.#tracks.get(slot) ?? null;
  }

  /** @param {RTCConfiguration} configuration for links to come and for repairs */
  setConfiguration(configuration) {
    this.#configuration = configuration;
    for (const link of this.#links.values()) link.refreshConfiguration();
  }

  /** @param {boolean} isOpen nothing is repaired while signaling is away */
  setSignaling(isOpen) {
    this.#isSignalingOpen = isOpen;
    for (const link of this.#links.values()) link.setSignaling(isOpen);
  }

  /** Repairs what is not alive, now. @param {string} [id] only this link */
  hurry(id) {
    for (const [linkId, link] of this.#links) if (!id || id === linkId) link.hurry();
  }

  /** @param {string} id @returns {PeerLink | undefined} */
  link(id) {
    return this.#links.get(id);
  }

  /** @returns {RTCConfiguration} of now */
  get configuration() {
    return this.#configuration;
  }

  /** @returns {Array<[string, PeerLink]>} by id of the other participant */
  get links() {
    return [...this.#links];
  }

  /** @returns {Map<string, number>} how loud each of the others is, 0 to 1 */
  get audioLevels() {
    return new Map([...this.#links].map(([id, link]) => [id, link.audioLevel]));
  }

  /** When the last packet from anybody came that was played; see `LinkConnection`. */
  get heardAt() {
    return Math.max(0, ...[...this.#links.values()].map(({ heardAt }) => heardAt));
  }

  /** Says goodbye to all. */
  leave() {
    for (const id of [...this.#links.keys()]) this.#close(id, true);
    this.close();
  }

  close() {
    for (const id of [...this.#links.keys()]) this.#close(id);
    this.#departed.clear();
    this.#lastEpochs.clear();
    this.#lost.clear();
    this.#self = null;
  }

  #forgetAllBut(participants) {
    const ids = new Set(participants.map(({ id }) => id));
    // A restarted server knows nobody at first, so that someone is missing here is no goodbye.
    for (const id of [...this.#links.keys()]) if (!ids.has(id)) this.handleLeft(id, false);
  }

  #currentLink({ id, incarnation }) {
    const link = this.#links.get(id);
    return link && link.epoch.to >= incarnation ? link : undefined;
  }

  #open({ id, incarnation, ...participant }, spare = null) {
    this.#close(id);
    const last = this.#lastEpochs.get(id);
    const rebuild = last?.to === incarnation ? last.rebuild + 1 : 0;
    const epoch = { from: this.#self.incarnation, to: incarnation, rebuild };
    const parts = { ...this.#parts, onFiles: (files) => this.emit('files', { id, ...files }) };
    const link = new PeerLink(parts, this.#self.id > id, epoch, spare);
    this.#links.set(id, link);
    link.monitor.setOther(participant);
    link.setSignaling(this.#isSignalingOpen);
    link.on('signal', ({ kind, body }) => this.emit('signal', { to: id, kind, body }));
    link.on('step', () => this.emit('step', { id }));
    link.on('stale-servers', () => this.emit('stale-servers'));
    link.views.on('change', () => this.emit('view', { id }));
    link.on('streams', () => this.emit('link', { id }));
    link.on('state', () => {
      this.emit('link', { id });
      this.#dropIfDead(id);
    });
    this.emit('link', { id });
    // The other side may still hold on to the link that was dropped here; only an offer tells it.
    if (rebuild > 0) link.start();
    return link;
  }

  #dropIfDead(id) {
    if (this.#lost.has(id) && this.#links.get(id)?.state !== 'connected') this.#close(id);
  }

  #close(id, isPolitely = false) {
    const link = this.#links.get(id);
    if (!link) return;
    this.#links.delete(id);
    this.#lastEpochs.set(id, link.epoch);
    this.#lost.delete(id);
    link.close(isPolitely);
    this.emit('removed', { id });
  }
}
