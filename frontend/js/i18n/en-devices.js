/** Microphones, cameras, speakers and keys. @type {Record<string, import('./index.js').Message>} */
export const devices = {
  'device.testSound': 'Play a sound',
  'device.playing': 'Playing…',
  'device.failed': 'This speaker cannot be used',
  'device.flip': 'Switch between front and back camera',
  'device.flipShort': 'Flip',

  'sound.title': 'Your voice',
  'sound.noiseSuppression': 'Reduce background noise',
  'sound.noiseSuppressionHint': 'Better off when you play music.',
  'sound.echoCancellation': 'Prevent echo',
  'sound.echoCancellationHint': 'With headphones you can do without.',
  'sound.autoGainControl': 'Even out the volume',
  'sound.autoGainControlHint': 'Makes a quiet voice louder.',

  'keys.title': 'Shortcuts',
  'keys.legend': 'Keyboard',
  'keys.show': 'Show all shortcuts',
  'keys.mic': 'Microphone on or off',
  'keys.camera': 'Camera on or off',
  'keys.space': 'Space',
  'keys.talk': 'Talk while you hold it',
  'keys.talkOff': 'Talk while you hold it (turn it on in the settings)',
  'keys.help': 'Show this list',
  'keys.close': 'Close what is open',
  'keys.pushToTalk': 'Hold space to talk',
  'keys.pushToTalkHint': 'The muted microphone is on only while you hold it.',
  'keys.singleKeys': 'Shortcuts of a single key',
  'keys.singleKeysHint': 'Press ? for the list of shortcuts.',

  'hint.deaf': 'Your microphone is on, but nothing at all comes from it.',
  'hint.keptOff':
    'The host had switched your microphone off, so it stays off until you turn it on.',
  'hint.switchOn': 'Switch on',
  'hint.system': 'Your device or headset has silenced the microphone.',
  'hint.settings': 'Choose a microphone',
  'hint.offer': 'New device: {label}',
  'hint.use': 'Use it',
  'hint.dismiss': 'No thanks, close',

  'hint.otherTab': 'You are also in this room in another tab.',
  'tab.onlyHere': 'Continue only here',

  'door.removed': 'You were removed from this room and cannot come in now. Ask whoever opened it.',
  'door.knock': 'A host lets people into this room. You may have to wait a moment.',
  'door.locked': 'This room is locked. Nobody new can come in right now.',
  'door.otherTab':
    'You are already in this room in another tab. The microphone is off here, so that nothing echoes.',
  'door.full': 'All places are taken at the moment.',
  'door.wait': 'Come in when there is a place',
  'door.waiting': 'Waiting for a place. Leave this page open: you come in as soon as there is one.',
  'door.stopWaiting': 'Stop waiting',
  'door.tooOften': 'Too many attempts, by you or by somebody in your network.',
  'door.again': 'You can try again in',

  'network.checking': 'Checking your network…',
  'network.good': 'Your network is fine',
  'network.served': 'The connection to the server is fine',
  'network.slow': 'Your network blocks WebSocket. You can come in; things react a little slower.',
  'network.relayed': 'Your network blocks direct links. Through the relay you can still meet.',
  'network.near':
    'Your network blocks direct links, and there is no relay. You may see only people in the same network.',
  'network.blocked':
    'In this network people cannot see or hear each other. Try another one, such as that of your phone.',
  'network.unreachable': 'The server cannot be reached. Check your connection.',

  'problem.noHttps': 'Ask whoever runs this server for its HTTPS address.',

  'notice.mic-replaced': 'The microphone is gone. Now using {by}.',
  'notice.camera-replaced': 'The camera is gone. Now using {by}.',

  'home.unlistedNote': 'Only people with the link find this room.',
  'home.publicNote': 'Everybody who comes to this server finds this room in the list.',

  'invite.title': 'Invite others',
  'invite.text': 'Point a phone’s camera here, or send the link.',
  'invite.qr': 'QR code that leads into this room',
  'invite.share': 'Send',
  'invite.more': 'Invite by QR code',

  'time.seconds': { one: '{count} second', other: '{count} seconds' },
  'time.minutes': { one: '{count} minute', other: '{count} minutes' },
  'time.am': 'AM',
  'time.pm': 'PM',
  'time.hours': { one: '{count} hour', other: '{count} hours' },
  'outcome.together': {
    one: 'You met for {time}, {count} person in all.',
    other: 'You met for {time}, {count} people in all.',
  },
  'outcome.alone': 'You were here for {time}, alone.',
};
