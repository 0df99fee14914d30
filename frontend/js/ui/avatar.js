import { html } from 'lit';
import { selfIcon } from './icons.js';

const TONES = 6;

/**
 * The first letter of a name on one of a few quiet colours, the same for the same name everywhere; somebody's outline
 * as long as there is no name.
 * @param {string} name
 */
export function avatar(name) {
  const [initial] = name.trim();
  return html`<span class="avatar avatar--${toneOf(name)}" aria-hidden="true"
    >${initial?.toUpperCase() ?? selfIcon}</span
  >`;
}

/** @param {string} name */
function toneOf(name) {
  let hash = 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1);
  return (hash >>> 8) % TONES;
}
