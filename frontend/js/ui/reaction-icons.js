import { html, svg } from 'lit';

const GOLD = '#f4c858';
const EDGE = '#5a3c0a';
const RED = '#e0584a';
const GREEN = '#3fa583';
const BLUE = '#5b9bd5';

const face = svg`<circle cx="12" cy="12" r="9.4" fill=${GOLD} stroke=${EDGE} stroke-width="1.2" />`;

/**
 * Drawn here, so that they are the same everywhere and need no font with emoji.
 * @param {unknown} shapes on a 24 × 24 field
 */
const icon = (shapes) =>
  html`<svg
    class="reaction"
    viewBox="0 0 24 24"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes}
  </svg>`;

/** @type {Record<string, unknown>} by the name on the wire, in the order of the menu */
export const REACTION_ICONS = {
  'thumbs-up': icon(
    svg`<g fill=${GOLD} stroke=${EDGE} stroke-width="1.2"><path d="M8 11l3.900-7.600a2.100 2.100 0 0 1 2.800 2.600L13.800 9.500h5a2.100 2.100 0 0 1 2 2.600l-1.700 6.700a2.300 2.300 0 0 1-2.200 1.700H8z" /><rect x="2.800" y="10.500" width="5.200" height="10.500" rx="1.500" fill=${GREEN} /></g>`,
  ),
  clap: icon(
    svg`<g fill=${GOLD} stroke=${EDGE} stroke-width="1.100"><path d="M4 13.500l2-7a1.400 1.400 0 0 1 2.700.7l-.7 3 4.600-5.400a1.400 1.400 0 0 1 2.200 1.800L11 12z" /><path d="M7.400 20.300a5.600 5.600 0 0 1-1.600-5.500l1.700-6.200a1.400 1.400 0 0 1 2.700.7l-.8 3.200 5.700-6.300a1.400 1.400 0 0 1 2.100 1.900l-3.400 3.900 4.300-4.400a1.400 1.400 0 0 1 2 2l-3.900 4.300 3-2.700a1.400 1.400 0 0 1 1.900 2l-6.500 7a5 5 0 0 1-7.200.1z" /></g><path d="M17.500 2v2M20.500 3.400l-1.200 1.400M22 6.500h-1.800" fill="none" stroke=${RED} stroke-width="1.600" />`,
  ),
  heart: icon(
    svg`<path d="M12 20.800C7 17.200 2.700 13.600 2.700 9A4.900 4.900 0 0 1 12 6.800 4.900 4.900 0 0 1 21.300 9c0 4.600-4.300 8.200-9.300 11.800z" fill=${RED} stroke="#6e1d15" stroke-width="1.200" />`,
  ),
  laugh: icon(
    svg`${face}<path d="M6.200 13h11.600a5.800 5.800 0 0 1-11.600 0z" fill=${EDGE} /><path d="M8.200 17a4.600 4.600 0 0 1 7.600 0 5.800 5.800 0 0 1-7.600 0z" fill=${RED} /><path d="M6 10.200q1.700-2.600 3.400 0M14.600 10.200q1.700-2.600 3.400 0" fill="none" stroke=${EDGE} stroke-width="1.600" />`,
  ),
  surprise: icon(
    svg`${face}<ellipse cx="12" cy="16.300" rx="2.500" ry="3" fill=${EDGE} /><circle cx="8.300" cy="10.300" r="1.400" fill=${EDGE} /><circle cx="15.700" cy="10.300" r="1.400" fill=${EDGE} /><path d="M6.300 6.800q1.600-1.500 3.200-.8M17.700 6.800q-1.600-1.500-3.200-.8" fill="none" stroke=${EDGE} stroke-width="1.200" />`,
  ),
  celebrate: icon(
    svg`<path d="M7.200 8.800l8 8-11 4.400a1 1 0 0 1-1.400-1.400z" fill=${GOLD} stroke=${EDGE} stroke-width="1.200" /><path d="M5.800 12.500l5.700 5.700M4.500 16l3.500 3.500" fill="none" stroke=${RED} stroke-width="1.600" /><path d="M11 8q2.200-2.300.6-5M15.800 12.600q2.800-2.400 5.400-.6M14 9.800l4.500-5" fill="none" stroke=${BLUE} stroke-width="1.700" /><g stroke="none"><circle cx="7" cy="4.500" r="1.300" fill=${RED} /><circle cx="15" cy="3.300" r="1.100" fill=${GREEN} /><circle cx="21" cy="7.800" r="1.300" fill=${RED} /><circle cx="19.500" cy="16.500" r="1.200" fill=${GREEN} /></g>`,
  ),
};
