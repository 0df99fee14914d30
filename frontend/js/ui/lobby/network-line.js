import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { withResults } from '../connection/test-results.js';
import { PageElement } from '../element.js';
import { checkIcon, warningIcon } from '../icons.js';
import { isComplete, lastVerdict, networkVerdict } from './network-verdict.js';

/** Whoever comes in at once is not kept busy with tests. */
const PATIENCE_MS = 2_500;
/** Longer than the slowest of the tests may take. */
const LONGEST_MS = 20_000;
const FINE = ['good', 'served'];

/** Tries the network while somebody is at the door, and says in one line what it means for the meeting. */
export class NetworkLine extends PageElement {
  static properties = {
    session: { attribute: false },
    relayOnly: { attribute: false },
    verdict: { state: true },
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #starting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #ending;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    this.relayOnly = false;
    /** @type {ReturnType<typeof lastVerdict> | 'checking'} */
    this.verdict = 'checking';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#starting = setTimeout(() => this.#check(), PATIENCE_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#starting);
    clearTimeout(this.#ending);
  }

  render() {
    if (this.verdict === 'unknown') return nothing;
    const isFine = FINE.includes(this.verdict);
    const isBad = !isFine && this.verdict !== 'checking';
    return html`<p
      class="network ${isBad ? 'callout' : ''}"
      role="status"
      data-testid="network"
      data-verdict=${this.verdict}
    >
      ${isFine ? checkIcon : nothing} ${isBad ? warningIcon : nothing}
      <span>${t(`network.${this.verdict}`)}</span>
    </p>`;
  }

  async #check() {
    /** @type {import('../connection/test-results.js').TestResult[]} */
    let results = [];
    const told = (/** @type {import('../connection/test-results.js').TestResult} */ result) => {
      results = withResults(results, result);
      if (isComplete(results)) this.verdict = networkVerdict(results, this.relayOnly);
    };
    const end = () => {
      if (this.verdict === 'checking') this.verdict = lastVerdict(results, this.relayOnly);
    };
    this.#ending = setTimeout(end, LONGEST_MS);
    await this.session?.diagnostics.selfTest(told).catch(() => {});
    end();
  }
}

customElements.define('madang-network-line', NetworkLine);
