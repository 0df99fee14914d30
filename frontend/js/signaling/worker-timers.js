/**
 * Intervals that keep their pace in a hidden page. Where the worker does not start, the timers of the window
 * serve, and what was already running moves over to them.
 */
export class WorkerTimers {
  #nextId = 1;
  /** @type {Map<number, {task: () => void, periodMillis: number, fallback?: any}>} */
  #intervals = new Map();
  #worker = null;

  /** @param {() => Worker} createWorker */
  constructor(createWorker) {
    try {
      this.#worker = createWorker();
      this.#worker.addEventListener('message', ({ data: id }) => this.#intervals.get(id)?.task());
      this.#worker.addEventListener('error', () => this.#fallBack());
    } catch {
      this.#worker = null;
    }
  }

  /**
   * @param {number} periodMillis
   * @param {() => void} task
   * @returns {number}
   */
  setInterval(periodMillis, task) {
    const id = this.#nextId++;
    const interval = { task, periodMillis };
    this.#intervals.set(id, interval);
    if (this.#worker) this.#worker.postMessage({ id, periodMillis });
    else this.#startFallback(interval);
    return id;
  }

  /** @param {number} id */
  clearInterval(id) {
    clearInterval(this.#intervals.get(id)?.fallback);
    this.#worker?.postMessage({ id, periodMillis: 0 });
    this.#intervals.delete(id);
  }

  #fallBack() {
    if (!this.#worker) return;
    this.#worker = null;
    for (const interval of this.#intervals.values()) this.#startFallback(interval);
  }

  #startFallback(interval) {
    interval.fallback = setInterval(interval.task, interval.periodMillis);
  }
}
