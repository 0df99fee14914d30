/**
 * Whether a way out of this network can be had, tried with connections of its own that carry nothing.
 *
 * @typedef {{isOk: boolean, detail?: string}} IceResult
 */

const UNAUTHORIZED = 401;

/**
 * @param {(configuration: RTCConfiguration) => RTCPeerConnection} createPeerConnection
 * @param {RTCIceServer} server with `stun:` addresses only
 * @param {AbortSignal} signal ends it, as failed
 * @returns {Promise<IceResult>}
 */
export async function testStun(createPeerConnection, server, signal) {
  const pc = createPeerConnection({ iceServers: [server] });
  try {
    pc.createDataChannel('test');
    const found = new Promise((resolve) => {
      let error;
      pc.addEventListener('icecandidateerror', ({ errorCode }) => (error = String(errorCode)));
      pc.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type === 'srflx') resolve({ isOk: true });
        // The address that was told is one's own, which makes no candidate of another type.
        else if (!candidate) resolve(error ? { isOk: false, detail: error } : { isOk: true });
      });
    });
    await pc.setLocalDescription();
    return await Promise.race([found, ended(signal)]);
  } finally {
    pc.close();
  }
}

/**
 * Connects with itself through the relay.
 *
 * @param {(configuration: RTCConfiguration) => RTCPeerConnection} createPeerConnection
 * @param {RTCIceServer} server with one TURN address
 * @param {AbortSignal} signal ends it, as failed
 * @returns {Promise<IceResult>}
 */
export async function testRelay(createPeerConnection, server, signal) {
  const configuration = {
    iceServers: [server],
    iceTransportPolicy: /** @type {const} */ ('relay'),
  };
  const [a, b] = [0, 1].map(() => createPeerConnection(configuration));
  try {
    const channel = a.createDataChannel('test');
    const opened = new Promise((resolve) => {
      channel.addEventListener('open', () => resolve({ isOk: true }));
    });
    const outcome = Promise.race([opened, refused(a), ended(signal)]);
    exchangeCandidates(a, b);
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription);
    return await outcome;
  } finally {
    a.close();
    b.close();
  }
}

/**
 * Whether a relay answers, asked without a credential: it does when it refuses for want of one (RFC 8656, 401).
 *
 * @param {(configuration: RTCConfiguration) => RTCPeerConnection} createPeerConnection
 * @param {RTCIceServer} server with one TURN address
 * @param {AbortSignal} signal ends it, as failed
 * @returns {Promise<IceResult>}
 */
export async function testRelayAnswers(createPeerConnection, server, signal) {
  const pc = createPeerConnection({
    iceServers: [{ ...server, username: 'nobody', credential: 'none' }],
    iceTransportPolicy: 'relay',
  });
  try {
    pc.createDataChannel('test');
    const told = new Promise((resolve) => {
      pc.addEventListener('icecandidateerror', ({ errorCode }) => {
        if (errorCode === UNAUTHORIZED) resolve({ isOk: true, detail: 'answers' });
      });
    });
    const outcome = Promise.race([told, refused(pc), ended(signal)]);
    await pc.setLocalDescription();
    return await outcome;
  } finally {
    pc.close();
  }
}

function exchangeCandidates(a, b) {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ]) {
    let isReady = Promise.resolve();
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate) return;
      isReady = isReady
        .then(() => described(to))
        .then(() => to.addIceCandidate(candidate).catch(() => {}));
    });
  }
}

/** Candidates of one side may come before its description was taken over. */
function described(pc) {
  if (pc.remoteDescription) return undefined;
  return new Promise((resolve) => {
    pc.addEventListener('signalingstatechange', () => pc.remoteDescription && resolve());
  });
}

/** No candidate came at all. */
function refused(pc) {
  return new Promise((resolve) => {
    let [error, hasRelay] = ['none', false];
    pc.addEventListener('icecandidateerror', ({ errorCode }) => (error = String(errorCode)));
    pc.addEventListener('icecandidate', ({ candidate }) => {
      hasRelay ||= candidate?.type === 'relay';
      if (!candidate && !hasRelay) resolve({ isOk: false, detail: error });
    });
  });
}

function ended(signal) {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ isOk: false, detail: 'timeout' }));
  });
}
