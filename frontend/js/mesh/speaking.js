const LOUD = 0.02;
const START_MILLIS = 300;
const HOLD_MILLIS = 1_000;

/** How often levels are to be told. */
export const SPEAKING_PERIOD_MILLIS = 200;

/**
 * Who speaks, from levels of 0 to 1: after 300 ms of sound, until a second of silence. Pure.
 */
export class SpeakingDetector {
  /** @type {Map<string, {loudSince: number | null, heardAt: number, isSpeaking: boolean}>} */
  #participants = new Map();

  /**
   * @param {Map<string, number>} levels by participant id; who is not in it is forgotten
   * @param {number} now milliseconds
   * @returns {Set<string>} the ids of those who speak
   */
  update(levels, now) {
    for (const id of [...this.#participants.keys()]) {
      if (!levels.has(id)) this.#participants.delete(id);
    }
    const speaking = new Set();
    for (const [id, level] of levels) {
      if (this.#hear(id, level, now)) speaking.add(id);
    }
    return speaking;
  }

  #hear(id, level, now) {
    const heard = this.#participants.get(id) ?? { loudSince: null, heardAt: 0, isSpeaking: false };
    this.#participants.set(id, heard);
    if (level >= LOUD) {
      heard.loudSince ??= now;
      heard.heardAt = now;
      heard.isSpeaking ||= now - heard.loudSince >= START_MILLIS;
    } else if (now - heard.heardAt >= HOLD_MILLIS) {
      heard.loudSince = null;
      heard.isSpeaking = false;
    }
    return heard.isSpeaking;
  }
}
