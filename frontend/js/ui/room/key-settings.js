import { html } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { pushToTalk, singleKeys } from '../preferences.js';
import { switchLine } from '../switch-line.js';

/** Which keys act. Emits `shortcuts` when their list is asked for. */
export class KeySettings extends PageElement {
  render() {
    return html`<fieldset class="switches">
        <legend>${t('keys.legend')}</legend>
        ${this.#line('pushToTalk', pushToTalk)} ${this.#line('singleKeys', singleKeys)}
      </fieldset>
      <button class="button button--quiet" data-testid="shortcuts-open" @click=${this.#show}>
        ${t('keys.show')}
      </button>`;
  }

  /**
   * @param {string} name
   * @param {typeof pushToTalk} preference
   */
  #line(name, preference) {
    return switchLine({
      name,
      label: t(`keys.${name}`),
      hint: t(`keys.${name}Hint`),
      on: preference.read(),
      choose: (on) => preference.write(on),
    });
  }

  #show() {
    this.emit('shortcuts');
  }
}

customElements.define('madang-key-settings', KeySettings);
