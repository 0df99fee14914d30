import { en } from './en.js';
import { ko } from './ko.js';

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} Message */

/**
 * The languages, in the order of the menu. One more is a file like `en.js`, and a line here.
 * @type {Record<string, Record<string, Message>>}
 */
export const LANGUAGES = { ko, en };

/** The languages of the server's own sentences, which are in its `messages/`. */
const OF_SERVER = ['ko', 'en'];

/**
 * @param {string} locale
 * @returns {'ko' | 'en'} English where the server does not know the language
 */
export const serverLocale = (locale) =>
  /** @type {'ko' | 'en'} */ (OF_SERVER.includes(locale) ? locale : 'en');

/**
 * @param {string} language
 * @param {string} [inside] the language to say it in; by default its own
 */
export const languageName = (language, inside = language) =>
  new Intl.DisplayNames([inside], { type: 'language' }).of(language) ?? language;
