/** The widest a tile gets: the shape of a camera picture. */
const WIDEST = 16 / 9;
/** A picture is cropped only while so much of it stays visible: a wide one to a square, 4:3 to 3:4. */
export const LEAST_VISIBLE = 9 / 16;
/** Gains in area below this are not worth a movement, nor smaller faces. */
const WORTH_MOVING = 1.05;

/**
 * @typedef {{width: number, height: number}} Size CSS pixels
 * @typedef {{x: number, y: number, width: number, height: number}} Rect CSS pixels, from the upper left corner
 * @typedef {{columns: number, width: number, height: number}} Grid width and height are those of one tile
 */

/**
 * The narrowest tile: a square, as narrow as a wide picture may be cropped. On an upright screen 3:4, where the
 * pictures of upright phones are as welcome.
 * @param {Size} area
 */
export const narrowest = (area) => (area.width < area.height ? 3 / 4 : 1);

/**
 * The columns and the tile size that show `count` tiles best: the most area, and of what is nearly as large the
 * largest faces.
 * @param {number} count at least 1
 * @param {Size} area
 * @param {number} gap between tiles
 * @param {number} [previousColumns] kept unless another number is clearly better
 * @returns {Grid}
 */
export function gridFor(count, area, gap, previousColumns) {
  const candidates = [];
  for (let columns = 1; columns <= count; columns++) {
    candidates.push({ columns, ...tileIn(area, columns, Math.ceil(count / columns), gap) });
  }
  const most = Math.max(...candidates.map(areaOf));
  const good = candidates.filter((candidate) => areaOf(candidate) * WORTH_MOVING >= most);
  return (
    good.find(({ columns }) => columns === previousColumns) ??
    good.reduce((one, other) => (shortSide(other) > shortSide(one) ? other : one))
  );
}

/**
 * Where the tiles of a grid are; the last row is in the middle.
 * @param {number} count
 * @param {Size} area
 * @param {number} gap
 * @param {Grid} grid
 * @returns {Rect[]}
 */
export function cellsOf(count, area, gap, { columns, width, height }) {
  const rows = Math.ceil(count / columns);
  const top = Math.floor((area.height - rows * (height + gap) + gap) / 2);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = Math.floor((area.width - inRow * (width + gap) + gap) / 2);
    return {
      x: left + (index % columns) * (width + gap),
      y: top + row * (height + gap),
      width,
      height,
    };
  });
}

/**
 * The part of a tile that its picture covers: all of it, unless more than is bearable were cropped.
 * @param {number} pictureRatio width / height
 * @param {Size} tile
 * @returns {Size}
 */
export function pictureBox(pictureRatio, { width, height }) {
  return {
    width: Math.min(width, Math.round((height * pictureRatio) / LEAST_VISIBLE)),
    height: Math.min(height, Math.round(width / (pictureRatio * LEAST_VISIBLE))),
  };
}

/**
 * @param {Size} area
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

/** @param {Size} size */
const areaOf = ({ width, height }) => width * height;

/** @param {Size} size */
const shortSide = ({ width, height }) => Math.min(width, height);
