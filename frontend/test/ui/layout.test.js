import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitOf, gridFor } from '../../js/ui/layout.js';

const LAPTOP = { width: 1232, height: 640 };
const PHONE = { width: 344, height: 612 };
const GAP = 8;

const rowsOf = (count, { columns }) => Math.ceil(count / columns);

describe('gridFor', () => {
  it('fits every number of people into the area without overlap', () => {
    for (const area of [LAPTOP, PHONE, { width: 640, height: 640 }, { width: 720, height: 250 }]) {
      for (let count = 1; count <= 16; count++) {
        const grid = gridFor(count, area, GAP);
        assert.ok(grid.width > 0 && grid.height > 0);
        assert.ok(grid.columns * (grid.width + GAP) - GAP <= area.width, `${count} columns`);
        const height = rowsOf(count, grid) * (grid.height + GAP) - GAP;
        if (!grid.scrolls) assert.ok(height <= area.height, `${count} rows`);
      }
    }
  });

  it('uses the columns people expect on a laptop', () => {
    const columns = [1, 2, 3, 4, 6, 9, 12, 16].map((count) => gridFor(count, LAPTOP, GAP).columns);
    assert.deepEqual(columns, [1, 2, 2, 2, 3, 3, 4, 4]);
  });

  it('puts two people on a phone below each other', () => {
    assert.equal(gridFor(2, PHONE, GAP).columns, 1);
  });

  it('shows four people on a phone in two columns', () => {
    assert.equal(gridFor(4, PHONE, GAP).columns, 2);
  });

  it('keeps the shape of a camera picture on a wide screen', () => {
    for (let count = 1; count <= 16; count++) {
      const { width, height } = gridFor(count, LAPTOP, GAP);
      assert.ok(width / height > 1.32 && width / height < 1.79, `${count}: ${width}x${height}`);
    }
  });

  it('scrolls rather than showing faces too small to read', () => {
    const grid = gridFor(16, PHONE, GAP);
    assert.equal(grid.scrolls, true);
    assert.ok(grid.width >= 136);
  });

  it('keeps the columns when another number is hardly better', () => {
    const nearlySquare = { width: 700, height: 610 };
    const free = gridFor(2, nearlySquare, GAP).columns;
    const other = free === 1 ? 2 : 1;
    const worth = ({ width, height }) => Math.min(width, (height * 4) / 3) * height;
    let width = nearlySquare.width;
    const step = free === 1 ? 1 : -1;
    while (gridFor(2, { ...nearlySquare, width }, GAP).columns === free) width += step;
    const area = { ...nearlySquare, width };
    assert.equal(gridFor(2, area, GAP).columns, other);
    assert.equal(gridFor(2, area, GAP, free).columns, free);
    assert.ok(worth(gridFor(2, area, GAP)) / worth(gridFor(2, area, GAP, free)) < 1.05);
  });

  it('moves when the gain is clear', () => {
    assert.equal(gridFor(4, LAPTOP, GAP, 1).columns, 2);
  });

  it('survives an area that has not been measured', () => {
    const grid = gridFor(3, { width: 0, height: 0 }, GAP);
    assert.ok(grid.width >= 0 && grid.height >= 0 && grid.columns >= 1);
  });
});

describe('fitOf', () => {
  it('fills the tile with a picture of nearly its shape', () => {
    assert.equal(fitOf(16 / 9, 4 / 3), 'cover');
    assert.equal(fitOf(4 / 3, 16 / 9), 'cover');
  });

  it('shows an upright picture whole in a wide tile', () => {
    assert.equal(fitOf(9 / 16, 16 / 9), 'contain');
  });
});
