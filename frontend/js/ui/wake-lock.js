/** Keeps the screen of a phone awake while its host is on the page, where the browser can. */
export class WakeLockController {
  /** @type {WakeLockSentinel | undefined} */
  #lock;
  #wanted = false;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    host.addController(this);
  }

  hostConnected() {
    this.#wanted = true;
    document.addEventListener('visibilitychange', this.#take);
    this.#take();
  }

  hostDisconnected() {
    this.#wanted = false;
    document.removeEventListener('visibilitychange', this.#take);
    this.#lock?.release();
  }

  /** The browser drops the lock whenever the page is hidden. */
  #take = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      this.#lock = await navigator.wakeLock?.request('screen');
      if (!this.#wanted) await this.#lock?.release();
    } catch {
      // A low battery may forbid it; the room works without.
    }
  };
}
