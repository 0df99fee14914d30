const VERSION = 1;

/**
 * @param {{configuration: RTCConfiguration} & Record<string, any>} facts
 * @returns {string} JSON; of ICE servers only the addresses
 */
export function reportOf({ configuration, ...facts }) {
  const { iceServers = [], iceTransportPolicy = 'all' } = configuration;
  const ice = { servers: iceServers.flatMap(({ urls }) => urls), policy: iceTransportPolicy };
  return JSON.stringify({ report: 'madang-connection', v: VERSION, ...facts, ice }, null, 2);
}
