/** How the streams of a link are called, by slot. */
const NAMES = { mic: 'audio', camera: 'camera', screen: 'screen', 'screen-audio': 'screenAudio' };

/**
 * @typedef {{audio: MediaStream, camera: MediaStream, screen: MediaStream, screenAudio: MediaStream}} LinkStreams
 *
 * What a link receives, one stream per slot. The streams stay the same when the connection is rebuilt; only
 * their tracks change.
 */
export class RemoteStreams {
  /** @type {LinkStreams} */
  streams;

  /** @param {() => MediaStream} createStream */
  constructor(createStream) {
    this.streams = {
      audio: createStream(),
      camera: createStream(),
      screen: createStream(),
      screenAudio: createStream(),
    };
  }

  /** @param {import('./slots.js').Transceivers} transceivers */
  receive(transceivers) {
    for (const [slot, { receiver }] of transceivers) {
      const stream = this.streams[NAMES[slot]];
      for (const track of stream.getTracks()) stream.removeTrack(track);
      stream.addTrack(receiver.track);
    }
  }
}
