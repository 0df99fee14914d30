/** Two notes, one after the other, as a door bell. */
const NOTES = [
  { hertz: 659, at: 0, seconds: 0.35 },
  { hertz: 523, at: 0.35, seconds: 0.6 },
];
const LOUDNESS = 0.25;

/**
 * A sound to be played on the chosen speaker.
 *
 * @param {() => AudioContext} createContext
 * @returns {{stream: MediaStream, seconds: number, stop: () => void}}
 */
export function testSound(createContext) {
  const context = createContext();
  const out = context.createMediaStreamDestination();
  for (const { hertz, at, seconds } of NOTES) {
    const start = context.currentTime + 0.1 + at;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    const note = context.createOscillator();
    note.frequency.value = hertz;
    note.connect(gain).connect(out);
    note.start(start);
    note.stop(start + seconds);
  }
  const seconds = NOTES.reduce((sum, note) => sum + note.seconds, 0.1);
  return { stream: out.stream, seconds, stop: () => void context.close() };
}
