import { FakeDataChannel } from './fake-data-channel.js';

/** A source of chance that repeats itself for the same seed. */
export function seeded(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

let nextId = 1;

/**
 * The state machine of RTCPeerConnection as the specification has it, without media. Descriptions know which
 * offer they answer, and a wrong one is refused: what the tests of negotiation live on.
 */
export class FakePeerConnection extends EventTarget {
  signalingState = 'stable';
  connectionState = 'new';
  iceConnectionState = 'new';
  /** Whether each local description brings one candidate. */
  isGathering = false;
  /** What `getStats` gives; when null, media flows as long as the state is `connected`. @type {Map<string, any> | null} */
  stats = null;
  #bytesReceived = 0;
  localDescription = null;
  remoteDescription = null;
  currentRemoteDescription = null;
  added = [];
  dataChannels = [];
  restarts = 0;
  configurations = [];
  #random;
  #transceivers = [];
  #isNeeded = false;
  #agreed = null;
  #pending = null;

  constructor(configuration = {}, random = () => 0) {
    super();
    this.configurations.push(configuration);
    this.#random = random;
  }

  /** Which offer and answer both sides hold. */
  get agreed() {
    return this.#agreed;
  }

  getConfiguration() {
    return this.configurations.at(-1);
  }

  setConfiguration(configuration) {
    this.configurations.push(configuration);
  }

  createDataChannel(label, options) {
    const channel = Object.assign(new FakeDataChannel(), { label, ...options });
    this.dataChannels.push(channel);
    this.#need();
    return channel;
  }

  addTransceiver(trackOrKind, { direction = 'sendrecv' } = {}) {
    const track = typeof trackOrKind === 'string' ? null : trackOrKind;
    return this.#addTransceiver(track?.kind ?? trackOrKind, track, direction);
  }

  getTransceivers() {
    return this.#transceivers;
  }

  getSenders() {
    return this.#transceivers.map(({ sender }) => sender);
  }

  async getStats() {
    if (this.connectionState === 'connected') this.#bytesReceived += 1_000;
    const bytesReceived = this.#bytesReceived;
    const numbers = { bytesReceived, packetsReceived: bytesReceived, framesDecoded: bytesReceived };
    return (
      this.stats ??
      new Map([
        ['v', { type: 'inbound-rtp', kind: 'video', ...numbers }],
        ['a', { type: 'inbound-rtp', kind: 'audio', bytesReceived }],
      ])
    );
  }

  restartIce() {
    this.restarts++;
    this.#need();
  }

  async createOffer() {
    await this.#takeTime();
    return this.#describe('offer');
  }

  /** @param {RTCSessionDescriptionInit} [offer] made before */
  async setLocalDescription(offer) {
    await this.#takeTime();
    const isAnswer = this.signalingState === 'have-remote-offer';
    if (offer && this.signalingState !== 'stable') throw wrongState(this.signalingState);
    const description = offer ?? this.#describe(isAnswer ? 'answer' : 'offer');
    const [id] = idsIn(description.sdp);
    this.localDescription = description;
    this.#isNeeded = false;
    if (isAnswer) this.#settle(this.#pending.id, id);
    else this.#become('have-local-offer', { id });
    if (this.isGathering) this.#gatherOne(`u${id}`);
  }

  /** Whether candidates of the remote description of now came. */
  get hasRemoteCandidates() {
    const ufrag = /ice-ufrag:(\S+)/.exec(this.remoteDescription?.sdp)?.[1];
    return this.added.some(({ usernameFragment }) => usernameFragment === ufrag);
  }

  async setRemoteDescription({ type, sdp }) {
    await this.#takeTime();
    const [id, offer] = idsIn(sdp);
    if (type === 'offer') {
      if (this.signalingState === 'have-local-offer') this.#rollBack();
      else if (this.signalingState !== 'stable') throw wrongState(this.signalingState);
      this.#adopt(sdp);
      this.remoteDescription = { type, sdp };
      this.#become('have-remote-offer', { id });
      return;
    }
    if (this.signalingState !== 'have-local-offer') throw wrongState(this.signalingState);
    if (offer !== this.#pending.id) throw wrongState(`answer to ${offer}, not ${this.#pending.id}`);
    this.remoteDescription = { type, sdp };
    this.#settle(offer, id);
  }

  async addIceCandidate(candidate) {
    if (!this.remoteDescription) throw wrongState('no remote description');
    this.added.push(candidate);
  }

  close() {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }

  /** What ICE and DTLS would do. */
  setState(state) {
    this.connectionState = state;
    this.iceConnectionState = state === 'connecting' ? 'checking' : state;
    this.dispatchEvent(new Event('iceconnectionstatechange'));
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  gather(candidate) {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  #describe(type) {
    if (type === 'offer') this.#transceivers.forEach((each, index) => (each.mid ??= String(index)));
    const id = nextId++;
    return { type, sdp: this.#sdp(id, type === 'answer' ? this.#pending.id : id) };
  }

  /**
   * The reason for the offer stays, and so do transceivers that it was the first to name. Whoever has receivers that
   * worked is refused: Chromium would never again show what they decode.
   */
  #rollBack() {
    if (this.currentRemoteDescription) throw wrongState('a rollback that spoils the receivers');
    this.#isNeeded = true;
    for (const transceiver of this.#transceivers) transceiver.mid = null;
  }

  #gatherOne(usernameFragment) {
    const candidate = { candidate: 'candidate:1', sdpMid: '0', usernameFragment };
    this.gather({ toJSON: () => candidate });
  }

  async #takeTime() {
    for (let turns = Math.floor(this.#random() * 4); turns > 0; turns--) await null;
    if (this.signalingState === 'closed') await new Promise(() => {});
  }

  #sdp(id, offer) {
    const media = this.#transceivers.map(
      ({ mid, kind }) => `m=${kind} 9 RTP 0\na=mid:${mid}\na=ice-ufrag:u${id}`,
    );
    const data = `m=application 9 DTLS 0\na=mid:${media.length}\na=ice-ufrag:u${id}`;
    return [`v=0\no=${id} answers=${offer}`, ...media, data].join('\n');
  }

  #adopt(sdp) {
    for (const [, kind, mid] of sdp.matchAll(/^m=(audio|video) .*\na=mid:(\S+)/gm)) {
      if (this.#transceivers.some((transceiver) => transceiver.mid === mid)) continue;
      this.#addTransceiver(kind, null, 'recvonly').mid = mid;
    }
  }

  #addTransceiver(kind, track, direction) {
    const transceiver = { mid: null, kind, direction, sender: new FakeSender(track) };
    transceiver.receiver = { track: { kind, id: `remote-${nextId++}` } };
    this.#transceivers.push(transceiver);
    this.#need();
    return transceiver;
  }

  #settle(offer, answer) {
    this.#agreed = `${offer}/${answer}`;
    this.currentRemoteDescription = this.remoteDescription;
    this.#become('stable', null);
    if (this.#isNeeded) this.#need();
  }

  #become(state, pending) {
    if (this.signalingState === 'closed') return;
    this.signalingState = state;
    this.#pending = pending;
  }

  #need() {
    this.#isNeeded = true;
    queueMicrotask(() => {
      const isDue = this.#isNeeded && this.signalingState === 'stable';
      if (isDue) this.dispatchEvent(new Event('negotiationneeded'));
    });
  }
}

class FakeSender {
  #parameters = { encodings: [{}] };

  constructor(track) {
    this.track = track;
  }

  async replaceTrack(track) {
    this.track = track;
  }

  getParameters() {
    return structuredClone(this.#parameters);
  }

  async setParameters(parameters) {
    this.#parameters = parameters;
  }
}

/** @returns {number[]} of the description, and of the offer that it answers or is */
const idsIn = (sdp) => /^o=(\d+) answers=(\d+)/m.exec(sdp).slice(1).map(Number);

const wrongState = (what) => Object.assign(new Error(what), { name: 'InvalidStateError' });
