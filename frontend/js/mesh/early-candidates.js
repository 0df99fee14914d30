const MOST_WAITING = 256;

/**
 * Remote candidates that wait for the description they belong to, known by its `ice-ufrag`. Those of an offer
 * that was ignored wait for ever, so the oldest are dropped.
 */
export class EarlyCandidates {
  /** @type {RTCIceCandidateInit[]} */
  #waiting = [];

  /** @param {RTCIceCandidateInit} candidate */
  add(candidate) {
    this.#waiting.push(candidate);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
  }

  /**
   * @param {string | undefined} sdp the remote description
   * @returns {RTCIceCandidateInit[]} what belongs to it, in the order of arrival
   */
  take(sdp) {
    if (!sdp) return [];
    const ufrags = new Set([...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, ufrag]) => ufrag));
    const belongs = (candidate) => {
      const ufrag = ufragOf(candidate);
      return !ufrag || ufrags.has(ufrag);
    };
    const taken = this.#waiting.filter(belongs);
    this.#waiting = this.#waiting.filter((candidate) => !belongs(candidate));
    return taken;
  }
}

function ufragOf({ usernameFragment, candidate }) {
  return usernameFragment ?? / ufrag (\S+)/.exec(candidate)?.[1];
}
