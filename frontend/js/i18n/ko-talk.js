/**
 * Reactions, hands, private lines and files.
 * @type {Record<string, import('./index.js').Message>}
 */
export const talk = {
  'bar.reactions': '반응',
  'reaction.menu': '반응 보내기',
  'reaction.thumbs-up': '좋아요',
  'reaction.clap': '박수',
  'reaction.heart': '하트',
  'reaction.laugh': '웃음',
  'reaction.surprise': '놀람',
  'reaction.celebrate': '축하',
  'reaction.from': '{name} 님: {reaction}',
  'reaction.many': { other: '{count}명이 반응했어요.' },

  'hand.place': '손들었어요, {place}번째',

  'private.to': '받는 사람',
  'private.all': '모두',
  'private.one': '{name} 님에게만',
  'private.placeholder': '{name} 님에게만 쓰기',
  'private.note': '{name} 님과 나만 볼 수 있어요. 글은 서버를 거쳐 가요.',
  'private.sent': '{name} 님에게만 보냄',
  'private.received': '나에게만 보냄',
  'private.reply': '비공개로 답하기',
  'private.replyTo': '{name} 님에게 비공개로 답하기',
  'private.gone': '{name} 님이 나갔어요. 쓰던 글은 그대로 두었어요.',
  'private.from': '{name} 님이 나에게만: {text}',
  'refusal.participant-unreachable': '받는 사람이 방에 없어서 보내지 못했어요.',
  'refusal.too-fast': '너무 빨라요. 잠시 뒤에 다시 해 주세요.',
};
