/** @typedef {boolean[][]} Grid rows of modules, true where dark */

/** @type {((row: number, column: number) => boolean)[]} */
export const MASKS = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

const LIKE_A_FINDER = ['10111010000', '00001011101'];

/**
 * How hard a code is to read: long runs, blocks of one colour, what looks like a corner, and too much of one colour.
 * @param {Grid} grid
 */
export function penalty(grid) {
  const rows = grid.map(asText);
  const columns = grid.map((_, at) => asText(grid.map((row) => row[at])));
  const lines = [...rows, ...columns];
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  return sum(lines.map(runs)) + sum(lines.map(finders)) + squares(rows) + balance(rows.join(''));
}

const asText = (modules) => modules.map((dark) => (dark ? '1' : '0')).join('');

const runs = (line) =>
  (line.match(/0{5,}|1{5,}/g) ?? []).reduce((total, run) => total + run.length - 2, 0);

function finders(line) {
  let found = 0;
  for (let at = 0; at + 11 <= line.length; at++) {
    if (LIKE_A_FINDER.includes(line.slice(at, at + 11))) found++;
  }
  return found * 40;
}

function squares(rows) {
  let found = 0;
  for (let row = 1; row < rows.length; row++) {
    for (let at = 1; at < rows.length; at++) {
      const four = rows[row - 1].slice(at - 1, at + 1) + rows[row].slice(at - 1, at + 1);
      if (four === '0000' || four === '1111') found++;
    }
  }
  return found * 3;
}

function balance(all) {
  const share = (all.replaceAll('0', '').length / all.length) * 100;
  return Math.floor(Math.abs(share - 50) / 5) * 10;
}
