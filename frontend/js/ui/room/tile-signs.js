import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { t } from '../../i18n/index.js';
import { handIcon } from '../icons.js';
import { REACTION_ICONS } from '../reaction-icons.js';

/**
 * What somebody shows at this moment, in the corner of the tile: a reaction, a raised hand with its place in line.
 * @param {import('../../room/room-state.js').ParticipantView} participant
 */
export function tileSigns({ reaction, handPlace }) {
  if (!reaction && handPlace === null) return nothing;
  return html`<div class="tile__signs">
    ${reaction ? keyed(reaction.key, reactionSign(reaction.name)) : nothing}
    ${handPlace === null ? nothing : handSign(handPlace)}
  </div>`;
}

/** @param {string} name */
const reactionSign = (name) =>
  html`<span
    class="tile__reaction"
    data-testid="tile-reaction"
    role="img"
    aria-label=${t(`reaction.${name}`)}
    >${REACTION_ICONS[name]}</span
  >`;

/** @param {number} place */
const handSign = (place) =>
  html`<span
    class="tile__hand"
    data-testid="tile-hand"
    role="img"
    aria-label=${t('hand.place', { place })}
    title=${t('hand.place', { place })}
    >${handIcon}<b aria-hidden="true">${place}</b></span
  >`;
