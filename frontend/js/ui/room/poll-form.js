import { html, nothing } from 'lit';
import { t } from '../../i18n/index.js';
import { PageElement } from '../element.js';

const LEAST = 2;
const MOST = 10;

/** Asks everybody something. */
export class PollForm extends PageElement {
  static properties = {
    session: { attribute: false },
    count: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../../room/index.js').RoomSession | undefined} */
    this.session = undefined;
    this.count = LEAST;
    this.problem = '';
  }

  render() {
    return html`<form class="poll-form" novalidate data-testid="poll-form" @submit=${this.#ask}>
      <div class="field">
        <label for="poll-question">${t('poll.question')}</label>
        <input
          id="poll-question"
          name="question"
          maxlength="200"
          autocomplete="off"
          data-testid="poll-question"
          placeholder=${t('poll.questionPlaceholder')}
        />
      </div>
      <div class="field" role="group" aria-label=${t('poll.options')}>
        ${Array.from({ length: this.count }, (_, index) => this.#option(index))}
      </div>
      ${
        this.count < MOST
          ? html`<button
              type="button"
              class="button button--quiet"
              data-testid="add-option"
              @click=${this.#add}
            >
              ${t('poll.addOption')}
            </button>`
          : nothing
      }
      <label class="poll-form__switch"
        ><input type="checkbox" name="multiple" /><span>${t('poll.allowSeveral')}</span></label
      >
      <label class="poll-form__switch"
        ><input type="checkbox" name="anonymous" data-testid="anonymous" /><span
          >${t('poll.makeAnonymous')}</span
        ></label
      >
      <p class="field__problem" role="alert">${this.problem}</p>
      <button class="button button--primary" data-testid="ask">${t('poll.ask')}</button>
    </form>`;
  }

  /** @param {number} index */
  #option(index) {
    const label = t('poll.option', { number: index + 1 });
    return html`<input
      name="option"
      maxlength="80"
      autocomplete="off"
      data-testid="poll-option"
      aria-label=${label}
      placeholder=${label}
    />`;
  }

  #add() {
    this.count++;
    this.focusOn(`.field[role="group"] input:nth-of-type(${this.count})`);
  }

  /** @param {SubmitEvent} event */
  #ask(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    const question = String(data.get('question') ?? '').trim();
    const options = data.getAll('option').map((text) => String(text).trim());
    const given = options.filter((text) => text);
    this.problem = this.#whatIsWrong(question, given);
    if (this.problem) return;
    const choices = { multiple: data.has('multiple'), anonymous: data.has('anonymous') };
    this.session?.polls.ask({ question, options: given, ...choices });
  }

  /**
   * @param {string} question
   * @param {string[]} options
   */
  #whatIsWrong(question, options) {
    if (!question) return t('poll.noQuestion');
    if (options.length < LEAST) return t('poll.tooFew');
    return new Set(options).size < options.length ? t('poll.same') : '';
  }
}

customElements.define('madang-poll-form', PollForm);
