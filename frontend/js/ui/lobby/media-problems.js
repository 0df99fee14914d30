import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { cameraOffIcon, micOffIcon } from '../icons.js';
import { deviceProblems } from '../sentences.js';

/** For each missing device one sentence and one button; nobody is kept out by them. */
export class MediaProblems extends PageElement {
  static properties = { session: { attribute: false }, local: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/local-controls.js').LocalState | undefined} */
    this.local = undefined;
  }

  render() {
    const problems = this.local ? deviceProblems(this.local) : [];
    if (problems.length === 0) return nothing;
    return html`<div class="problems" role="status" data-testid="media-problems">
      ${problems.map((problem) => this.#line(problem))}
      <p class="problems__comfort">${t('lobby.listener')}</p>
    </div>`;
  }

  /** @param {import('../sentences.js').DeviceProblem} problem */
  #line({ kinds, code, text }) {
    return html`<div class="problems__line" data-problem=${code}>
      ${kinds[0] === 'mic' ? micOffIcon : cameraOffIcon}
      <p>${text}</p>
      ${code === 'insecure' ? httpsLink() : this.#retryButton(kinds)}
    </div>`;
  }

  /** @param {('mic' | 'camera')[]} kinds */
  #retryButton(kinds) {
    const retry = () => kinds.forEach((kind) => this.session?.media.retry(kind));
    return html`<button class="button" data-testid="retry-${kinds[0]}" @click=${retry}>
      ${t('problem.retry')}
    </button>`;
  }
}

/** At a port of its own no other protocol is spoken, so a link would lead nowhere. */
const httpsLink = () =>
  location.port
    ? html`<p class="problems__hint">${t('problem.noHttps')}</p>`
    : html`<a class="button" href=${`https://${location.host}${location.pathname}`}
        >${t('problem.https')}</a
      >`;

customElements.define('madang-media-problems', MediaProblems);
