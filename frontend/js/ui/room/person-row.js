import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { cameraOffIcon, handIcon, micOffIcon, moreIcon, screenIcon } from '../icons.js';

/**
 * @param {import('../../room/room-state.js').ParticipantView} participant
 * @param {string} kind of the link to this person, see `LinkKind`
 * @param {{isOpen: boolean, toggle: () => void} | null} menu null when nothing can be done about this person
 */
export function personRow(participant, kind, menu) {
  const { displayName, self, role, standsIn, media, handPlace } = participant;
  const menuLabel = t('people.actions', { name: displayName });
  return html`<div class="person">
    ${avatar(displayName)}
    <div class="person__who">
      <span class="person__name">${self ? t('room.you', { name: displayName }) : displayName}</span>
      ${role === 'participant' ? nothing : html`<span class="person__role">${t(standsIn ? 'people.standsIn' : `people.${role}`)}</span>`}
      ${kind === 'ok' ? nothing : html`<span class="person__link person__link--${kind}">${t(`link.${kind}`)}</span>`}
    </div>
    <div class="person__marks">
      ${handPlace === null ? nothing : handSign(handPlace)}
      ${media.screen ? sign(screenIcon, t('people.screen')) : nothing}
      ${media.mic ? nothing : sign(micOffIcon, t('people.micOff'))}
      ${media.camera ? nothing : sign(cameraOffIcon, t('people.cameraOff'))}
      ${
        menu
          ? html`<button
              class="icon-button"
              data-testid="person-menu"
              aria-label=${menuLabel}
              title=${menuLabel}
              aria-expanded=${menu.isOpen}
              aria-controls="menu-${participant.id}"
              @click=${menu.toggle}
            >
              ${moreIcon}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** @param {number} place */
const handSign = (place) =>
  html`<span
    class="person__hand"
    data-testid="person-hand"
    role="img"
    aria-label=${t('hand.place', { place })}
    title=${t('hand.place', { place })}
    >${handIcon}<b aria-hidden="true">${place}</b></span
  >`;

/**
 * @param {unknown} icon
 * @param {string} label
 */
const sign = (icon, label) =>
  html`<span class="person__mark" role="img" aria-label=${label} title=${label}>${icon}</span>`;
