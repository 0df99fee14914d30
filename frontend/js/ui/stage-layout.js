import { cellsOf, gridFor } from './layout.js';

/**
 * @typedef {import('./layout.js').Size} Size
 * @typedef {import('./layout.js').Rect} Rect
 * @typedef {'bottom-right' | 'top-right' | 'top-left'} Corner never the one where the other's name stands
 * @typedef {'grid' | 'focus' | 'duo'} StageMode all alike; one large with a strip of the others; one that fills the
 *   stage with a small one floating in a corner
 *
 * @typedef {object} StageLayout
 * @property {Rect | null} main the large one, in `focus` and `duo`
 * @property {Rect[]} tiles of the shown page
 * @property {Rect | null} pager only where there is more than one page
 * @property {number} page from 0
 * @property {number} pages
 * @property {number} from index of the first shown tile
 * @property {number} [columns] of a grid
 */

export const GAP = 8;
/** Height of the row that turns pages: buttons of a finger's size. */
const PAGER = 44;
/** A floating tile in an upper corner stays below what the large one says there. */
const BELOW_WORDS = 56;
const MARGIN = 12;

/** @type {Corner[]} */
export const CORNERS = ['bottom-right', 'top-right', 'top-left'];

/**
 * How many tiles a page of the grid has: as many as faces stay readable.
 * @param {Size} area
 */
export const pageSize = ({ width, height }) => (width < 600 || height < 380 ? 4 : 9);

/**
 * Where everything on the stage is. Pure.
 * @param {object} wanted
 * @param {StageMode} wanted.mode
 * @param {Size} wanted.area
 * @param {number} wanted.count tiles beside the large one
 * @param {number} [wanted.page]
 * @param {Corner} [wanted.corner]
 * @param {number} [wanted.columns] of the grid before
 * @returns {StageLayout}
 */
export function stageLayout({ mode, area, count, page = 0, corner = 'bottom-right', columns }) {
  if (mode === 'duo') return duo(area, corner);
  if (mode === 'focus')
    return area.width >= area.height ? side(area, count, page) : below(area, count, page);
  return grid(area, count, page, columns);
}

/** @param {Size} area @param {number} count @param {number} page @param {number} [columns] */
function grid(area, count, page, columns) {
  const turned = turn(count, pageSize(area), page);
  const free =
    turned.pages > 1 ? { ...area, height: Math.max(0, area.height - PAGER - GAP) } : area;
  const shape = gridFor(Math.max(1, turned.size), free, GAP, columns);
  // A page that is not full keeps the tiles of the pages before: nothing grows and shrinks while leafing.
  const kept = turned.pages > 1 ? gridFor(pageSize(area), free, GAP, columns) : shape;
  return {
    ...turned,
    main: null,
    tiles: cellsOf(turned.shown, free, GAP, kept),
    pager:
      turned.pages > 1 ? { x: 0, y: area.height - PAGER, width: area.width, height: PAGER } : null,
    columns: kept.columns,
  };
}

/**
 * The others in a column beside the large one.
 * @param {Size} area @param {number} count @param {number} page
 */
function side(area, count, page) {
  const width = Math.floor(clamp(area.width * 0.18, Math.min(120, area.width / 4), 300));
  const fit = (/** @type {number} */ height) =>
    Math.floor((height + GAP) / (width * (9 / 16) + GAP));
  const turned = turnStrip(count, page, fit(area.height), fit(area.height - PAGER - GAP));
  const height = turned.pages > 1 ? area.height - PAGER - GAP : area.height;
  const each = Math.floor(Math.min(width * 0.75, (height + GAP) / Math.max(1, turned.size) - GAP));
  const x = area.width - width;
  const top = Math.floor((height - turned.shown * (each + GAP) + GAP) / 2);
  return {
    ...turned,
    main: { x: 0, y: 0, width: count > 0 ? x - GAP : area.width, height: area.height },
    tiles: range(turned.shown).map((index) => ({
      x,
      y: Math.max(0, top) + index * (each + GAP),
      width,
      height: each,
    })),
    pager: turned.pages > 1 ? { x, y: area.height - PAGER, width, height: PAGER } : null,
  };
}

/**
 * The others in a row under the large one.
 * @param {Size} area @param {number} count @param {number} page
 */
function below(area, count, page) {
  const height = Math.floor(clamp(area.height * 0.18, 72, 200));
  const fit = Math.floor((area.width + GAP) / (height * 0.75 + GAP));
  const turned = turnStrip(count, page, fit, fit);
  const width = Math.floor(
    Math.min(height * (4 / 3), (area.width + GAP) / Math.max(1, turned.size) - GAP),
  );
  const pager = turned.pages > 1 ? PAGER + GAP : 0;
  const y = area.height - height - pager;
  const left = Math.floor((area.width - turned.shown * (width + GAP) + GAP) / 2);
  return {
    ...turned,
    main: { x: 0, y: 0, width: area.width, height: count > 0 ? Math.max(0, y - GAP) : area.height },
    tiles: range(turned.shown).map((index) => ({
      x: left + index * (width + GAP),
      y,
      width,
      height,
    })),
    pager: pager ? { x: 0, y: area.height - PAGER, width: area.width, height: PAGER } : null,
  };
}

/** @param {Size} area @param {Corner} corner @returns {StageLayout} */
function duo(area, corner) {
  const upright = area.width < area.height;
  const width = Math.floor(clamp(Math.min(area.width, area.height) * 0.3, 96, upright ? 180 : 320));
  const height = Math.floor(upright ? (width * 4) / 3 : (width * 3) / 4);
  return {
    main: { x: 0, y: 0, ...area },
    tiles: [
      {
        x: corner.endsWith('right') ? area.width - width - MARGIN : MARGIN,
        y: corner.startsWith('top') ? BELOW_WORDS : area.height - height - MARGIN,
        width,
        height,
      },
    ],
    pager: null,
    page: 0,
    pages: 1,
    from: 0,
  };
}

/**
 * The corner nearest to where somebody dropped the floating tile.
 * @param {{x: number, y: number}} middle of the tile
 * @param {Size} area
 * @returns {Corner}
 */
export function nearestCorner({ x, y }, area) {
  const right = x >= area.width / 2;
  if (y < area.height / 2) return right ? 'top-right' : 'top-left';
  return 'bottom-right';
}

/**
 * The corner that an arrow key leads to.
 * @param {Corner} corner
 * @param {string} key
 * @returns {Corner}
 */
export function cornerAfter(corner, key) {
  if (key === 'ArrowUp') return corner === 'bottom-right' ? 'top-right' : corner;
  if (key === 'ArrowDown') return 'bottom-right';
  if (key === 'ArrowLeft') return 'top-left';
  if (key === 'ArrowRight') return corner === 'top-left' ? 'top-right' : corner;
  return corner;
}

/** @param {number} count @param {number} page @param {number} fitting @param {number} fittingWithPager */
function turnStrip(count, page, fitting, fittingWithPager) {
  const all = Math.min(9, fitting);
  return turn(count, count <= all ? all : clamp(fittingWithPager, 1, 9), page);
}

/** @param {number} count @param {number} size of a page @param {number} wanted page */
function turn(count, size, wanted) {
  const most = Math.max(1, size);
  const pages = Math.max(1, Math.ceil(count / most));
  const page = clamp(wanted, 0, pages - 1);
  const from = page * most;
  return { page, pages, from, shown: Math.min(most, count - from), size: Math.min(most, count) };
}

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

/** @param {number} length */
const range = (length) => Array.from({ length }, (_, index) => index);
