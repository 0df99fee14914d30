import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { isMoving, isOpen, sizeText, stateText } from '../file-words.js';
import { closeIcon, fileIcon, lockIcon } from '../icons.js';
import { timeOf } from './chat-message.js';

/** @typedef {import('../../room/room-files.js').FileView} FileView */
/** @typedef {import('../../room/room-files.js').RoomFiles | undefined} Files */

/**
 * One file that goes to some people, or comes from one.
 * @param {readonly FileView[]} group
 * @param {Files} files
 */
export function fileCard(group, files) {
  const [file] = group;
  const mine = file.direction === 'out';
  return html`<div
    class="message file ${mine ? 'message--self' : ''} ${file.toAll ? '' : 'message--private'}"
    data-testid="file"
    data-file=${file.name}
  >
    <div class="message__head">
      <p>${mine ? nothing : html`<b>${file.displayName}</b>`} <time>${timeOf(file.at)}</time></p>
      ${file.toAll ? nothing : privateMark(file)}
    </div>
    <div class="file__card">
      <div class="file__about">
        ${fileIcon}<span class="file__name" title=${file.name}>${file.name}</span
        ><span class="file__size">${sizeText(file.size)}</span>
      </div>
      ${group.map((each) => transferRow(each, mine, files))}
    </div>
  </div>`;
}

/** @param {FileView} file */
const privateMark = ({ direction, displayName }) =>
  html`<span class="message__private"
    >${lockIcon}${direction === 'out' ? t('private.sent', { name: displayName }) : t('private.received')}</span
  >`;

/**
 * @param {FileView} file
 * @param {boolean} named whether it has to be said whom it is about
 * @param {Files} files
 */
function transferRow(file, named, files) {
  return html`<div class="file__row" data-state=${file.state} data-bytes=${file.bytes}>
    ${isMoving(file) ? progress(file) : nothing}
    <div class="file__state">
      <p aria-live=${isMoving(file) ? 'off' : nothing}>
        ${named ? html`<b>${file.displayName}</b> ` : nothing}<span data-testid="file-state"
          >${stateText(file)}</span
        >
      </p>
      <div class="file__acts">${actions(file, files)}</div>
    </div>
  </div>`;
}

/** @param {FileView} file */
function progress({ name, bytes, size }) {
  const percent = size ? Math.floor((bytes / size) * 100) : 100;
  return html`<progress
    max="100"
    .value=${percent}
    aria-label=${t('file.progress', { file: name, percent })}
  ></progress>`;
}

/**
 * @param {FileView} file
 * @param {Files} files
 */
function actions(file, files) {
  const { key, direction, state, url, name } = file;
  const cancel = () => files?.cancel(key);
  if (direction === 'in' && state === 'offered') {
    return html`<button class="file__button" data-testid="file-decline" @click=${cancel}>
        ${t('file.decline')}
      </button>
      <button
        class="file__button file__button--main"
        data-testid="file-accept"
        @click=${() => files?.accept(key)}
      >
        ${t('file.accept')}
      </button>`;
  }
  if (isOpen(file)) {
    return html`<button class="file__button" data-testid="file-cancel" @click=${cancel}>
      ${t('file.cancel')}
    </button>`;
  }
  return html`${
      url
        ? html`<a
            class="file__button file__button--main"
            data-testid="file-save"
            href=${url}
            download=${name}
            >${t('file.save')}</a
          >`
        : nothing
    }<button
      class="icon-button"
      data-testid="file-dismiss"
      aria-label=${t('file.dismiss')}
      title=${t('file.dismiss')}
      @click=${() => files?.dismiss(key)}
    >
      ${closeIcon}
    </button>`;
}
