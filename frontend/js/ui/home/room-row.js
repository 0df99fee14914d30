import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { lockIcon } from '../icons.js';
import { planTime } from '../plan.js';
import { roomPath } from '../room-link.js';

/** @param {import('../../api/rooms-api.js').Room} room */
export function roomRow({ code, name, participants, capacity, passcodeRequired, startsAt }) {
  const full = participants >= capacity;
  return html`<li>
    <a class="row" href=${roomPath(code)}>
      <span class="row__name">${name}</span>
      ${upcoming(startsAt)}
      ${passcodeRequired ? html`<span class="row__lock" title=${t('list.locked')}>${lockIcon}<span class="visually-hidden">${t('list.locked')}</span></span>` : nothing}
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

/** @param {string} [startsAt] said while it is still to come */
const upcoming = (startsAt) =>
  startsAt && Date.parse(startsAt) > Date.now()
    ? html`<span class="row__plan">${planTime({ startsAt }, Date.now())}</span>`
    : nothing;
