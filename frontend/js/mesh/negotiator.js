import { EarlyCandidates } from './early-candidates.js';

/**
 * Perfect negotiation over something like an RTCPeerConnection. Everything runs one after the other, so a
 * collision is simply a remote offer while an own one waits for its answer: the polite side gives way, the
 * impolite one goes on as if nothing had come. Offers and answers may come twice.
 *
 * After the first exchange the polite side takes its own offer for its local description only with the answer, and
 * thus has nothing to roll back: Chromium makes the receivers of video anew in a rollback, and never shows what they
 * decode.
 */
export class Negotiator {
  #pc;
  #isPolite;
  #send;
  #prepareAnswer;
  #onError;
  #tasks = Promise.resolve();
  #early = new EarlyCandidates();
  /** An offer that was sent and is not yet the local description. @type {{type: RTCSdpType, sdp: string} | null} */
  #proposal = null;
  #answered = null;
  #lastAnswerSdp = null;

  /**
   * @param {object} parts
   * @param {RTCPeerConnection} parts.pc
   * @param {boolean} parts.isPolite
   * @param {(description: {type: RTCSdpType, sdp: string}) => void} parts.send
   * @param {(message: any) => Promise<void>} parts.prepareAnswer runs between the remote offer and the answer
   * @param {(error: any) => void} parts.onError a description could not be applied or made
   */
  constructor({ pc, isPolite, send, prepareAnswer, onError }) {
    this.#pc = pc;
    this.#isPolite = isPolite;
    this.#send = send;
    this.#prepareAnswer = prepareAnswer;
    this.#onError = onError;
  }

  /** Whether an offer of this side waits for its answer. */
  get isOfferOpen() {
    return this.#openOffer !== null;
  }

  /** Offers. In the middle of an exchange nothing happens, for the browser asks again after it. */
  negotiate() {
    return this.#run(async () => {
      if (this.isOfferOpen || this.#pc.signalingState !== 'stable') return;
      if (this.#isPolite && this.#pc.currentRemoteDescription) {
        const { type, sdp = '' } = await this.#pc.createOffer();
        this.#proposal = { type, sdp };
      } else {
        await this.#pc.setLocalDescription();
      }
      this.#send(this.#openOffer);
    });
  }

  /** Says an offer again that got no answer, since it may be lost. */
  resendOffer() {
    return this.#run(async () => {
      if (this.isOfferOpen) this.#send(this.#openOffer);
    });
  }

  /** @param {{description: RTCSessionDescriptionInit}} message */
  handleOffer(message) {
    return this.#run(() => this.#applyOffer(message));
  }

  /** @param {{description: RTCSessionDescriptionInit}} message */
  handleAnswer({ description }) {
    return this.#run(async () => {
      if (!this.isOfferOpen || description.sdp === this.#lastAnswerSdp) return;
      if (this.#proposal) await this.#pc.setLocalDescription(this.#proposal);
      this.#proposal = null;
      await this.#pc.setRemoteDescription(description);
      this.#lastAnswerSdp = description.sdp;
      await this.#addCandidates();
    });
  }

  /** @param {RTCIceCandidateInit[]} candidates */
  handleCandidates(candidates) {
    return this.#run(async () => {
      // The empty one marks the end; some browsers refuse it, and nothing depends on it.
      for (const candidate of candidates) if (candidate.candidate) this.#early.add(candidate);
      await this.#addCandidates();
    });
  }

  get #openOffer() {
    const isOpen = this.#pc.signalingState === 'have-local-offer';
    return this.#proposal ?? (isOpen ? this.#pc.localDescription : null);
  }

  async #applyOffer(message) {
    const { description } = message;
    if (this.#answered?.offerSdp === description.sdp) {
      this.#send(this.#answered.answer);
      return;
    }
    if (this.#pc.signalingState !== 'stable' && !this.#isPolite) {
      // Ours counts. Should it have been lost, both sides would wait for ever.
      this.#send(this.#pc.localDescription);
      return;
    }
    this.#proposal = null;
    await this.#pc.setRemoteDescription(description);
    await this.#prepareAnswer(message);
    await this.#pc.setLocalDescription();
    this.#answered = { offerSdp: description.sdp, answer: this.#pc.localDescription };
    this.#send(this.#pc.localDescription);
    await this.#addCandidates();
  }

  async #addCandidates() {
    for (const candidate of this.#early.take(this.#pc.remoteDescription?.sdp)) {
      // One bad candidate says nothing about the others, and ICE can do without it.
      await this.#pc.addIceCandidate(candidate).catch(() => {});
    }
  }

  #run(task) {
    this.#tasks = this.#tasks.then(task).catch((error) => {
      if (this.#pc.signalingState !== 'closed') this.#onError(error);
    });
    return this.#tasks;
  }
}
