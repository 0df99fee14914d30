/** How loud, at its beginning. */
const VOLUME = 0.14;
const KNOCKS = [0, 0.17];
const SECONDS = 0.5;

/** Two short knocks on wood, made here: no file has to be loaded for them. */
export function playKnock() {
  if (!('AudioContext' in globalThis)) return;
  const context = new AudioContext();
  for (const after of KNOCKS) knockOnce(context, context.currentTime + after);
  setTimeout(() => context.close(), SECONDS * 1000);
}

/**
 * @param {AudioContext} context
 * @param {number} at
 */
function knockOnce(context, at) {
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: 190 });
  const loudness = new GainNode(context, { gain: 0 });
  tone.frequency.setValueAtTime(190, at);
  tone.frequency.exponentialRampToValueAtTime(90, at + 0.09);
  loudness.gain.setValueAtTime(VOLUME, at);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.12);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.13);
}
