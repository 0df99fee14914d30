/**
 * What is not on the screen when somebody comes in. Its code comes when it is first asked for, or when the first moments
 * are over: later the server may be away, or another version.
 */
const QUIET_AFTER_MS = 5_000;

export const loadPanels = () => import('./panels.js');

/** Loads them once its host has been on the screen for a while. */
export class PanelsController {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setTimeout(() => loadPanels().catch(() => {}), QUIET_AFTER_MS);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }
}
