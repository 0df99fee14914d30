import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { relayIcon } from '../icons.js';
import { isRelayOnly } from '../relay-only.js';

/** So many are in when the next one makes all pictures smaller, and when only those who speak are seen. */
const MANY = 8;
const AUDIO_FIRST = 12;

/**
 * Who is in and how much place there is, said before coming in.
 * @param {import('../../api/rooms-api.js').Room | null} room
 */
export function occupancy(room) {
  if (!room) return nothing;
  const { participants: count, capacity } = room;
  const inside = count === 0 ? t('lobby.nobody') : t('lobby.inside', { count });
  return html`<p class="lobby__inside" data-testid="occupancy">
      ${inside} <span class="lobby__places">${t('lobby.places', { count: capacity })}</span>
    </p>
    ${isRelayOnly(room) ? html`<p class="lobby__relay">${relayIcon}<span>${t('room.relayOnlyHint')}</span></p>` : nothing}
    ${count < capacity && count >= MANY ? html`<p class="callout" data-testid="many">${t(count >= AUDIO_FIRST ? 'lobby.audioFirst' : 'lobby.many')}</p>` : nothing}`;
}
