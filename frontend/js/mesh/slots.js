/**
 * What a peer link carries, in the order of the first offer. All of it is there from the beginning, later only
 * tracks are replaced: nothing is renegotiated when a camera or a screen comes or goes.
 *
 * @typedef {'mic' | 'camera' | 'screen' | 'screen-audio'} Slot
 * @typedef {Map<Slot, RTCRtpTransceiver>} Transceivers
 * @typedef {(slot: Slot) => MediaStreamTrack | null} TrackOf
 */

/** @type {Array<{slot: Slot, kind: 'audio' | 'video', group: 'face' | 'screen'}>} */
export const SLOTS = [
  { slot: 'mic', kind: 'audio', group: 'face' },
  { slot: 'camera', kind: 'video', group: 'face' },
  { slot: 'screen', kind: 'video', group: 'screen' },
  { slot: 'screen-audio', kind: 'audio', group: 'screen' },
];

const DATA_CHANNEL_ID = 0;
const FILE_CHANNEL_ID = 1;

/** @param {RTCPeerConnection} pc */
export function openDataChannel(pc) {
  return pc.createDataChannel('control', { negotiated: true, id: DATA_CHANNEL_ID });
}

/**
 * Both sides know it by its number, so that one without it is not disturbed. What people say and show goes first.
 *
 * @param {RTCPeerConnection} pc
 */
export function openFileChannel(pc) {
  /** @type {RTCDataChannelInit & {priority: string}} */
  const options = { negotiated: true, id: FILE_CHANNEL_ID, priority: 'very-low' };
  return pc.createDataChannel('files', options);
}

/**
 * The side that offers first. Slots of one group are played in step with each other, hence one stream per group.
 *
 * @param {RTCPeerConnection} pc
 * @param {TrackOf} trackOf
 * @param {() => MediaStream} createStream
 * @returns {Transceivers}
 */
export function addSlots(pc, trackOf, createStream) {
  const groups = { face: createStream(), screen: createStream() };
  return new Map(
    SLOTS.map(({ slot, kind, group }) => [
      slot,
      pc.addTransceiver(trackOf(slot) ?? kind, {
        direction: 'sendrecv',
        streams: [groups[group]],
      }),
    ]),
  );
}

/**
 * The side that answers first, between the remote offer and its own answer. A direction that changes later
 * leaves tracks muted on some browsers, so everything is `sendrecv` now.
 *
 * @param {RTCPeerConnection} pc
 * @param {Record<string, string>} slotByMid
 * @param {() => MediaStream} createStream
 * @returns {Transceivers} still without tracks
 */
export function adoptSlots(pc, slotByMid, createStream) {
  const groups = { face: createStream(), screen: createStream() };
  /** @type {Transceivers} */
  const transceivers = new Map();
  for (const transceiver of pc.getTransceivers()) {
    const known = SLOTS.find(({ slot }) => slot === slotByMid[transceiver.mid]);
    if (!known || transceiver.receiver.track.kind !== known.kind) continue;
    transceiver.direction = 'sendrecv';
    transceiver.sender.setStreams?.(groups[known.group]);
    transceivers.set(known.slot, transceiver);
  }
  return transceivers;
}

/**
 * @param {Transceivers} transceivers
 * @param {string} sdp
 * @returns {Record<string, string>} mid → slot, as told in a signal
 */
export function describeSlots(transceivers, sdp) {
  const data = /^m=application [^]*?^a=mid:(\S+)/m.exec(sdp);
  return {
    ...(data && { [data[1]]: 'data' }),
    ...Object.fromEntries([...transceivers].map(([slot, { mid }]) => [mid, slot])),
  };
}

/**
 * Before the first description of this side.
 *
 * @param {Transceivers} transceivers
 * @param {(transceiver: RTCRtpTransceiver) => void} [prefer]
 */
export function orderCodecs(transceivers, prefer = () => {}) {
  for (const slot of /** @type {const} */ (['camera', 'screen'])) {
    const transceiver = transceivers.get(slot);
    if (transceiver) prefer(transceiver);
  }
}
