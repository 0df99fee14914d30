import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { CopiedController } from '../copied.js';
import { PageElement } from '../element.js';
import { checkIcon, copyIcon, warningIcon } from '../icons.js';

const LOOKS = {
  '': { icon: copyIcon, text: 'report.copy' },
  copied: { icon: checkIcon, text: 'report.copied' },
  failed: { icon: warningIcon, text: 'report.failed' },
};

/** Copies all that is known about the links, to be sent to who looks after the server. */
export class CopyReport extends PageElement {
  static properties = { session: { attribute: false } };

  #copied = new CopiedController(this);

  constructor() {
    super();
    /** @type {import('./diagnosis.js').WatchedSession | undefined} */
    this.session = undefined;
  }

  render() {
    const { icon, text } = LOOKS[this.#copied.outcome];
    return html`<button
      class="button"
      data-testid="copy-report"
      title=${t('report.hint')}
      @click=${this.copy}
    >
      ${icon}<span aria-live="polite">${t(text)}</span>
    </button>`;
  }

  copy() {
    if (this.session) this.#copied.copy(this.session.diagnostics.report());
  }
}

customElements.define('madang-copy-report', CopyReport);
