import { Emitter } from '../lib/emitter.js';
import { SPEAKING_PERIOD_MILLIS, SpeakingDetector } from '../mesh/speaking.js';

// The own level is in even steps of loudness, those of the others are linear.
const OWN_LOUD_LEVEL = 0.45;

/** Tells who speaks. Event: `speaking` with the set of ids, when it changed. */
export class SpeakingWatch extends Emitter {
  #clock;
  #levels;
  #timer = null;
  #last = '';

  /**
   * @param {import('../lib/clock.js').Clock} clock
   * @param {() => {others: Map<string, number>, selfId: string | null, ownLevel: number}} levels
   */
  constructor(clock, levels) {
    super();
    this.#clock = clock;
    this.#levels = levels;
  }

  start() {
    this.stop();
    const detector = new SpeakingDetector();
    this.#timer = this.#clock.setInterval(() => this.#tell(detector), SPEAKING_PERIOD_MILLIS);
  }

  stop() {
    this.#clock.clearInterval(this.#timer);
    this.#timer = null;
  }

  #tell(detector) {
    const { others, selfId, ownLevel } = this.#levels();
    if (selfId) others.set(selfId, ownLevel >= OWN_LOUD_LEVEL ? 1 : 0);
    const speaking = detector.update(others, this.#clock.now());
    const text = [...speaking].sort().join();
    if (text === this.#last) return;
    this.#last = text;
    this.emit('speaking', speaking);
  }
}
