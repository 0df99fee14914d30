import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { nextIcon, previousIcon } from '../icons.js';

/**
 * Turns the pages of tiles. A button that leads nowhere stays focusable, so that the focus is not lost at the end.
 * @param {number} page from 0
 * @param {number} pages
 * @param {(page: number) => void} turnTo
 */
export function stagePager(page, pages, turnTo) {
  const turn = (/** @type {number} */ next) => () => {
    if (next >= 0 && next < pages) turnTo(next);
  };
  return html`<nav
    class="pager"
    data-place="pager"
    data-testid="pager"
    aria-label=${t('stage.pages')}
  >
    <button
      class="pager__turn"
      data-testid="previous-page"
      aria-label=${t('stage.previous')}
      title=${t('stage.previous')}
      aria-disabled=${page === 0}
      @click=${turn(page - 1)}
    >
      ${previousIcon}
    </button>
    <span aria-live="polite">${t('stage.page', { page: page + 1, pages })}</span>
    <button
      class="pager__turn"
      data-testid="next-page"
      aria-label=${t('stage.next')}
      title=${t('stage.next')}
      aria-disabled=${page === pages - 1}
      @click=${turn(page + 1)}
    >
      ${nextIcon}
    </button>
  </nav>`;
}
