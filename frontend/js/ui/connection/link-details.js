import { html, nothing } from 'lit';
import { hasMessage, t } from '../../i18n/index.js';
import { warningIcon } from '../icons.js';
import { facts } from './facts.js';
import { smallGraph } from './graph.js';
import { stepLines, stepName } from './steps.js';
import { percent, rate, secondsLeft, span } from './units.js';

/** @typedef {import('./diagnosis.js').Diagnosis} Diagnosis */

/**
 * All there is to say of one link: what is wrong, how it is, how it came about.
 * @param {object} link
 * @param {Diagnosis} link.diagnosis
 * @param {string} link.name of the other one
 * @param {boolean} link.complete whether it is there
 * @param {(action: string) => void} link.act
 */
export const linkDetails = ({ diagnosis, name, complete, act }) =>
  html`${trouble(diagnosis, name, act)}
    <dl class="facts">
      ${facts(diagnosis).map(
        (fact) =>
          html`<div>
            <dt>${fact.name}</dt>
            <dd>${fact.values.map((value) => html`<span>${value}</span>`)}</dd>
          </div>`,
      )}
    </dl>
    ${graphs(diagnosis.history)}
    <h4 class="steps__title">${t('connection.steps')}</h4>
    <ol class="steps" data-testid="timeline">
      ${stepLines(diagnosis.timeline, complete).map(
        ({ step, atMillis, detail, look }) =>
          html`<li class="step step--${look}" data-step=${step}>
            <span class="step__name"
              >${stepName(step)}${detail ? html` <small>${detail}</small>` : nothing}</span
            >
            <span class="step__time"
              >${atMillis === null ? t(`connection.${look}`) : span(atMillis)}</span
            >
          </li>`,
      )}
    </ol>`;

/**
 * Why it is not connected, and one thing to do about it.
 * @param {Diagnosis} diagnosis
 * @param {string} name
 * @param {(action: string) => void} act
 */
function trouble({ cause, action, repair }, name, act) {
  if (!cause && !repair) return nothing;
  const advised = action ?? 'try-again';
  const known = cause && hasMessage(`cause.${cause}`);
  return html`<div class="trouble" data-testid="trouble" data-cause=${cause ?? nothing}>
    ${warningIcon}
    <div class="trouble__words">
      <p>${known ? t(`cause.${cause}`, { name }) : t('cause.unknown')}</p>
      ${repair ? html`<p class="trouble__repair">${repairWords(repair)}</p>` : nothing}
    </div>
    ${
      hasMessage(`action.${advised}`)
        ? html`<button class="button" data-testid="cause-action" @click=${() => act(advised)}>
            ${t(`action.${advised}`)}
          </button>`
        : nothing
    }
  </div>`;
}

/** @param {{attempt: number, nextInMillis: number}} repair */
function repairWords({ attempt, nextInMillis }) {
  if (attempt === 0) return '';
  const seconds = secondsLeft(nextInMillis);
  return seconds > 0
    ? t('connection.nextTry', { attempt, count: seconds })
    : t('connection.trying', { attempt });
}

/** @param {Diagnosis['history']} history */
function graphs(history) {
  if (history.length < 2) return nothing;
  const times = history.map(({ atMillis }) => atMillis);
  return html`<div class="graphs">
    ${smallGraph({
      title: t('fact.rate'),
      times,
      least: 100,
      words: rate,
      curves: [
        { name: t('graph.in'), values: history.map(({ kbitIn }) => kbitIn) },
        { name: t('graph.out'), values: history.map(({ kbitOut }) => kbitOut) },
      ],
    })}
    ${smallGraph({
      title: t('fact.rtt'),
      times,
      least: 100,
      words: span,
      curves: [{ name: '', values: history.map(({ rttMillis }) => rttMillis) }],
    })}
    ${smallGraph({
      title: t('graph.loss'),
      times,
      least: 5,
      words: percent,
      curves: [{ name: '', values: history.map(({ lossInPercent }) => lossInPercent) }],
    })}
  </div>`;
}
