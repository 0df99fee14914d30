import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { moreIcon } from '../icons.js';
import '../language-switch.js';
import '../theme-switch.js';
import { reactionButtons } from './reaction-menu.js';

/**
 * The button for more, and the sheet that it opens above the bar.
 * @param {readonly {name: string, look: () => unknown}[]} controls that do not fit into the bar
 * @param {boolean} narrow language and theme are here as well, since the header has no room for them
 * @param {(name: string) => void} react
 */
export const barSheet = (controls, narrow, react) =>
  html`<button
      class="control"
      data-testid="more"
      popovertarget="more"
      aria-label=${t('bar.more')}
      title=${t('bar.more')}
    >
      ${moreIcon}<span class="control__label">${t('bar.more')}</span>
    </button>
    <div class="sheet" id="more" popover>
      ${
        controls.some(({ name }) => name === 'reactions')
          ? html`<div class="sheet__reactions" role="group" aria-label=${t('reaction.menu')}>
              ${reactionButtons(react)}
            </div>`
          : nothing
      }
      <div class="sheet__controls">
        ${controls.filter(({ name }) => name !== 'reactions').map(({ look }) => look())}
      </div>
      ${
        narrow
          ? html`<div class="sheet__look">
              <madang-language-switch></madang-language-switch
              ><madang-theme-switch></madang-theme-switch>
            </div>`
          : nothing
      }
    </div>`;
