import { html } from 'lit';
import { t } from '../i18n/index.js';
import { PageElement } from './element.js';
import { isEmbedded } from './embedded.js';
import './language-switch.js';
import { mark } from './mark.js';
import './theme-switch.js';

/** The head of every page outside a room. */
export class SiteHeader extends PageElement {
  render() {
    return html`<header class="site-header">
      ${
        isEmbedded
          ? html`<span class="site-header__home">${mark()}</span>`
          : html`<a class="site-header__home" href="/" aria-label=${t('app.home')}
              >${mark()}<span>${t('app.name')}</span></a
            >`
      }
      <div class="site-header__tools">
        <madang-language-switch></madang-language-switch>
        <madang-theme-switch></madang-theme-switch>
      </div>
    </header>`;
  }
}

customElements.define('madang-site-header', SiteHeader);
