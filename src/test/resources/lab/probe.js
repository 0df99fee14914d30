/**
 * Runs in each page of a browser test before its own scripts. Keeps every RTCPeerConnection, so that what really
 * arrives can be counted, and caps the camera to what two cores carry for several people.
 */
(() => {
  if (!navigator.mediaDevices) return;
  const connections = [];
  /** How often each connection was given a description, of its own or of the other side. */
  const descriptions = new Map();
  const countDescription = (connection) =>
    descriptions.set(connection, descriptions.get(connection) + 1);

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...args) {
      super(...args);
      connections.push(this);
      descriptions.set(this, 0);
    }

    setLocalDescription(...args) {
      countDescription(this);
      return super.setLocalDescription(...args);
    }

    setRemoteDescription(...args) {
      countDescription(this);
      return super.setRemoteDescription(...args);
    }
  };

  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = ({ video, ...others } = {}) => {
    if (window.madangWholeCamera) return getUserMedia({ video, ...others });
    const wish = typeof video === 'object' ? video : {};
    const cap = { ...wish, width: { ideal: 320 }, height: { ideal: 240 }, frameRate: { max: 10 } };
    return getUserMedia(video ? { ...others, video: cap } : others);
  };
  // The format of a camera may change in the middle of a meeting, within the same cap.
  const { applyConstraints } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.applyConstraints = function (wish) {
    const cap = { width: { ideal: 320 }, height: { ideal: 240 }, frameRate: { max: 10 } };
    const isCapped = this.kind === 'video' && !window.madangWholeCamera;
    return applyConstraints.call(this, isCapped ? { ...wish, ...cap } : wish);
  };

  /** What one connection has received since it was made; energy grows only with a sound. */
  async function received(connection) {
    const sum = { frames: 0, energy: 0 };
    for (const entry of (await connection.getStats()).values()) {
      if (entry.type === 'inbound-rtp') {
        sum.frames += entry.framesDecoded ?? 0;
        sum.energy += entry.totalAudioEnergy ?? 0;
      }
    }
    return sum;
  }

  /** Where one connection runs: the kinds of the two candidates of its chosen pair. */
  async function path(connection) {
    const report = await connection.getStats();
    const transport = [...report.values()].find(({ type }) => type === 'transport');
    const pair = report.get(transport?.selectedCandidatePairId);
    const kind = (id) => report.get(id)?.candidateType ?? 'none';
    return `${kind(pair?.localCandidateId)}-${kind(pair?.remoteCandidateId)}`;
  }

  /** What one connection was told to send of microphone and camera, and what the camera's encoder has done so far. */
  async function outgoing(connection) {
    const [mic, camera] = connection.getTransceivers().map(({ sender }) => sender);
    const [sound] = mic.getParameters().encodings;
    const [picture] = camera.getParameters().encodings;
    const sent = [...(await camera.getStats()).values()].find(({ type }) => type === 'outbound-rtp');
    return {
      audioBitrate: sound.maxBitrate,
      audioPriority: sound.priority,
      active: picture.active,
      maxBitrate: picture.maxBitrate ?? 0,
      maxFramerate: picture.maxFramerate ?? 0,
      width: sent?.frameWidth ?? 0,
      height: sent?.frameHeight ?? 0,
      frames: sent?.framesEncoded ?? 0,
    };
  }

  /** What all connections together have encoded, decoded and lost so far. */
  async function totals() {
    const sum = { pixels: 0, encoded: 0, decoded: 0, heard: 0, unheard: 0, sentBytes: 0 };
    for (const connection of live()) {
      for (const entry of (await connection.getStats()).values()) {
        const { type, kind } = entry;
        if (type === 'outbound-rtp') sum.sentBytes += entry.bytesSent + entry.headerBytesSent;
        if (type === 'outbound-rtp' && kind === 'video') {
          sum.encoded += entry.framesEncoded;
          sum.pixels += entry.framesEncoded * (entry.frameWidth ?? 0) * (entry.frameHeight ?? 0);
        }
        if (type === 'inbound-rtp' && kind === 'video') sum.decoded += entry.framesDecoded;
        if (type === 'inbound-rtp' && kind === 'audio') {
          sum.heard += entry.packetsReceived;
          sum.unheard += entry.packetsLost;
        }
      }
    }
    return sum;
  }

  const live = () => connections.filter(({ connectionState }) => connectionState !== 'closed');

  /** Index of the connection -> what it has received, of those that are not closed. */
  async function links() {
    const open = connections.map((connection, index) => [index, connection]);
    const live = open.filter(([, connection]) => connection.connectionState !== 'closed');
    return Object.fromEntries(
      await Promise.all(live.map(async ([index, connection]) => [index, await received(connection)])),
    );
  }

  let windows = [];
  let recording = 0;

  /** Counts, window after window, what each connection receives; starts anew when called again. */
  async function record(windowMillis) {
    const mine = ++recording;
    windows = [];
    let before = await links();
    for (;;) {
      await new Promise((done) => setTimeout(done, windowMillis));
      const after = await links();
      if (mine !== recording) return;
      const ends = Object.entries(after).filter(([index]) => index in before);
      windows.push(
        ends.map(([index, now]) => ({
          link: Number(index),
          frames: now.frames - before[index].frames,
          energy: now.energy - before[index].energy,
        })),
      );
      before = after;
    }
  }

  window.madangProbe = {
    links,
    totals,
    outgoing: () => Promise.all(live().map(outgoing)),
    paths: () => Promise.all(live().map(path)),
    turnCredentials: () =>
      Object.fromEntries(
        live()
          .flatMap((connection) => connection.getConfiguration().iceServers)
          .map(({ username, credential }) => [username, credential]),
      ),
    record: (windowMillis) => void record(windowMillis),
    windows: () => windows,
    sending: () =>
      connections.flatMap((connection) => connection.getSenders().map(({ track }) => track?.label ?? '')),
    states: () => connections.map((connection) => connection.connectionState),
    descriptions: () => [...descriptions.values()],
  };
})();
