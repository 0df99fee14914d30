/**
 * Tells how a connection comes about, as the browser tells it.
 *
 * @param {RTCPeerConnection} pc
 * @param {(step: string, detail?: string) => void} tell
 */
export function watchSteps(pc, tell) {
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type) tell(`candidate-${candidate.type}`, candidate.protocol ?? undefined);
  });
  pc.addEventListener('iceconnectionstatechange', () => {
    watchPath(pc, tell);
    const step = ICE_STEPS[pc.iceConnectionState];
    if (step) tell(step);
  });
  pc.addEventListener('connectionstatechange', () => {
    if (pc.connectionState !== 'connected') return;
    tell('ice');
    tell('dtls');
  });
  pc.addEventListener('track', ({ track }) => {
    // A remote track is muted until its first packet comes.
    track.addEventListener('unmute', () => tell('packets'), { once: true });
  });
}

/**
 * Tells of candidates that were found before anybody watched.
 *
 * @param {RTCSessionDescription | null} description
 * @param {(step: string, detail?: string) => void} tell
 */
export function tellCandidates(description, tell) {
  const candidates = description?.sdp.matchAll(/^a=candidate:\S+ \d+ (\S+) .* typ (\S+)/gm) ?? [];
  for (const [, protocol, type] of candidates) tell(`candidate-${type}`, protocol.toLowerCase());
}

const ICE_STEPS = {
  checking: 'checking',
  connected: 'ice',
  completed: 'ice',
  disconnected: 'disconnected',
  failed: 'failed',
};

const watched = new WeakSet();

function watchPath(pc, tell) {
  // Some browsers do not have it; there the statistics tell the path.
  const ice = pc.getSenders().find(({ transport }) => transport)?.transport.iceTransport;
  if (!ice?.getSelectedCandidatePair || watched.has(ice)) return;
  watched.add(ice);
  let last = '';
  const look = () => {
    const path = describe(ice.getSelectedCandidatePair());
    if (!path || path === last) return;
    tell(last ? 'path' : 'pair', path);
    last = path;
  };
  ice.addEventListener('selectedcandidatepairchange', look);
  look();
}

const describe = (pair) =>
  pair?.local && `${pair.local.type} – ${pair.remote.type}, ${pair.local.protocol}`;
