import { t } from '../i18n/index.js';

const MOST_NAMED = 2;

/**
 * What to read aloud of the reactions of one moment: few by name, many as a count.
 * @param {readonly {displayName: string, name: string}[]} reactions oldest first
 */
export function reactionNews(reactions) {
  if (reactions.length > MOST_NAMED) return t('reaction.many', { count: reactions.length });
  return reactions
    .map(({ displayName, name }) =>
      t('reaction.from', { name: displayName, reaction: t(`reaction.${name}`) }),
    )
    .join(' ');
}
