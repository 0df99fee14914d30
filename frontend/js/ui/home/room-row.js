import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { closedIcon, doorIcon, lockIcon } from '../icons.js';
import { planTime } from '../plan.js';
import { roomPath } from '../room-link.js';

/** @param {import('../../api/rooms-api.js').Room} room */
export function roomRow({ code, name, participants, capacity, passcodeRequired, entry, startsAt }) {
  const full = participants >= capacity;
  return html`<li>
    <a class="row" href=${roomPath(code)}>
      <span class="row__name">${name}</span>
      ${upcoming(startsAt)} ${passcodeRequired ? mark(lockIcon, t('list.locked')) : nothing}
      ${entryMark(entry)}
      <span class=${full ? 'row__count row__count--full' : 'row__count'}>
        <span aria-hidden="true"
          >${full ? t('list.full') : t('list.people', { count: participants, capacity })}</span
        >
        <span class="visually-hidden"
          >${t('list.peopleLabel', { count: participants, capacity })}</span
        >
      </span>
    </a>
  </li>`;
}

/** @param {import('../../api/rooms-api.js').Room['entry']} entry whoever comes in at once needs no mark */
const entryMark = (entry = 'open') =>
  entry === 'open'
    ? nothing
    : mark(entry === 'knock' ? doorIcon : closedIcon, t(`list.entry.${entry}`));

/**
 * @param {unknown} icon
 * @param {string} name
 */
const mark = (icon, name) =>
  html`<span class="row__lock" title=${name}
    >${icon}<span class="visually-hidden">${name}</span></span
  >`;

/** @param {string} [startsAt] said while it is still to come */
const upcoming = (startsAt) =>
  startsAt && Date.parse(startsAt) > Date.now()
    ? html`<span class="row__plan">${planTime({ startsAt }, Date.now())}</span>`
    : nothing;
