import { html, svg } from 'lit';
import { t } from '../../i18n/index.js';
import { isKnown } from './units.js';

const WIDTH = 240;
const HEIGHT = 40;

/**
 * A line through the known values, broken where nothing is known.
 * @param {readonly {atMillis: number, value: number | null}[]} points oldest first
 * @param {number} most the value at the upper edge, more than 0
 * @returns {string} for the attribute `d` on a field of 240 × 40
 */
export function graphLine(points, most) {
  const first = points[0]?.atMillis ?? 0;
  const length = Math.max(1, (points.at(-1)?.atMillis ?? 0) - first);
  let pen = 'M';
  return points
    .map(({ atMillis, value }) => {
      if (!isKnown(value)) {
        pen = 'M';
        return '';
      }
      const x = ((atMillis - first) / length) * WIDTH;
      const y = HEIGHT - (Math.min(Number(value), most) / most) * HEIGHT;
      const drawn = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = 'L';
      return drawn;
    })
    .join('');
}

/**
 * The upper edge: the greatest value, but never so little that noise fills the field.
 * @param {readonly (number | null)[]} values
 * @param {number} least
 */
export const upperEdge = (values, least) => Math.max(least, ...values.filter(isKnown).map(Number));

/**
 * @typedef {object} Curve
 * @property {string} name
 * @property {(number | null)[]} values
 */

/**
 * A small graph with its name, its newest values and its upper edge; the same in words for who does not see it.
 * @param {object} graph
 * @param {string} graph.title
 * @param {readonly number[]} graph.times milliseconds, oldest first
 * @param {readonly Curve[]} graph.curves one or two
 * @param {number} graph.least
 * @param {(value: number) => string} graph.words
 */
export function smallGraph({ title, times, curves, least, words }) {
  const most = upperEdge(
    curves.flatMap(({ values }) => values),
    least,
  );
  const newest = curves.map(({ name, values }) => {
    const value = values.at(-1);
    const said = isKnown(value) ? words(Number(value)) : '–';
    return name ? `${name} ${said}` : said;
  });
  return html`<figure class="graph">
    <figcaption>
      <span>${title}</span><span class="graph__now">${newest.join(' · ')}</span>
    </figcaption>
    <svg
      viewBox="0 -2 ${WIDTH} ${HEIGHT + 4}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${t('graph.label', { title, most: words(most) })}
    >
      ${curves.map(
        ({ values }, index) =>
          svg`<path class="graph__line graph__line--${index}" d=${graphLine(
            values.map((value, at) => ({ atMillis: times[at], value })),
            most,
          )} />`,
      )}
    </svg>
    <span class="graph__most" aria-hidden="true">${words(most)}</span>
  </figure>`;
}
