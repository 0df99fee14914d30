import { systemClock } from '../lib/clock.js';
import { codecOrder } from './codecs.js';

/**
 * What a mesh needs of the browser. One certificate serves all links of a visit: it saves making a key for
 * each, and there is one fingerprint to know this participant by.
 *
 * @param {boolean} isMobile
 * @returns {ConstructorParameters<typeof import('./mesh.js').Mesh>[0]}
 */
export function browserParts(isMobile) {
  let certificates;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  RTCPeerConnection.generateCertificate(algorithm).then((certificate) => {
    certificates = [certificate];
  });
  return {
    // A link that is there before the certificate makes its own.
    createPeerConnection: (configuration) =>
      new RTCPeerConnection({
        bundlePolicy: 'max-bundle',
        rtcpMuxPolicy: 'require',
        ...(certificates && { certificates }),
        ...configuration,
      }),
    createStream: () => new MediaStream(),
    clock: systemClock,
    preferCodecs: (transceiver) => {
      const { codecs = [] } = RTCRtpReceiver.getCapabilities?.('video') ?? {};
      if (codecs.length) transceiver.setCodecPreferences?.(codecOrder(codecs, isMobile));
    },
  };
}
