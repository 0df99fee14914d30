import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { rightSwitches } from './right-switches.js';

/**
 * What may be done about one person, below its row: nothing pops up over faces.
 *
 * @param {object} menu
 * @param {import('../../room/room-state.js').ParticipantView} menu.participant
 * @param {import('../../room/moderation.js').Moderation} menu.moderation
 * @param {boolean} menu.isHost whether the reader is one
 * @param {() => void} menu.askRemoval
 */
export function personMenu({ participant, moderation, isHost, askRemoval }) {
  const { id, displayName, role, media, hand, rights } = participant;
  const isParticipant = role === 'participant';
  return html`<div
    class="person-menu"
    role="group"
    id="menu-${id}"
    data-testid="person-actions"
    aria-label=${t('people.actions', { name: displayName })}
  >
    ${media.mic ? action('mute', t('people.mute'), () => moderation.mute(id)) : nothing}
    ${
      !media.mic && rights.mic
        ? action('ask-mic', t('people.askMic'), () => moderation.ask(id, 'mic'))
        : nothing
    }
    ${
      !media.camera && rights.camera
        ? action('ask-camera', t('people.askCamera'), () => moderation.ask(id, 'camera'))
        : nothing
    }
    ${hand ? action('lower-hand', t('people.lowerHand'), () => moderation.lowerHand(id)) : nothing}
    ${
      isParticipant
        ? rightSwitches(t('people.may'), rights, (right, granted) =>
            moderation.allow(right, granted, id),
          )
        : nothing
    }
    ${isHost && isParticipant ? action('promote', t('people.promote'), () => moderation.appoint(id, true)) : nothing}
    ${
      isHost && role === 'moderator'
        ? action('demote', t('people.demote'), () => moderation.appoint(id, false))
        : nothing
    }
    <button
      class="person-menu__item person-menu__item--danger"
      data-testid="remove"
      @click=${askRemoval}
    >
      ${t('people.remove', { name: displayName })}
    </button>
  </div>`;
}

/**
 * Whether a host or a moderator may do something about this person.
 *
 * @param {import('../../room/room-state.js').ParticipantView} participant
 * @param {import('../../room/room-state.js').RoomState} state
 */
export const canModeratePerson = ({ self, role }, { canModerate, canEnd }) =>
  canModerate && !self && (canEnd || role === 'participant');

/**
 * @param {string} name
 * @param {string} label
 * @param {() => void} act
 */
const action = (name, label, act) =>
  html`<button class="person-menu__item" data-testid=${name} @click=${act}>${label}</button>`;
