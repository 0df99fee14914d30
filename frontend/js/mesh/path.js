/**
 * The way that media takes. Addresses are shortened from the beginning, the whole ones are kept nowhere.
 *
 * @typedef {object} Path
 * @property {string} local `host`, `srflx`, `prflx` or `relay`
 * @property {string} remote as `local`
 * @property {string} protocol `udp` or `tcp`
 * @property {string | null} relayProtocol to the TURN server: `udp`, `tcp` or `tls`
 * @property {string} localAddress
 * @property {string} remoteAddress
 */

/** @param {Map<string, any>} report as `getStats` gives it @returns {any} */
export function selectedPair(report) {
  const all = [...report.values()];
  const transport = all.find(
    (entry) => entry.type === 'transport' && entry.selectedCandidatePairId,
  );
  if (transport) return report.get(transport.selectedCandidatePairId);
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  const isInUse = ({ nominated, state }) => nominated && state === 'succeeded';
  return pairs.find(({ selected }) => selected) ?? pairs.find(isInUse);
}

/** @param {Map<string, any>} report @param {any} pair @returns {Path | null} */
export function pathOf(report, pair) {
  const local = report.get(pair?.localCandidateId);
  const remote = report.get(pair?.remoteCandidateId);
  if (!local || !remote) return null;
  return {
    local: local.candidateType,
    remote: remote.candidateType,
    protocol: local.protocol,
    relayProtocol: local.relayProtocol ?? null,
    localAddress: maskAddress(local.address ?? local.ip),
    remoteAddress: maskAddress(remote.address ?? remote.ip),
  };
}

/**
 * `203.0.113.77` becomes `203.0.113.0/24`, `2001:db8:85a3::8a2e` becomes `2001:db8:85a3::/48`.
 *
 * @param {string | undefined} address
 */
export function maskAddress(address) {
  if (!address) return '';
  if (address.endsWith('.local')) return '*.local';
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head, tail = ''] = address.replace(/%.*$/, '').split('::');
  const [first, last] = [head, tail].map((half) => half.split(':').filter(Boolean));
  const zeros = address.includes('::')
    ? Array(Math.max(0, 8 - first.length - last.length)).fill('0')
    : [];
  return `${[...first, ...zeros, ...last].slice(0, 3).join(':')}::/48`;
}
