import { html } from 'lit';
import { languageName, locale, locales, t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { switchLocale } from './locale.js';

/** One button that names the other language in that language; a menu where there are more. */
export class LanguageSwitch extends PageElement {
  render() {
    const others = locales().filter((each) => each !== locale());
    return others.length === 1 ? this.#button(others[0]) : this.#menu();
  }

  /** @param {string} other */
  #button(other) {
    return html`<button
      class="button button--quiet"
      data-testid="language"
      title=${t('language.switch', { language: languageName(other, locale()) })}
      @click=${() => switchLocale(other)}
    >
      <span lang=${other}>${languageName(other)}</span>
    </button>`;
  }

  #menu() {
    return html`<select
      class="button button--quiet"
      data-testid="language"
      aria-label=${t('language.choose')}
      @change=${this.#chosen}
    >
      ${locales().map(
        (each) =>
          html`<option value=${each} lang=${each} .selected=${each === locale()}>
            ${languageName(each)}
          </option>`,
      )}
    </select>`;
  }

  /** @param {Event} event */
  #chosen(event) {
    switchLocale(/** @type {HTMLSelectElement} */ (event.target).value);
  }
}

customElements.define('madang-language-switch', LanguageSwitch);
