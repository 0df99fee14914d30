/** A microphone whose voice the test decides: `voice('silent' | 'quiet' | 'loud')`. Like a real one, it hums. */
(() => {
  const GAIN = { silent: 0, quiet: 0.001, loud: 0.3 };
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  const enumerateDevices = devices.enumerateDevices.bind(devices);
  const plugged = [];
  let loudness = 'quiet';
  let gain;
  window.voiceWishes = [];

  window.voice = (next) => {
    loudness = next;
    if (gain) gain.gain.value = GAIN[next];
  };

  /** As if the cable was pulled. */
  window.pullMicrophone = () => {
    window.voiceTrack.stop();
    window.voiceTrack.dispatchEvent(new Event('ended'));
  };

  window.plugIn = (...more) => {
    plugged.push(...more);
    devices.dispatchEvent(new Event('devicechange'));
  };

  devices.enumerateDevices = async () => [...(await enumerateDevices()), ...plugged];

  devices.getUserMedia = async ({ audio, video }) => {
    const stream = video ? await getUserMedia({ video }) : new MediaStream();
    if (!audio) return stream;
    window.voiceWishes.push(audio);
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 300 });
    gain = new GainNode(context, { gain: GAIN[loudness] });
    const out = context.createMediaStreamDestination();
    tone.connect(gain).connect(out);
    tone.start();
    [window.voiceTrack] = out.stream.getAudioTracks();
    stream.addTrack(window.voiceTrack);
    return stream;
  };
})();
