import { html } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { moonIcon, sunIcon } from './icons.js';
import { switchTheme, theme } from './theme.js';

export class ThemeSwitch extends PageElement {
  render() {
    const label = theme() === 'dark' ? t('theme.toLight') : t('theme.toDark');
    return html`<button
      class="icon-button"
      data-testid="theme"
      aria-label=${label}
      title=${label}
      @click=${this.#switch}
    >
      ${theme() === 'dark' ? sunIcon : moonIcon}
    </button>`;
  }

  #switch() {
    switchTheme();
    this.requestUpdate();
  }
}

customElements.define('madang-theme-switch', ThemeSwitch);
