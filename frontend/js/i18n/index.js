import { LANGUAGES } from './languages.js';

export { languageName, serverLocale } from './languages.js';

/** @typedef {string} Locale one of the languages of `languages.js` */
/** @typedef {import('./languages.js').Message} Message */

/** @returns {Locale[]} */
export const locales = () => Object.keys(LANGUAGES);

/** @type {Locale} */
let current = 'en';
/** @type {Set<(locale: Locale) => void>} */
const listeners = new Set();

/** @returns {Locale} */
export const locale = () => current;

/**
 * Tells the listeners, in the order they were added, only when the language really changes.
 * @param {Locale} next
 */
export function setLocale(next) {
  if (next === current) return;
  current = next;
  for (const listener of [...listeners]) listener(next);
}

/**
 * @param {(locale: Locale) => void} listener
 * @returns {() => void} stops listening
 */
export function onLocaleChange(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * The sentence of a key. `params.count` chooses the plural form; every `{name}` is replaced by its parameter.
 * An unknown key comes back as it is.
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 */
export function t(key, params = {}) {
  const message = LANGUAGES[current][key];
  if (message === undefined) return key;
  return fill(
    typeof message === 'string' ? message : pluralForm(message, Number(params.count)),
    params,
  );
}

/** @param {string} key */
export const hasMessage = (key) => key in LANGUAGES[current];

/**
 * The address bar wins over the remembered choice, that over the languages of the browser.
 * @param {{asked?: string | null, remembered?: string | null, languages: readonly string[]}} wishes
 * @returns {Locale}
 */
export function chooseLocale({ asked, remembered, languages }) {
  for (const wish of [asked, remembered, ...languages]) {
    const found = locales().find((known) => wish?.toLowerCase().split('-')[0] === known);
    if (found) return found;
  }
  return 'en';
}

/**
 * @param {Exclude<Message, string>} forms
 * @param {number} count
 */
const pluralForm = (forms, count) =>
  forms[new Intl.PluralRules(current).select(count)] ?? forms.other;

/**
 * @param {string} text
 * @param {Record<string, string | number>} params
 */
function fill(text, params) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? new Intl.NumberFormat(current).format(value) : value;
  });
}
