import { copyText } from './copy.js';

const SHOWN_MS = 2000;

/** Copies for its host and remembers for 2 s how it went, so that the host can say so. */
export class CopiedController {
  /** @type {'' | 'copied' | 'failed'} */
  outcome = '';
  #host;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #fading;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#fading);
  }

  /** @param {string} text */
  async copy(text) {
    this.#show((await copyText(text)) ? 'copied' : 'failed');
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => this.#show(''), SHOWN_MS);
  }

  /** @param {'' | 'copied' | 'failed'} outcome */
  #show(outcome) {
    this.outcome = outcome;
    this.#host.requestUpdate();
  }
}
