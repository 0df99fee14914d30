import { Emitter } from '../lib/emitter.js';
import { Timeline } from '../mesh/timeline.js';
import { diagnosisOf } from './link-diagnosis.js';
import { reportOf } from './report.js';

/** Everything that can be said of the links of this participant. Event: `stats` after each look while watched. */
export class Diagnostics extends Emitter {
  #parts;
  #startedAt;
  #visit;
  #isWatched = false;
  #testResults = null;

  /**
   * @param {object} parts
   * @param {import('../signaling/signaling-client.js').SignalingClient} parts.signaling
   * @param {import('../mesh/mesh.js').Mesh} parts.mesh
   * @param {import('../mesh/links-watch.js').LinksWatch} parts.watch
   * @param {import('./stillness.js').Stillness} parts.stillness
   * @param {import('./health-exchange.js').HealthExchange} parts.exchange
   * @param {import('./self-test.js').SelfTest} parts.selfTest
   * @param {import('./room-store.js').RoomStore} parts.store
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {string} parts.userAgent
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    const { signaling, stillness, watch } = parts;
    this.begin();
    stillness.on('still', () => {
      signaling.hurry();
      this.probe();
    });
    signaling.on('status', (status) => status === 'open' && this.#visit.add('socket'));
    signaling.on('joined', () => this.#visit.add('joined'));
    watch.on('look', () => this.#isWatched && this.emit('stats'));
  }

  /** Time is counted from here: somebody asked to come in. */
  begin() {
    const { clock, signaling } = this.#parts;
    this.#startedAt = clock.now();
    this.#visit = new Timeline(clock);
    if (signaling.transport) this.#visit.add('socket');
  }

  /** The room was left. */
  stop() {
    this.#parts.exchange.stop();
    this.watch(false);
  }

  /** The network may have changed. */
  probe() {
    this.#parts.watch.probe();
  }

  /** @param {boolean} isOn */
  watch(isOn) {
    this.#isWatched = isOn;
    this.#parts.watch.setWatched(isOn);
  }

  /** @param {string} id @param {boolean | null} isShown null while no place of the stage is for it */
  setShown(id, isShown) {
    const link = this.#parts.mesh.link(id);
    if (link) link.monitor.isShown = isShown;
  }

  /** @param {string} id @returns {import('./link-diagnosis.js').Diagnosis | null} null without a link to them */
  diagnose(id) {
    const link = this.#parts.mesh.link(id);
    const health = this.#parts.store.model.ownHealth[id];
    return link ? diagnosisOf(link, this.#visit.steps, this.#startedAt, health) : null;
  }

  /** @returns {string} JSON to be shown to who can help: no names, no whole addresses, no secrets */
  report() {
    const { clock, mesh, signaling, store, userAgent } = this.#parts;
    const links = mesh.links.map(([id, link]) => ({
      id,
      state: link.state,
      health: store.model.ownHealth[id] ?? null,
      ...this.diagnose(id),
      path: link.monitor.path,
    }));
    return reportOf({
      at: new Date(clock.now()).toISOString(),
      userAgent,
      selfId: store.model.selfId,
      phase: store.model.phase,
      socket: store.model.socket,
      transport: signaling.transport,
      configuration: mesh.configuration,
      links,
      told: store.state.health,
      selfTest: this.#testResults,
    });
  }

  /** @param {(result: import('./self-test.js').TestResult) => void} [onProgress] */
  async selfTest(onProgress) {
    this.#testResults = await this.#parts.selfTest.run(onProgress);
    return this.#testResults;
  }
}
