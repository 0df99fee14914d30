/** 마이크, 카메라, 스피커와 키보드에 관한 말. @type {Record<string, import('./index.js').Message>} */
export const devices = {
  'device.testSound': '소리 들어 보기',
  'device.playing': '소리를 내고 있어요',
  'device.failed': '이 스피커로는 소리를 낼 수 없어요',
  'device.flip': '앞뒤 카메라 바꾸기',
  'device.flipShort': '앞뒤 바꾸기',

  'sound.title': '내 목소리',
  'sound.noiseSuppression': '주변 소음 줄이기',
  'sound.noiseSuppressionHint': '악기 소리를 들려줄 때는 끄는 편이 좋아요.',
  'sound.echoCancellation': '울림 막기',
  'sound.echoCancellationHint': '헤드폰을 쓴다면 꺼도 돼요.',
  'sound.autoGainControl': '소리 크기 맞추기',
  'sound.autoGainControlHint': '작은 목소리를 알아서 키워 줘요.',

  'keys.title': '단축키',
  'keys.legend': '키보드',
  'keys.show': '단축키 모두 보기',
  'keys.mic': '마이크 켜고 끄기',
  'keys.camera': '카메라 켜고 끄기',
  'keys.space': '스페이스',
  'keys.talk': '누르는 동안 말하기',
  'keys.talkOff': '누르는 동안 말하기 (설정에서 켤 수 있어요)',
  'keys.help': '이 목록 보기',
  'keys.close': '열린 창 닫기',
  'keys.pushToTalk': '스페이스를 누르는 동안 말하기',
  'keys.pushToTalkHint': '꺼 둔 마이크가 누르는 동안만 켜져요.',
  'keys.singleKeys': '한 글자 단축키',
  'keys.singleKeysHint': '? 키를 누르면 단축키 목록이 열려요.',

  'hint.deaf': '마이크는 켜져 있지만 아무 소리도 들어오지 않아요.',
  'hint.keptOff': '호스트가 껐던 마이크라 아직 꺼져 있어요. 말하고 싶을 때 켜세요.',
  'hint.switchOn': '켜기',
  'hint.system': '기기나 헤드셋에서 마이크 소리가 꺼져 있어요.',
  'hint.settings': '마이크 고르기',
  'hint.offer': '새 장치가 있어요: {label}',
  'hint.use': '이 장치 쓰기',
  'hint.dismiss': '닫기',

  'hint.otherTab': '이 방에 다른 탭으로도 들어와 있어요.',
  'tab.onlyHere': '여기서만 계속하기',

  'door.removed': '이 방에서 내보내져서 지금은 들어갈 수 없어요. 방을 연 사람에게 물어보세요.',
  'door.knock': '호스트가 들여보내 주는 방이에요. 잠시 기다려야 할 수 있어요.',
  'door.locked': '방이 잠겨 있어요. 지금은 새로 들어갈 수 없어요.',
  'door.otherTab':
    '다른 탭에서 이미 이 방에 들어와 있어요. 소리가 울리지 않도록 여기 마이크는 꺼 두었어요.',
  'door.full': '지금은 방이 가득 찼어요.',
  'door.wait': '자리가 나면 바로 들어가기',
  'door.waiting': '자리가 나기를 기다리고 있어요. 이 화면을 열어 두면 알아서 들어가요.',
  'door.stopWaiting': '기다리지 않기',
  'door.tooOften': '나 또는 같은 네트워크의 누군가가 너무 여러 번 시도했어요.',
  'door.again': '다시 시도할 수 있을 때까지',

  'network.checking': '네트워크를 확인하고 있어요…',
  'network.good': '네트워크에 문제가 없어요',
  'network.served': '서버와 잘 연결돼요',
  'network.slow': '네트워크가 WebSocket을 막고 있어요. 들어갈 수는 있지만 반응이 조금 느려요.',
  'network.relayed': '네트워크가 직접 연결을 막고 있어요. 중계 서버를 거쳐 만날 수 있어요.',
  'network.near':
    '네트워크가 직접 연결을 막고 있고 중계 서버도 없어요. 같은 네트워크에 있는 사람만 보일 수 있어요.',
  'network.blocked':
    '이 네트워크에서는 서로 보고 들을 수 없어요. 휴대전화의 인터넷처럼 다른 네트워크로 바꿔 보세요.',
  'network.unreachable': '서버에 연결할 수 없어요. 인터넷 연결을 확인해 주세요.',

  'problem.noHttps': '서버를 운영하는 사람에게 HTTPS 주소를 물어보세요.',

  'notice.mic-replaced': '쓰던 마이크의 연결이 끊겨 다른 마이크를 써요: {by}',
  'notice.camera-replaced': '쓰던 카메라의 연결이 끊겨 다른 카메라를 써요: {by}',

  'home.unlistedNote': '링크를 받은 사람만 이 방을 찾을 수 있어요.',
  'home.publicNote': '이 서버에 오는 누구나 목록에서 이 방을 찾을 수 있어요.',

  'invite.title': '초대하기',
  'invite.text': '휴대전화 카메라로 QR 코드를 찍거나 링크를 보내세요.',
  'invite.qr': '이 방으로 들어오는 QR 코드',
  'invite.share': '보내기',
  'invite.more': 'QR 코드로 초대',

  'time.seconds': { other: '{count}초' },
  'time.minutes': { other: '{count}분' },
  'time.am': '오전',
  'time.pm': '오후',
  'time.hours': { other: '{count}시간' },
  'outcome.together': { other: '{time} 동안 {count}명이 함께했어요.' },
  'outcome.alone': '{time} 동안 혼자 있었어요.',
};
