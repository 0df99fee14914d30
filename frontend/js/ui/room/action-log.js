import { html, nothing } from 'lit';
import { hasMessage, t } from '../../i18n/index.js';
import { format } from '../plan.js';
import { PageElement } from '../element.js';

/** @typedef {{at: string, action: string, detail?: string, by: string, target?: string}} Action */

/** What was done in this room by whom, newest first; read when it is opened. */
export class ActionLog extends PageElement {
  static properties = {
    session: { attribute: false },
    actions: { state: true },
    hasMore: { state: true },
    failed: { state: true },
  };

  #page = 0;

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {Action[]} */
    this.actions = [];
    this.hasMore = false;
    this.failed = false;
  }

  render() {
    return html`<details class="more" @toggle=${this.#toggled}>
      <summary data-testid="log">${t('log.title')}</summary>
      ${this.failed ? html`<p class="callout callout--problem" role="alert">${t('log.failed')}</p>` : nothing}
      ${
        this.actions.length === 0 && !this.failed
          ? html`<p class="lead__hint">${t('log.empty')}</p>`
          : html`<ol class="log" data-testid="actions">
              ${this.actions.map((action) => html`<li><time>${timeOf(action.at)}</time> ${sentence(action)}</li>`)}
            </ol>`
      }
      ${
        this.hasMore
          ? html`<button
              class="button"
              data-testid="older"
              @click=${() => this.#read(this.#page + 1)}
            >
              ${t('log.more')}
            </button>`
          : nothing
      }
    </details>`;
  }

  /** @param {Event} event */
  #toggled(event) {
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.#read(0);
  }

  /** @param {number} page */
  async #read(page) {
    try {
      const { actions = [], size = 0 } = (await this.session?.moderation.actions(page)) ?? {};
      this.actions = page === 0 ? actions : [...this.actions, ...actions];
      this.hasMore = actions.length > 0 && actions.length === size;
      this.#page = page;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }
}

/**
 * Who has erased the account has no name any more; without a target, everybody was meant.
 * @param {Action} action
 */
function sentence({ action, detail = '', by, target }) {
  const isRight = action === 'allow' || action === 'deny';
  const toAll = `log.${action}-all`;
  return t(target === undefined && hasMessage(toAll) ? toAll : `log.${action}`, {
    by: by || t('log.nobody'),
    target: target || t('log.nobody'),
    right: isRight ? t(`right.${detail}`) : '',
    entry: action === 'entry' ? t(`entry.${detail}`) : '',
  });
}

/** @param {string} at */
const timeOf = (at) => format(at, { dateStyle: 'short', timeStyle: 'short' });

customElements.define('madang-action-log', ActionLog);
