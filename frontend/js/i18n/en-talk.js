/**
 * Reactions, hands, private lines and files.
 * @type {Record<string, import('./index.js').Message>}
 */
export const talk = {
  'bar.reactions': 'React',
  'reaction.menu': 'Send a reaction',
  'reaction.thumbs-up': 'Thumbs up',
  'reaction.clap': 'Applause',
  'reaction.heart': 'Heart',
  'reaction.laugh': 'Laughter',
  'reaction.surprise': 'Surprise',
  'reaction.celebrate': 'Celebration',
  'reaction.from': '{name}: {reaction}',
  'reaction.many': { one: '{count} person reacted.', other: '{count} people reacted.' },

  'hand.place': 'Hand raised, number {place} in line',

  'private.to': 'To',
  'private.all': 'Everybody',
  'private.one': 'Only {name}',
  'private.placeholder': 'Write to {name} only',
  'private.note': 'Only you and {name} can read this. It passes through the server.',
  'private.sent': 'Only to {name}',
  'private.received': 'Only to you',
  'private.reply': 'Reply privately',
  'private.replyTo': 'Reply to {name} privately',
  'private.gone': '{name} has left. What you wrote is still here.',
  'private.from': '{name}, only to you: {text}',
  'refusal.participant-unreachable': 'Not sent: this person is no longer in the room.',
  'refusal.too-fast': 'That was too fast. Please wait a moment.',
};
