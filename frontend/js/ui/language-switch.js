import { html } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { switchLocale } from './locale.js';

/** One button that names the other language in that language. */
export class LanguageSwitch extends PageElement {
  render() {
    return html`<button
      class="button button--quiet"
      data-testid="language"
      title=${t('language.switch')}
      @click=${switchLocale}
    >
      ${t('language.other')}
    </button>`;
  }
}

customElements.define('madang-language-switch', LanguageSwitch);
