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
    const wish = typeof video === 'object' ? video : {};
    const cap = { ...wish, width: { ideal: 320 }, height: { ideal: 240 }, frameRate: { max: 10 } };
    return getUserMedia(video ? { ...others, video: cap } : others);
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
