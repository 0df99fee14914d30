import { html } from 'lit';
import '../attendance/attendance-table.js';
import { PageElement } from '../element.js';
import { panelHead } from './panel-head.js';

/** Who was here and for how long, for hosts, during the meeting. */
export class AttendancePanel extends PageElement {
  static properties = { session: { attribute: false }, state: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
  }

  render() {
    return html`${panelHead('attendance', () => this.emit('panel', 'attendance'))}
      <div class="panel__body">
        <madang-attendance
          .source=${this.session?.attendance}
          .name=${this.state?.room?.name ?? ''}
        ></madang-attendance>
      </div>`;
  }
}

customElements.define('madang-attendance-panel', AttendancePanel);
