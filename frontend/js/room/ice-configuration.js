/**
 * @param {{iceServers: RTCIceServer[], iceTransportPolicy: RTCIceTransportPolicy}} ice `joined` or `ice`
 * @returns {RTCConfiguration}
 */
export const configurationOf = ({ iceServers, iceTransportPolicy }) => ({
  iceServers,
  iceTransportPolicy,
});
