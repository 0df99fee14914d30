import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { switchLine } from '../switch-line.js';

const CHOICES = /** @type {const} */ (['noiseSuppression', 'echoCancellation', 'autoGainControl']);

/** What the browser does to one's own voice. Each change opens the microphone anew; the mute stays as it was. */
export class SoundSettings extends PageElement {
  static properties = { session: { attribute: false }, local: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/local-controls.js').LocalState | undefined} */
    this.local = undefined;
  }

  render() {
    const sound = this.local?.sound;
    if (!sound) return nothing;
    return html`<fieldset class="switches">
      <legend>${t('sound.title')}</legend>
      ${CHOICES.map((name) =>
        switchLine({
          name: `sound-${name}`,
          label: t(`sound.${name}`),
          hint: t(`sound.${name}Hint`),
          on: sound[name],
          choose: (on) => this.session?.media.setSound(name, on),
        }),
      )}
    </fieldset>`;
  }
}

customElements.define('madang-sound-settings', SoundSettings);
