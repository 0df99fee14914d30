/** The widest a tile gets; faces gain nothing from more. */
const WIDEST = 16 / 9;
/** Below this width (CSS pixels) a face says nothing any more: the grid scrolls instead. */
const LEAST_WIDTH = 136;
/** A picture is cropped only while about half of it stays visible. */
const LEAST_VISIBLE = 0.45;
/** Columns change only for a gain that is worth the movement. */
const WORTH_MOVING = 1.05;

/**
 * @typedef {{columns: number, width: number, height: number, scrolls: boolean}} Grid
 *   width and height are those of one tile, in CSS pixels
 */

/**
 * The columns and the tile size that show `count` tiles best in an area.
 * @param {number} count at least 1
 * @param {{width: number, height: number}} area CSS pixels
 * @param {number} gap between tiles, CSS pixels
 * @param {number} [previousColumns] kept unless another number is clearly better
 * @returns {Grid}
 */
export function gridFor(count, area, gap, previousColumns) {
  const candidates = [];
  for (let columns = 1; columns <= count; columns++) {
    candidates.push({ columns, ...tileIn(area, columns, Math.ceil(count / columns), gap) });
  }
  const best = candidates.reduce((one, other) => (worth(other) > worth(one) ? other : one));
  const previous = candidates.find((candidate) => candidate.columns === previousColumns);
  const chosen = previous && worth(best) < worth(previous) * WORTH_MOVING ? previous : best;
  return chosen.width < LEAST_WIDTH && count > 1
    ? scrollingGrid(count, area, gap)
    : { ...chosen, scrolls: false };
}

/**
 * Whether a picture may fill its tile (and lose its edges) or must be shown whole.
 * @param {number} pictureRatio width / height
 * @param {number} tileRatio width / height
 * @returns {'cover' | 'contain'}
 */
export function fitOf(pictureRatio, tileRatio) {
  const visible = Math.min(pictureRatio / tileRatio, tileRatio / pictureRatio);
  return visible >= LEAST_VISIBLE ? 'cover' : 'contain';
}

/**
 * @param {{width: number, height: number}} area
 * @param {number} columns
 * @param {number} rows
 * @param {number} gap
 */
function tileIn(area, columns, rows, gap) {
  const width = Math.max(0, (area.width - gap * (columns - 1)) / columns);
  const height = Math.max(0, (area.height - gap * (rows - 1)) / rows);
  return {
    width: Math.floor(Math.min(width, height * WIDEST)),
    height: Math.floor(Math.min(height, width / narrowest(area))),
  };
}

/**
 * An upright screen gets nearly square tiles, a wide one keeps the shape of a camera picture.
 * @param {{width: number, height: number}} area
 */
const narrowest = (area) => (area.width < area.height ? 0.8 : 4 / 3);

/**
 * Width beyond 4:3 shows more of the room behind a face, not more of the face.
 * @param {{width: number, height: number}} tile
 */
const worth = (tile) => Math.min(tile.width, (tile.height * 4) / 3) * tile.height;

/**
 * @param {number} count
 * @param {{width: number, height: number}} area
 * @param {number} gap
 * @returns {Grid}
 */
function scrollingGrid(count, area, gap) {
  const fitting = Math.floor((area.width + gap) / (LEAST_WIDTH + gap));
  const columns = Math.min(count, Math.max(1, fitting));
  const width = Math.floor((area.width - gap * (columns - 1)) / columns);
  return { columns, width, height: Math.floor(width / 1.2), scrolls: true };
}
