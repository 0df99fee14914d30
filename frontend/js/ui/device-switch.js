/**
 * What a press on a microphone or camera button does: a device that failed is tried again, any other is switched.
 * @param {import('../room/index.js').RoomSession | undefined} session
 * @param {'mic' | 'camera'} kind
 */
export function switchDevice(session, kind) {
  if (!session) return;
  const { on, problem } = session.state.local[kind];
  if (problem) session.media.retry(kind);
  else if (kind === 'mic') session.media.set('mic', !on);
  else session.media.set('camera', !on);
}

/**
 * The same before a meeting, where it is a wish for the next ones too.
 * @param {import('../room/index.js').RoomSession | undefined} session
 * @param {'mic' | 'camera'} kind
 */
export function chooseDevice(session, kind) {
  if (!session) return;
  const { on, problem } = session.state.local[kind];
  session.media.remember(kind, problem !== null || !on);
  switchDevice(session, kind);
}
