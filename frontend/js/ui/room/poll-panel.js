import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';
import { panelHead } from './panel-head.js';
import { pollCard } from './poll-card.js';
import './poll-form.js';

/** The questions of this meeting, newest first, and for who moderates a new one. */
export class PollPanel extends PageElement {
  static properties = { session: { attribute: false }, state: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    /** @type {import('../../room/room-state.js').RoomState | undefined} */
    this.state = undefined;
  }

  render() {
    const { polls = [], canModerate = false } = this.state ?? {};
    const isOpen = polls.some(({ open }) => open);
    return html`${panelHead('polls', () => this.emit('panel', 'polls'))}
      <div class="panel__body polls" data-testid="polls">
        ${
          canModerate && !isOpen
            ? html`<madang-poll-form .session=${this.session}></madang-poll-form>`
            : nothing
        }
        ${polls.length === 0 && !canModerate ? html`<p class="polls__empty">${t('poll.empty')}</p>` : nothing}
        ${repeat(
          [...polls].reverse(),
          ({ id }) => id,
          (poll) =>
            pollCard(poll, {
              vote: (choices) => this.session?.polls.vote(poll.id, choices),
              close: canModerate && poll.open ? () => this.session?.polls.close(poll.id) : null,
            }),
        )}
        <p class="field__hint">${t('poll.note')}</p>
      </div>`;
  }
}

customElements.define('madang-polls', PollPanel);
