import { html } from 'lit';

/**
 * A choice between on and off, in words.
 *
 * @param {object} line
 * @param {string} line.name its test id
 * @param {string} line.label
 * @param {string} [line.hint]
 * @param {boolean} line.on
 * @param {(on: boolean) => void} line.choose
 */
export const switchLine = ({ name, label, hint = '', on, choose }) =>
  html`<label class="switch">
    <input
      type="checkbox"
      role="switch"
      data-testid=${name}
      .checked=${on}
      @change=${(/** @type {Event} */ event) =>
        choose(/** @type {HTMLInputElement} */ (event.target).checked)}
    />
    <span class="switch__words"><span>${label}</span><small>${hint}</small></span>
  </label>`;
