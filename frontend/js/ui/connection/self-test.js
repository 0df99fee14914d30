import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { checkIcon, crossIcon, dashIcon, pulseIcon } from '../icons.js';
import { resultSentence, testName, verdict, withResults } from './test-results.js';
import { span } from './units.js';

/**
 * @typedef {import('./test-results.js').TestResult} TestResult
 */

const SIGNS = { ok: checkIcon, failed: crossIcon, 'not-tested': dashIcon };

/** Tests what can be tested here and says what came out; nothing waits for it. */
export class SelfTest extends PageElement {
  static properties = {
    session: { attribute: false },
    results: { state: true },
    phase: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./diagnosis.js').WatchedSession | undefined} */
    this.session = undefined;
    /** @type {TestResult[]} */
    this.results = [];
    /** @type {'idle' | 'running' | 'done' | 'failed'} */
    this.phase = 'idle';
  }

  render() {
    const running = this.phase === 'running';
    return html`<div class="selftest">
      <button
        type="button"
        class="button button--quiet selftest__start"
        data-testid="self-test"
        aria-busy=${running}
        @click=${this.run}
      >
        ${pulseIcon}${t(running ? 'selftest.running' : 'selftest.start')}
      </button>
      ${
        this.results.length > 0
          ? html`<ul class="selftest__list" data-testid="self-test-results">
              ${this.results.map(resultLine)}
            </ul>`
          : nothing
      }
      <p class="selftest__verdict" role="status">${this.#verdict()}</p>
    </div>`;
  }

  /** Starts over; the results of before stay until there are new ones. */
  async run() {
    const session = this.session;
    if (!session || this.phase === 'running') return;
    this.phase = 'running';
    this.results = [];
    this.scrollIntoView({ block: 'nearest' });
    try {
      const results = await session.diagnostics.selfTest((told) => this.#progress(session, told));
      this.#progress(session, results);
      this.phase = 'done';
    } catch {
      this.phase = 'failed';
    }
  }

  /**
   * @param {import('./diagnosis.js').WatchedSession} session
   * @param {TestResult | TestResult[]} told
   */
  #progress(session, told) {
    if (session !== this.session) return;
    this.results = withResults(this.results, told);
    // Follows the growing list only for who still waits at its button.
    if (this.contains(document.activeElement)) {
      this.updateComplete.then(() => this.scrollIntoView({ block: 'nearest' }));
    }
  }

  #verdict() {
    if (this.phase === 'done') return verdict(this.results);
    return this.phase === 'failed' ? t('selftest.broken') : '';
  }
}

/** @param {TestResult} result */
const resultLine = (result) =>
  html`<li
    class="result result--${result.result}"
    data-test=${result.test}
    data-result=${result.result}
  >
    ${SIGNS[result.result]}
    <p>
      <b>${testName(result.test)}</b>
      <span class="result__how"
        >${t(`selftest.${result.result}`)}${result.millis === undefined ? '' : ` · ${span(Math.round(result.millis))}`}</span
      >
      <span class="result__sentence">${resultSentence(result)}</span>
    </p>
  </li>`;

customElements.define('madang-self-test', SelfTest);
