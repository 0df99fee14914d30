import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { countdownText } from '../countdown.js';
import { refusalSentence } from '../sentences.js';

/**
 * @typedef {import('../../room/room-state.js').RoomState} RoomState
 */

/** A host has one place more, so that a full room lets its host back in. @param {RoomState} state */
export const isFull = ({ room, standing }) =>
  room !== null && room.participants >= room.capacity + (standing.host ? 1 : 0);

/**
 * How the room is entered by who is no host, as far as it is known; who was in before may find it open.
 * @param {RoomState} state
 */
export const entryOf = ({ room, standing }) => (!standing.host && room?.entry) || 'open';

/** Said before a name is typed in. @param {RoomState} state */
export function entryNote(state) {
  const entry = entryOf(state);
  // The refusal says it already.
  if (entry === 'open' || state.standing.removed || state.refusal?.code === 'room-locked')
    return nothing;
  return html`<p class="callout" data-testid="entry-note">${t(`door.${entry}`)}</p>`;
}

/** Somebody who was removed learns it here, and not after a name and a passcode. @param {RoomState} state */
export const removedNote = ({ standing }) =>
  standing.removed
    ? html`<p class="callout callout--problem" data-testid="removed-note">${t('door.removed')}</p>`
    : nothing;

/** Why the microphone is off that one had left on. @param {RoomState} state */
export const keptOffNote = ({ keptOff, otherTab, local }) =>
  keptOff && !otherTab && !local.mic.on
    ? html`<p class="callout" role="status" data-testid="kept-off">${t('hint.keptOff')}</p>`
    : nothing;

/**
 * @param {RoomState} state
 * @param {() => void} takeOver
 */
export const otherTabNote = ({ otherTab }, takeOver) =>
  otherTab
    ? html`<div class="callout callout--choice" role="status" data-testid="other-tab">
        <p>${t('door.otherTab')}</p>
        <button type="button" class="button" data-testid="take-over" @click=${takeOver}>
          ${t('tab.onlyHere')}
        </button>
      </div>`
    : nothing;

/**
 * A full room: come in by itself as soon as somebody leaves.
 * @param {RoomState} state
 * @param {boolean} isWaiting
 * @param {() => void} toggle
 */
export const fullNote = (state, isWaiting, toggle) =>
  isFull(state) || isWaiting
    ? html`<div class="callout callout--choice" role="status" data-testid="full-note">
        <p>${t(isWaiting ? 'door.waiting' : 'door.full')}</p>
        <button type="button" class="button" data-testid="wait-for-place" @click=${toggle}>
          ${t(isWaiting ? 'door.stopWaiting' : 'door.wait')}
        </button>
      </div>`
    : nothing;

/**
 * @param {RoomState} state
 * @param {number} secondsLeft
 */
export function refusalNote(state, secondsLeft) {
  const { refusal, socket } = state;
  // A full room is told with what to do about it.
  if (refusal && !(refusal.code === 'room-full' && isFull(state))) {
    return html`<p
      class="callout callout--problem"
      role="alert"
      data-testid="refusal"
      data-code=${refusal.code}
    >
      ${sentence(refusal, secondsLeft)} ${patience(secondsLeft)}
    </p>`;
  }
  return socket === 'lost'
    ? html`<p class="callout" role="status">${t('lobby.offline')}</p>`
    : nothing;
}

/** Not read aloud each second. @param {number} secondsLeft */
const patience = (secondsLeft) =>
  secondsLeft > 0
    ? html`<span class="patience" aria-hidden="true"
        >${t('door.again')}
        <span class="clock" data-testid="countdown">${countdownText(secondsLeft)}</span></span
      >`
    : nothing;

/**
 * @param {{code: string, detail?: string}} refusal
 * @param {number} secondsLeft
 */
const sentence = (refusal, secondsLeft) =>
  refusal.code === 'too-many-attempts' && secondsLeft > 0
    ? t('door.tooOften')
    : refusalSentence(refusal);
