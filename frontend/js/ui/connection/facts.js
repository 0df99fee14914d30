import { hasMessage, t } from '../../i18n/index.js';
import { frames, isKnown, percent, rate, span } from './units.js';

/** @typedef {import('./diagnosis.js').Measured} Measured */

const UNKNOWN = '–';

/**
 * The chosen way in words: direct or through a relay, and how it is spoken.
 * @param {import('./diagnosis.js').Path | null} path
 * @returns {string} empty while none is chosen
 */
export function pathWords(path) {
  if (!path) return '';
  const { local, remote, protocol, relayProtocol } = path;
  const relayed = [local, remote].includes('relay');
  const near = local === 'host' && remote === 'host';
  const way = relayed ? 'relayed' : near ? 'near' : 'direct';
  const spoken = (local === 'relay' && relayProtocol) || protocol || '';
  return [t(`path.${way}`), spoken.toUpperCase()].filter(Boolean).join(', ');
}

/**
 * What is measured now, as lines of a table; what is received and what is sent are two values.
 * @param {import('./diagnosis.js').Diagnosis} diagnosis
 * @returns {{name: string, values: string[]}[]}
 */
export function facts({ path, now }) {
  return [
    { name: t('fact.path'), values: [pathWords(path) || t('path.none')] },
    { name: t('fact.rtt'), values: [known(now.rttMillis, span)] },
    { name: t('fact.rate'), values: both(known(now.kbitIn, rate), known(now.kbitOut, rate)) },
    {
      name: t('fact.loss'),
      values: both(known(now.lossInPercent, percent), known(now.lossOutPercent, percent)),
    },
    {
      name: t('fact.picture'),
      values: both(
        picture(now.widthIn, now.heightIn, now.fpsIn),
        picture(now.widthOut, now.heightOut, now.fpsOut),
      ),
    },
    { name: t('fact.codec'), values: both(now.codecIn || UNKNOWN, now.codecOut || UNKNOWN) },
    { name: t('fact.limitedBy'), values: [limit(now.limitedBy)] },
    { name: t('fact.freezes'), values: [known(now.freezes, String)] },
  ];
}

/**
 * @param {string} received
 * @param {string} sent
 */
function both(received, sent) {
  return received === UNKNOWN && sent === UNKNOWN
    ? [UNKNOWN]
    : [t('fact.in', { value: received }), t('fact.out', { value: sent })];
}

/**
 * @param {number | null} width
 * @param {number | null} height
 * @param {number | null} fps
 */
function picture(width, height, fps) {
  if (!width || !height) return UNKNOWN;
  return isKnown(fps) ? `${width}×${height}, ${frames(Number(fps))}` : `${width}×${height}`;
}

/** @param {string | null} reason */
function limit(reason) {
  if (!reason) return UNKNOWN;
  return t(hasMessage(`limit.${reason}`) ? `limit.${reason}` : 'limit.other');
}

/**
 * @param {number | null} value
 * @param {(value: number) => string} words
 */
const known = (value, words) => (isKnown(value) ? words(Number(value)) : UNKNOWN);
