import { change, get, Refusal } from './requests.js';
import { roomItem } from './room-item.js';
import { text, translatePage } from './texts.js';

const REFRESH_MS = 2000;
/** Shorter than the session lasts: a forgotten page must not keep it alive by refreshing. */
const IDLE_MS = 25 * 60 * 1000;

translatePage();

const rooms = byId('rooms');
const problem = byId('problem');
const confirmation = /** @type {HTMLDialogElement} */ (byId('confirm'));
let drawn = '';
let lastInput = Date.now();
let refreshFailed = false;

for (const type of ['pointerdown', 'keydown']) {
  addEventListener(type, () => {
    lastInput = Date.now();
  });
}
byId('logout').addEventListener('click', () => {
  void act(async () => {
    await change('POST', '/admin/logout');
    location.assign('/admin/login');
  });
});
void refreshForever();

async function refreshForever() {
  await refresh();
  setTimeout(refreshForever, REFRESH_MS);
}

async function refresh() {
  if (document.hidden) return;
  if (Date.now() - lastInput > IDLE_MS) {
    byId('summary').textContent = text('paused');
    return;
  }
  try {
    draw((await get('/admin/api/rooms')).rooms);
    if (refreshFailed) problem.hidden = true;
    refreshFailed = false;
  } catch (e) {
    refreshFailed = true;
    tell(e);
  }
}

/** @param {import('./room-item.js').AdminRoom[]} all */
function draw(all) {
  const busy = all.filter((room) => room.participants.length > 0);
  const participants = busy.reduce((sum, room) => sum + room.participants.length, 0);
  byId('summary').textContent = text('summary', {
    participants,
    busy: busy.length,
    rooms: all.length,
  });
  byId('empty').hidden = all.length > 0;
  const state = JSON.stringify(all);
  if (state === drawn) return;
  drawn = state;
  const focused =
    document.activeElement instanceof HTMLElement
      ? document.activeElement.dataset.action
      : undefined;
  rooms.replaceChildren(...all.map((room) => roomItem(room, { end, remove, revoke })));
  if (focused) {
    /** @type {HTMLElement | null} */ (
      rooms.querySelector(`[data-action="${CSS.escape(focused)}"]`)
    )?.focus();
  }
}

/** @param {import('./room-item.js').AdminRoom} room */
async function end(room) {
  if (await confirmed(text('askEnd', { name: room.name }), text('end'))) {
    await act(() => change('DELETE', `/admin/api/rooms/${room.code}`));
  }
}

/**
 * @param {import('./room-item.js').AdminRoom} room
 * @param {import('./room-item.js').LiveParticipant} participant
 */
async function remove(room, participant) {
  const question = text('askRemove', { name: participant.displayName, room: room.name });
  if (await confirmed(question, text('remove'))) {
    await act(() =>
      change('DELETE', `/admin/api/rooms/${room.code}/participants/${participant.id}`),
    );
  }
}

/**
 * @param {import('./room-item.js').AdminRoom} room
 * @param {import('./room-item.js').LiveParticipant} participant
 */
async function revoke(room, participant) {
  const question = text('askRevoke', { name: participant.displayName });
  if (await confirmed(question, text('revoke'))) {
    await act(() =>
      change('DELETE', `/admin/api/rooms/${room.code}/participants/${participant.id}/token`),
    );
  }
}

/**
 * @param {string} question
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
function confirmed(question, yes) {
  byId('question').textContent = question;
  byId('yes').textContent = yes;
  confirmation.returnValue = 'no';
  confirmation.showModal();
  return new Promise((resolve) => {
    confirmation.addEventListener('close', () => resolve(confirmation.returnValue === 'yes'), {
      once: true,
    });
  });
}

/**
 * Does what was asked for and shows the outcome; a refusal stays to be read until the next action.
 *
 * @param {() => Promise<void>} action
 */
async function act(action) {
  problem.hidden = true;
  refreshFailed = false;
  try {
    await action();
    await refresh();
  } catch (e) {
    tell(e);
  }
}

/** @param {unknown} failure */
function tell(failure) {
  if (failure instanceof Refusal && failure.code === 'login-required') {
    location.assign('/admin/login');
    return;
  }
  problem.textContent = failure instanceof Refusal ? failure.message : text('unreachable');
  problem.hidden = false;
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
