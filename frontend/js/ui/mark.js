import { svg, html } from 'lit';

/**
 * The sign of Madang: ㅁ, the first letter of 마당 and the plan of a house around its courtyard, with an open gate.
 * @param {'open' | 'closed'} [gate]
 */
export const mark = (gate = 'open') =>
  html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path class="mark__house" d=${gate === 'open' ? 'M11 27H5V5h22v22h-6' : 'M5 5h22v22H5z'} />
    ${gate === 'open' ? svg`<circle class="mark__people" cx="16" cy="16" r="3.6" />` : ''}
  </svg>`;
