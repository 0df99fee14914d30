import { EarlyCandidates } from './early-candidates.js';

/**
 * Perfect negotiation over something like an RTCPeerConnection. Everything runs one after the other, so a
 * collision is simply a remote offer in `have-local-offer`: the polite side rolls back, the impolite one goes
 * on as if nothing had come. Offers and answers may come twice.
 */
export class Negotiator {
  #pc;
  #isPolite;
  #send;
  #prepareAnswer;
  #onError;
  #tasks = Promise.resolve();
  #early = new EarlyCandidates();
  #answered = null;
  #lastAnswerSdp = null;

  /**
   * @param {object} parts
   * @param {RTCPeerConnection} parts.pc
   * @param {boolean} parts.isPolite
   * @param {(description: RTCSessionDescription) => void} parts.send
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

  /** Offers. In the middle of an exchange nothing happens, for the browser asks again after it. */
  negotiate() {
    return this.#run(async () => {
      if (this.#pc.signalingState !== 'stable') return;
      await this.#pc.setLocalDescription();
      this.#send(this.#pc.localDescription);
    });
  }

  /** Says an offer again that got no answer, since it may be lost. */
  resendOffer() {
    return this.#run(async () => {
      if (this.#pc.signalingState === 'have-local-offer') this.#send(this.#pc.localDescription);
    });
  }

  /** @param {{description: RTCSessionDescriptionInit}} message */
  handleOffer(message) {
    return this.#run(() => this.#applyOffer(message));
  }

  /** @param {{description: RTCSessionDescriptionInit}} message */
  handleAnswer({ description }) {
    return this.#run(async () => {
      if (this.#pc.signalingState !== 'have-local-offer') return;
      if (description.sdp === this.#lastAnswerSdp) return;
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
