import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { chatParts } from '../chat-text.js';
import { lockIcon, replyIcon } from '../icons.js';
import { clockTime } from '../plan.js';

/** @typedef {import('../../room/room-state.js').RoomState['chat'][number]} ChatView */

/**
 * One line of the chat; what was said just before by the same person to the same people needs no name again.
 * @param {ChatView} message
 * @param {ChatView | undefined} before
 * @param {(() => void) | null} reply null when it cannot be answered privately
 */
export function chatMessage(message, before, reply) {
  const goesOn =
    before?.from === message.from &&
    before.to === message.to &&
    before.displayName === message.displayName;
  return html`<div
    class="message ${message.self ? 'message--self' : ''} ${message.to ? 'message--private' : ''} ${message.pending ? 'message--pending' : ''}"
    data-private=${message.to ? '' : nothing}
  >
    ${goesOn ? nothing : messageHead(message, reply)}
    <p class="message__text">${words(message.text)}</p>
    ${message.pending ? html`<p class="message__pending">${t('chat.sending')}</p>` : nothing}
  </div>`;
}

/**
 * @param {ChatView} message
 * @param {(() => void) | null} reply
 */
function messageHead(message, reply) {
  return html`<div class="message__head">
    <p><b>${message.displayName}</b> <time>${timeOf(message.at)}</time></p>
    ${message.to ? privateMark(message) : nothing}
    ${message.to && reply ? replyButton(message.displayName, reply) : nothing}
  </div>`;
}

/** @param {ChatView} message */
const privateMark = ({ self, toDisplayName = '' }) =>
  html`<span class="message__private" data-testid="private-mark"
    >${lockIcon}${self ? t('private.sent', { name: toDisplayName }) : t('private.received')}</span
  >`;

/**
 * @param {string} name
 * @param {() => void} reply
 */
const replyButton = (name, reply) =>
  html`<button
    class="message__reply"
    data-testid="private-reply"
    aria-label=${t('private.replyTo', { name })}
    title=${t('private.reply')}
    @click=${reply}
  >
    ${replyIcon}
  </button>`;

/** @param {string} text with the line breaks that were typed */
const words = (text) =>
  html`<span>${chatParts(text).map(({ text, href }) => (href ? link(href) : text))}</span>`;

/** @param {string} href */
const link = (href) => html`<a href=${href} target="_blank" rel="noopener noreferrer">${href}</a>`;

/** @param {string | undefined} at ISO 8601; not there while a message is under way */
export const timeOf = (at) => (at ? clockTime(at) : '');
