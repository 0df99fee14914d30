/** Time that passes only when it is told to. */
export class FakeClock {
  #now = 1_000_000;
  #nextId = 1;
  #timers = new Map();
  #rest;

  /** @param {() => Promise<void>} rest lets promises settle */
  constructor(rest = settle) {
    this.#rest = rest;
  }

  now() {
    return this.#now;
  }

  setTimeout(task, delayMillis) {
    return this.#add(task, delayMillis, null);
  }

  setInterval(task, periodMillis) {
    return this.#add(task, periodMillis, periodMillis);
  }

  clearTimeout(id) {
    this.#timers.delete(id);
  }

  clearInterval(id) {
    this.#timers.delete(id);
  }

  /** Runs what is due, in order, and lets promises settle after each. */
  async advance(millis) {
    const end = this.#now + millis;
    await this.#rest();
    for (let due; (due = this.#nextDue(end));) {
      const [id, timer] = due;
      this.#now = timer.at;
      if (timer.periodMillis === null) this.#timers.delete(id);
      else timer.at += timer.periodMillis;
      timer.task();
      await this.#rest();
    }
    this.#now = end;
  }

  /** A machine that slept: time is over, and every timer is late. */
  sleep(millis) {
    this.#now += millis;
  }

  get pending() {
    return this.#timers.size;
  }

  #add(task, delayMillis, periodMillis) {
    const id = this.#nextId++;
    this.#timers.set(id, { task, at: this.#now + delayMillis, periodMillis });
    return id;
  }

  #nextDue(end) {
    const due = [...this.#timers].filter(([, { at }]) => at <= end);
    return due.sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle() {
  for (let i = 0; i < 20; i++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
