import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { brokenLinkIcon, warningIcon } from '../icons.js';

const BROKEN = ['down', 'blocked', 'unheard'];
const STILL = ['frozen', 'silent', 'weak', ...BROKEN];

/**
 * What a tile says of its link, in words; nothing while all is well. A small tile shows the short words, or the sign
 * where words would cover a face; the whole sentence stays readable for screen readers and on hover.
 * @param {string} kind see `LinkKind`, or `frozen`
 * @param {string} name
 * @param {{tryAgain: () => void, explain: () => void}} acts
 */
export function tileLink(kind, name, { tryAgain, explain }) {
  if (kind === 'ok') return nothing;
  const text = t(`tile.${kind}`, { name });
  if (!BROKEN.includes(kind)) {
    return html`<div class="tile__state" data-testid="tile-state" title=${text}>
      <span>${signOf(kind)}<span class="tile__note">${text}</span></span>
    </div>`;
  }
  return html`<div class="tile__state tile__state--broken" data-testid="tile-state" title=${text}>
    <span class="tile__trouble"
      >${signOf(kind)}<span class="tile__words">${text}</span
      ><span class="tile__brief" aria-hidden="true">${t(`tile.${kind}Short`)}</span></span
    >
    <span class="tile__acts"
      ><button class="button" data-testid="try-again" @click=${tryAgain}>
        ${t('tile.tryAgain')}</button
      ><button class="button tile__why" data-testid="explain" @click=${explain}>
        ${t('tile.why')}
      </button></span
    >
  </div>`;
}

/** @param {string} kind */
function signOf(kind) {
  if (BROKEN.includes(kind)) return brokenLinkIcon;
  return STILL.includes(kind) ? warningIcon : html`<i class="tile__pulse" aria-hidden="true"></i>`;
}
