/** @param {import('./path.js').Path | null} path */
export const isRelayed = (path) => path?.local === 'relay' || path?.remote === 'relay';

/** @param {RTCConfiguration} configuration @returns {boolean} whether it names a TURN server */
export const hasRelay = ({ iceServers = [] }) =>
  iceServers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/.test(url)));

/** @param {RTCConfiguration} configuration @returns {RTCConfiguration} the same, through a relay alone */
export const relayOnly = (configuration) => ({ ...configuration, iceTransportPolicy: 'relay' });
