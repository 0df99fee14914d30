import { html, svg } from 'lit';
import { qrCode } from '../lib/qr/index.js';

/** Readers want so much of nothing around a code. */
const QUIET = 4;

/**
 * Dark on light in both themes, since not every reader takes it the other way round.
 * @param {string} text
 * @param {string} label
 */
export function qrImage(text, label) {
  const grid = qrCode(text);
  const size = grid.length + 2 * QUIET;
  const path = grid
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
    data-testid="qr"
  >
    ${svg`<path d=${path} />`}
  </svg>`;
}
