/**
 * @typedef {{mic: boolean, camera: boolean, screen: boolean, chat: boolean}} Rights
 * @typedef {{id: string, displayName: string, since: string}} Knock somebody who waits to be let in
 * @typedef {{position: number, total: number, attended: boolean, line: {text: string, displayName: string} | null}} Waiting
 *   the own place before the door, and what somebody inside wrote last
 * @typedef {{right: 'mic' | 'camera', displayName: string}} Asked
 */

/** @type {Rights} */
export const ALL_RIGHTS = Object.freeze({ mic: true, camera: true, screen: true, chat: true });

/** What is known of rights and doors outside a room. */
export const NO_RIGHTS_NEWS = Object.freeze({
  /** @type {Knock[]} */
  knocks: [],
  /** @type {Waiting | null} */
  waiting: null,
  /** @type {Asked | null} */
  asked: null,
  /** Whether it was read what standing in means; asked anew each time. */
  knowsStandingIn: false,
});

/** @type {Record<string, (model: import('./room-model.js').RoomModel, event: any) => any>} */
export const RIGHTS_REDUCERS = {
  knocks: (model, { knocks }) => ({ knocks }),

  'knock-gone': ({ knocks }, { id }) => ({ knocks: knocks.filter((knock) => knock.id !== id) }),

  waiting: ({ waiting }, { position, total, attended }) => ({
    phase: 'waiting',
    refusal: null,
    waiting: { position, total, attended, line: waiting?.line ?? null },
  }),

  moderated: ({ waiting, local }, { action, right, text, displayName }) => {
    if (action === 'ask') return local[right].on ? {} : { asked: { right, displayName } };
    if (action === 'write' && waiting)
      return { waiting: { ...waiting, line: { text, displayName } } };
    return {};
  },

  'asked-answered': () => ({ asked: null }),

  'standing-in-known': () => ({ knowsStandingIn: true }),
};

/** What of the own participant changes what is known of rights. @param {any} self @param {import('./room-model.js').RoomModel} model */
export function rightsAfter(self, { knocks, knowsStandingIn, asked }) {
  const mayAdmit = self.role !== 'participant';
  return {
    knocks: mayAdmit ? knocks : [],
    knowsStandingIn: self.standsIn === true && knowsStandingIn,
    asked: asked && (self.rights ?? ALL_RIGHTS)[asked.right] ? asked : null,
  };
}

/** Who did it is told by the server, which knows. @param {any} event @returns {{code: string, data: any} | null} */
export function moderationNotice({ action, right, displayName }) {
  if (action === 'ask' || action === 'write') return null;
  const of = action === 'allow' || action === 'deny' ? `${action}-${right}` : action;
  return { code: `moderated-${of}`, data: { displayName } };
}
