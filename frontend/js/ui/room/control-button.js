import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';

const PANELS = ['people', 'chat', 'settings', 'connection', 'polls', 'attendance'];

/**
 * @typedef {object} Control
 * @property {string} name its test id and, as `bar.<name>`, its label
 * @property {unknown} icon
 * @property {string} title
 * @property {(event: Event) => void} act
 * @property {boolean} [pressed] for switches
 * @property {boolean} [expanded] for panels
 * @property {boolean} [denied] one has no right to it; the title says so
 * @property {boolean} [problem] marks a device that does not work
 * @property {number} [badge]
 * @property {string} [keys] the letter of its shortcut
 */

/**
 * A button of the control bar: icon, label, tooltip. Panels are opened by `<name>-toggle`, since the panel itself
 * carries the plain test id.
 * @param {Control} control
 */
export function controlButton(control) {
  const { name, icon, title, act, pressed, expanded, denied, problem, badge, keys } = control;
  const isPanel = PANELS.includes(name);
  return html`<button
    class="control control--${name} ${problem ? 'control--problem' : ''} ${denied ? 'control--denied' : ''}"
    data-testid=${isPanel ? `${name}-toggle` : name}
    data-panel=${isPanel ? name : nothing}
    aria-pressed=${pressed ?? nothing}
    aria-disabled=${denied ? 'true' : nothing}
    aria-expanded=${expanded ?? nothing}
    aria-keyshortcuts=${keys ? `Control+${keys}` : nothing}
    title=${title}
    @click=${act}
  >
    ${icon}
    <span class="control__label">${t(`bar.${name}`)}</span>
    ${badge ? html`<span class="control__badge" data-testid="unread">${badge}</span>` : nothing}
  </button>`;
}
