const EVERY_MS = 5000;

/** Calls back about every 5 s while its host is on a visible page, and at once when the page is seen again. */
export class RefreshController {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #refresh;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {() => void} refresh
   */
  constructor(host, refresh) {
    this.#refresh = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(this.#refresh, EVERY_MS);
    document.addEventListener('visibilitychange', this.#refresh);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#refresh);
  }
}
