import { Emitter } from '../lib/emitter.js';
import { CpuLadder } from './cpu-ladder.js';
import { wireBits } from './policy.js';
import { FIRST_UPLINK, UplinkLoop } from './uplink-loop.js';

/** How often the links are looked at while a picture is sent: when all is well, and when somebody complains. */
const CALM_MILLIS = 4_000;
const STRAINED_MILLIS = 2_000;
/** Less than that of the most is told to people. */
const LOW_UPLINK = 0.75;

/**
 * Lowers the budget to what network and processor carry, fed by each look at the statistics.
 *
 * Events: `cpu` with `{step}` of the CPU ladder when it changed; `uplink` with `{isLow}` when what the network carries
 * became clearly less, or enough again.
 */
export class BudgetWatch extends Emitter {
  #mesh;
  #watch;
  #budget;
  #clock;
  #load;
  #memory;
  #uplink = new UplinkLoop();
  #cpu = new CpuLadder();
  #network = '';
  #isLow = false;
  #seenAt = 0;
  /** @type {Map<string, {encodeMillis: number, atMillis: number}>} */
  #encoded = new Map();

  /**
   * @param {object} parts
   * @param {import('./mesh.js').Mesh} parts.mesh
   * @param {import('./links-watch.js').LinksWatch} parts.watch
   * @param {import('./send-budget.js').SendBudget} parts.budget
   * @param {import('../lib/clock.js').Clock} parts.clock
   * @param {() => {pressure: import('./cpu-ladder.js').CpuLook['pressure'], longTaskShare: number}} parts.load since
   *   the last call
   * @param {{read: (network: string) => number | null, write: (network: string, uplink: number) => void}} parts.memory
   */
  constructor({ mesh, watch, budget, clock, load, memory }) {
    super();
    this.#mesh = mesh;
    this.#watch = watch;
    this.#budget = budget;
    this.#clock = clock;
    this.#load = load;
    this.#memory = memory;
    watch.on('look', () => this.#look());
    budget.set({ uplink: this.#uplink.uplink });
  }

  #look() {
    const links = this.#mesh.links.filter(([, { state }]) => state === 'connected');
    const samples = links.flatMap(([id, link]) => {
      const sample = link.monitor.history.at(-1);
      return sample ? [{ id, link, sample }] : [];
    });
    this.#budget.refresh();
    const seenAt = Math.max(0, ...samples.map(({ sample }) => sample.atMillis));
    // Closer looks leave the samples as they are, and one sample is one complaint.
    if (samples.length === 0 || seenAt === this.#seenAt) return;
    this.#seenAt = seenAt;
    this.#heedNetwork(samples);
    this.#heedUplink(samples);
    this.#heedCpu(samples);
    const isSending = samples.some(({ link }) => link.caps.caps?.camera || link.caps.caps?.screen);
    const isStrained = this.#uplink.isStrained || this.#cpu.isStrained;
    this.#watch.setMost(isStrained ? STRAINED_MILLIS : isSending ? CALM_MILLIS : Infinity);
  }

  /** Another network may carry another amount. */
  #heedNetwork(samples) {
    const networks = samples.map(({ sample }) => sample.path?.localAddress).filter(Boolean);
    // A relay beside a direct way is no other network.
    if (networks.length === 0 || networks.includes(this.#network)) return;
    const [network] = networks;
    this.#network = network;
    this.#uplink = new UplinkLoop(this.#memory.read(network) ?? FIRST_UPLINK);
  }

  #heedUplink(samples) {
    const loop = this.#uplink;
    const before = loop.uplink;
    loop.update(
      samples.map(({ id, link, sample }) => lookAt(id, link.caps.caps, sample)),
      this.#clock.now(),
    );
    if (loop.uplink !== before && this.#network) this.#memory.write(this.#network, loop.uplink);
    this.#budget.set({ uplink: loop.uplink });
    this.#budget.setShares(loop.shares);
    const isLow = loop.uplink < (this.#isLow ? FIRST_UPLINK : LOW_UPLINK * FIRST_UPLINK);
    if (isLow === this.#isLow) return;
    this.#isLow = isLow;
    this.emit('uplink', { isLow });
  }

  #heedCpu(samples) {
    const before = this.#cpu.step;
    const shares = samples.map(({ id, sample }) => this.#encodeShare(id, sample));
    this.#encoded = new Map(
      samples.map(({ id, sample }) => [
        id,
        { encodeMillis: sample.sending.encodeMillis, atMillis: sample.atMillis },
      ]),
    );
    const look = {
      isLimited: samples.some(({ sample }) => sample.sending.isShortOfCpu),
      encodeShare: shares.reduce((sum, share) => sum + share, 0),
      ...this.#load(),
    };
    const step = this.#cpu.update(look, this.#clock.now());
    this.#budget.set({ cpuStep: step });
    if (step !== before) this.emit('cpu', { step, isWorse: step > before });
  }

  #encodeShare(id, { atMillis, sending }) {
    const before = this.#encoded.get(id);
    if (!before || atMillis <= before.atMillis) return 0;
    return Math.max(0, sending.encodeMillis - before.encodeMillis) / (atMillis - before.atMillis);
  }
}

/**
 * @param {string} id
 * @param {import('./policy.js').Caps} caps
 * @param {import('./stats.js').Sample} sample
 * @returns {import('./uplink-loop.js').PairLook}
 */
const lookAt = (id, caps, { numbers, sending }) => ({
  id,
  isShort: sending.isShortOfBandwidth,
  rttMillis: numbers.rttMillis,
  lossPercent: sending.lossPercent,
  available: sending.available,
  allowed: caps?.camera || caps?.screen ? wireBits(caps) : 0,
});
