import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { pinIcon, screenIcon } from '../icons.js';

/**
 * Several things that could be large: a button for each, the one that is marked.
 * @param {import('./stage-plan.js').StagePlan} plan
 * @param {readonly import('../../room/room-state.js').ParticipantView[]} participants
 * @param {(focus: import('./screens.js').Focus) => void} choose
 */
export function stageChoices({ focus, screens }, participants, choose) {
  /** @type {import('./screens.js').Focus[]} */
  const choices = screens.map((id) => ({ kind: 'screen', id }));
  if (focus?.kind === 'face') choices.push(focus);
  if (choices.length < 2) return nothing;
  const nameOf = (/** @type {string} */ id) =>
    participants.find((participant) => participant.id === id)?.displayName ?? '';
  return html`<div
    class="choices"
    role="group"
    aria-label=${t('stage.choices')}
    data-testid="choices"
  >
    ${choices.map(
      (choice) =>
        html`<button
          class="choices__one"
          data-choice=${`${choice.kind}:${choice.id}`}
          aria-pressed=${choice.kind === focus?.kind && choice.id === focus.id}
          @click=${() => choose(choice)}
        >
          ${choice.kind === 'screen' ? screenIcon : pinIcon}<span
            >${choice.kind === 'screen' ? t('room.screenOf', { name: nameOf(choice.id) }) : nameOf(choice.id)}</span
          >
        </button>`,
    )}
  </div>`;
}
