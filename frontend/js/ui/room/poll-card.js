import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { locale, t } from '../../i18n/index.js';
import { checkIcon } from '../icons.js';

/** @typedef {import('../../room/meeting-state.js').PollView} PollView */

/**
 * One question with its results as they are; a vote is a click, and another one until it is closed.
 * @param {PollView} poll
 * @param {{vote: (choices: number[]) => void, close: (() => void) | null}} acts
 */
export function pollCard(poll, { vote, close }) {
  const kind = [
    t(poll.multiple ? 'poll.several' : 'poll.one'),
    t(poll.anonymous ? 'poll.anonymous' : 'poll.named'),
  ].join(' · ');
  return html`<fieldset class="poll" data-testid="poll" data-open=${poll.open}>
    <legend class="poll__question">${poll.question}</legend>
    <p class="poll__kind">${poll.open ? kind : t('poll.closed')}</p>
    <div class="poll__options">
      ${poll.options.map((option, index) => optionRow(poll, option, index, vote))}
    </div>
    <div class="poll__foot">
      <span data-testid="voters">${t('poll.voters', { count: poll.voters })}</span>
      ${
        poll.open && poll.choices.length
          ? html`<button
              class="button button--quiet"
              data-testid="take-back"
              @click=${() => vote([])}
            >
              ${t('poll.takeBack')}
            </button>`
          : nothing
      }
      ${
        close
          ? html`<button class="button" data-testid="close-poll" @click=${close}>
              ${t('poll.close')}
            </button>`
          : nothing
      }
    </div>
  </fieldset>`;
}

/**
 * @param {PollView} poll
 * @param {PollView['options'][number]} option
 * @param {number} index
 * @param {(choices: number[]) => void} vote
 */
function optionRow(poll, option, index, vote) {
  const chosen = poll.choices.includes(index);
  const share = poll.voters ? option.votes / poll.voters : 0;
  const percent = new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);
  const names = option.names?.join(', ');
  return html`<label class="poll__option ${chosen ? 'poll__option--own' : ''}" data-testid="option">
    ${poll.open ? choice(poll, index, chosen, vote) : ownMark(chosen)}
    <span class="poll__text">${option.text}</span>
    <span class="poll__count" data-testid="votes"
      >${t('poll.votes', { count: option.votes })}<small>${percent}</small></span
    >
    <progress class="poll__bar" max="1" .value=${share} aria-hidden="true"></progress>
    ${names ? html`<span class="poll__names">${names}</span>` : nothing}
  </label>`;
}

/**
 * @param {PollView} poll
 * @param {number} index
 * @param {boolean} chosen
 * @param {(choices: number[]) => void} vote
 */
const choice = (poll, index, chosen, vote) =>
  html`<input
    type=${poll.multiple ? 'checkbox' : 'radio'}
    name="poll-${poll.id}"
    .checked=${live(chosen)}
    @change=${() => vote(poll.multiple ? toggled(poll.choices, index) : [index])}
  />`;

/** @param {boolean} chosen */
const ownMark = (chosen) =>
  html`<span class="poll__own"
    >${chosen ? html`${checkIcon}<span class="visually-hidden">${t('poll.own')}</span>` : nothing}</span
  >`;

/**
 * @param {number[]} choices
 * @param {number} index
 */
const toggled = (choices, index) =>
  choices.includes(index)
    ? choices.filter((choice) => choice !== index)
    : [...choices, index].sort((one, other) => one - other);
