/**
 * What one link carries at one moment. Rates and losses are since the sample before; null where unknown.
 *
 * @typedef {object} Numbers
 * @property {number | null} rttMillis
 * @property {number | null} lossInPercent
 * @property {number | null} lossOutPercent
 * @property {number | null} kbitIn
 * @property {number | null} kbitOut
 * @property {string | null} codecIn
 * @property {string | null} codecOut
 * @property {number | null} widthIn
 * @property {number | null} heightIn
 * @property {number | null} fpsIn
 * @property {number | null} widthOut
 * @property {number | null} heightOut
 * @property {number | null} fpsOut
 * @property {string | null} limitedBy `none`, `cpu`, `bandwidth` or `other`
 * @property {number} freezes since the connection was made
 *
 * @typedef {{packetsIn: number, lostIn: number, framesIn: number, bytesIn: number, bytesOut: number,
 *   packetsOut: number, lostOut: number, soundIn: number, pulse: number}} Totals of this connection; bytes are those of
 *   media, `soundIn` of sound alone, and `pulse` grows with ICE checks too
 *
 * @typedef {object} Sample
 * @property {number} atMillis
 * @property {import('./path.js').Path | null} path
 * @property {Numbers} numbers
 * @property {Totals} totals
 * @property {Sending} sending
 *
 * What holds back the pictures that are sent.
 * @typedef {object} Sending
 * @property {boolean} isShortOfBandwidth
 * @property {boolean} isShortOfCpu
 * @property {number} encodeMillis since the connection was made
 * @property {number | null} available bits a second, as the congestion controller estimates
 * @property {number | null} lossPercent of what was sent since the sample before
 */

import { pathOf, selectedPair } from './path.js';

/**
 * Reads the statistics of a connection. Pure. Names as in W3C webrtc-stats.
 *
 * @param {Map<string, any>} report as `getStats` gives it
 * @param {number} atMillis
 * @param {Sample | null} before of the same connection
 * @returns {Sample}
 */
export function readSample(report, atMillis, before) {
  const all = [...report.values()];
  const of = (type) => all.filter((entry) => entry.type === type);
  const inbound = of('inbound-rtp');
  const pair = selectedPair(report);
  const remote = of('remote-inbound-rtp');
  const totals = totalsOf(inbound, of('outbound-rtp'), remote, pair);
  const [videoIn, videoOut] = [largest(inbound), largest(of('outbound-rtp'))];
  const codecOf = (entry) => report.get(entry?.codecId)?.mimeType?.split('/')[1] ?? null;
  const seconds = before && (atMillis - before.atMillis) / 1_000;
  return {
    atMillis,
    path: pathOf(report, pair),
    totals,
    sending: sendingOf(of('outbound-rtp'), pair, before?.totals, totals),
    numbers: {
      rttMillis: roundTrip(pair, remote),
      lossInPercent: lossBetween(before?.totals, totals),
      lossOutPercent: worstLoss(remote),
      kbitIn: rate(before?.totals.bytesIn, totals.bytesIn, seconds),
      kbitOut: rate(before?.totals.bytesOut, totals.bytesOut, seconds),
      codecIn: codecOf(videoIn ?? inbound.find(({ packetsReceived }) => packetsReceived)),
      codecOut: codecOf(videoOut ?? of('outbound-rtp').find(({ packetsSent }) => packetsSent)),
      widthIn: videoIn?.frameWidth ?? null,
      heightIn: videoIn?.frameHeight ?? null,
      fpsIn: videoIn?.framesPerSecond ?? null,
      widthOut: videoOut?.frameWidth ?? null,
      heightOut: videoOut?.frameHeight ?? null,
      fpsOut: videoOut?.framesPerSecond ?? null,
      limitedBy: videoOut?.qualityLimitationReason ?? null,
      freezes: sum(inbound, 'freezeCount'),
    },
  };
}

const sum = (entries, name) => entries.reduce((total, entry) => total + (entry[name] ?? 0), 0);

function totalsOf(inbound, outbound, remote, pair) {
  const bytesIn = sum(inbound, 'bytesReceived') + sum(inbound, 'headerBytesReceived');
  const checks = (pair?.responsesReceived ?? 0) + (pair?.requestsReceived ?? 0);
  return {
    packetsIn: sum(inbound, 'packetsReceived'),
    lostIn: sum(inbound, 'packetsLost'),
    framesIn: sum(inbound, 'framesDecoded'),
    bytesIn,
    bytesOut: sum(outbound, 'bytesSent') + sum(outbound, 'headerBytesSent'),
    packetsOut: sum(outbound, 'packetsSent'),
    lostOut: sum(remote, 'packetsLost'),
    soundIn: sum(
      inbound.filter(({ kind }) => kind === 'audio'),
      'bytesReceived',
    ),
    pulse: bytesIn + checks,
  };
}

/** Of camera and screen the one that moves, and of two the larger one. */
function largest(entries) {
  const area = ({ frameWidth = 0, frameHeight = 0, framesPerSecond = 0 }) =>
    frameWidth * frameHeight * (framesPerSecond > 0 ? 1 : 0);
  const moving = entries.filter((entry) => entry.kind === 'video' && area(entry) > 0);
  return moving.sort((a, b) => area(b) - area(a))[0];
}

function roundTrip(pair, remote) {
  const told = remote.find(({ roundTripTime }) => roundTripTime);
  const seconds = pair?.currentRoundTripTime ?? told?.roundTripTime;
  return seconds === undefined ? null : seconds * 1_000;
}

const FEWEST_PACKETS = 20;

function lossBetween(before, { packetsIn, lostIn }) {
  if (!before) return null;
  // Late packets are counted back, and a receiver that restarts begins at 0.
  const lost = Math.max(0, lostIn - before.lostIn);
  const received = packetsIn - before.packetsIn;
  return received + lost < FEWEST_PACKETS ? null : (100 * lost) / (received + lost);
}

/** @returns {Sending} */
function sendingOf(outbound, pair, before, { packetsOut, lostOut }) {
  const videos = outbound.filter(({ kind, active = true }) => kind === 'video' && active);
  const isShortOf = (reason) => videos.some((each) => each.qualityLimitationReason === reason);
  const sent = before ? packetsOut - before.packetsOut : 0;
  const lost = Math.max(0, lostOut - (before?.lostOut ?? 0));
  return {
    isShortOfBandwidth: isShortOf('bandwidth'),
    isShortOfCpu: isShortOf('cpu'),
    encodeMillis: 1_000 * sum(outbound, 'totalEncodeTime'),
    available: pair?.availableOutgoingBitrate ?? null,
    lossPercent: sent < FEWEST_PACKETS ? null : (100 * lost) / sent,
  };
}

function worstLoss(remote) {
  const told = remote.map(({ fractionLost }) => fractionLost).filter((each) => each !== undefined);
  return told.length ? 100 * Math.max(...told) : null;
}

const rate = (before, now, seconds) =>
  seconds > 0 && now >= before ? ((now - before) * 8) / seconds / 1_000 : null;
