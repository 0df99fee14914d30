import { chooseLocale, locale, onLocaleChange, setLocale, t } from '../i18n/index.js';
import { remembered } from './remembered.js';

const choice = remembered('madang.language');

/** Chooses the language of the page and keeps `<html lang>` true, which also steers line breaks. */
export function startLocale() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked) choice.write(asked);
  setLocale(chooseLocale({ asked, remembered: choice.read(), languages: navigator.languages }));
  const show = () => {
    document.documentElement.lang = locale();
  };
  onLocaleChange(show);
  show();
}

/** @param {import('../i18n/index.js').Locale} next */
export function switchLocale(next) {
  choice.write(next);
  setLocale(next);
}

/** @param {string} [part] what the page is about */
export function setTitle(part) {
  document.title = part ? `${part} · ${t('app.name')}` : t('app.name');
}
