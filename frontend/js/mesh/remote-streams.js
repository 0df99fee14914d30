/** How the streams of a link are called, by slot. */
const NAMES = { mic: 'audio', camera: 'camera', screen: 'screen', 'screen-audio': 'screenAudio' };

/**
 * @typedef {{audio: MediaStream, camera: MediaStream, screen: MediaStream, screenAudio: MediaStream}} LinkStreams
 *
 * What a link receives, one stream per slot. A stream stays the same as long as its track does. With the track of a new
 * connection comes a new stream: that track has the id of the one before, since the sender gives it, and Chromium's
 * media elements take a track of the same id in the same stream for the one that they show already.
 */
export class RemoteStreams {
  /** @type {LinkStreams} */
  streams;
  #createStream;

  /** @param {() => MediaStream} createStream */
  constructor(createStream) {
    this.#createStream = createStream;
    this.streams = {
      audio: createStream(),
      camera: createStream(),
      screen: createStream(),
      screenAudio: createStream(),
    };
  }

  /**
   * @param {import('./slots.js').Transceivers} transceivers
   * @returns {boolean} whether a stream is another one than before
   */
  receive(transceivers) {
    const changed = [...transceivers].filter(
      ([slot, { receiver }]) => !this.streams[NAMES[slot]].getTracks().includes(receiver.track),
    );
    const streams = changed.map(([slot, { receiver }]) => {
      const stream = this.#createStream();
      stream.addTrack(receiver.track);
      return [NAMES[slot], stream];
    });
    if (changed.length > 0) this.streams = { ...this.streams, ...Object.fromEntries(streams) };
    return changed.length > 0;
  }
}
