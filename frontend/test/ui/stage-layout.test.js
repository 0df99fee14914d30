import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CORNERS,
  cornerAfter,
  nearestCorner,
  pageSize,
  stageLayout,
} from '../../js/ui/stage-layout.js';

const AREAS = [
  { width: 344, height: 612 },
  { width: 344, height: 520 },
  { width: 724, height: 252 },
  { width: 720, height: 868 },
  { width: 1232, height: 644 },
  { width: 3792, height: 2004 },
];

const inside = ({ x, y, width, height }, area) =>
  x >= 0 &&
  y >= 0 &&
  x + width <= area.width &&
  y + height <= area.height &&
  width > 0 &&
  height > 0;
const overlap = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function assertApart(rects, area, what) {
  for (const [index, rect] of rects.entries()) {
    assert.ok(inside(rect, area), `${what}: ${JSON.stringify(rect)}`);
    for (const other of rects.slice(index + 1))
      assert.ok(!overlap(rect, other), `${what}: overlap`);
  }
}

describe('stageLayout', () => {
  it('shows each tile on exactly one page, with nothing over anything', () => {
    for (const area of AREAS) {
      for (const mode of /** @type {const} */ (['grid', 'focus'])) {
        for (let count = mode === 'grid' ? 1 : 0; count <= 20; count++) {
          const { pages } = stageLayout({ mode, area, count });
          let shown = 0;
          for (let page = 0; page < pages; page++) {
            const layout = stageLayout({ mode, area, count, page });
            assert.equal(layout.from, shown);
            shown += layout.tiles.length;
            const rects = [...layout.tiles, layout.main, layout.pager].filter(Boolean);
            assertApart(rects, area, `${mode} ${count} on ${area.width}x${area.height}`);
            assert.equal(layout.pager !== null, pages > 1);
          }
          assert.equal(shown, count);
        }
      }
    }
  });

  it('has four faces to a page on a phone and nine elsewhere', () => {
    assert.deepEqual(AREAS.map(pageSize), [4, 4, 4, 9, 9, 9]);
  });

  it('gives what is in focus most of the stage', () => {
    for (const area of AREAS) {
      const { main } = stageLayout({ mode: 'focus', area, count: 8 });
      assert.ok((main.width * main.height) / (area.width * area.height) > 0.6);
    }
  });

  it('goes back to the last page when there are fewer', () => {
    const area = AREAS[0];
    assert.equal(stageLayout({ mode: 'grid', area, count: 9, page: 2 }).page, 2);
    assert.equal(stageLayout({ mode: 'grid', area, count: 5, page: 2 }).page, 1);
    assert.equal(stageLayout({ mode: 'grid', area, count: 3, page: 2 }).page, 0);
  });

  it('does not change the size of tiles from page to page', () => {
    const area = AREAS[4];
    const first = stageLayout({ mode: 'grid', area, count: 10 }).tiles[0];
    const second = stageLayout({ mode: 'grid', area, count: 10, page: 1 }).tiles[0];
    assert.deepEqual([second.width, second.height], [first.width, first.height]);
  });

  it('floats the own face over no name: names are at the lower left', () => {
    for (const area of AREAS) {
      for (const corner of CORNERS) {
        const [tile] = stageLayout({ mode: 'duo', area, count: 1, corner }).tiles;
        assert.ok(inside(tile, area), corner);
        const name = { x: 0, y: area.height - 48, width: area.width * 0.6, height: 48 };
        assert.ok(!overlap(tile, name), `${corner} on ${area.width}x${area.height}`);
      }
    }
  });
});

describe('the floating tile', () => {
  it('goes to the corner it was dropped nearest to, but never over the name', () => {
    const area = { width: 100, height: 100 };
    assert.equal(nearestCorner({ x: 90, y: 90 }, area), 'bottom-right');
    assert.equal(nearestCorner({ x: 90, y: 10 }, area), 'top-right');
    assert.equal(nearestCorner({ x: 10, y: 10 }, area), 'top-left');
    assert.equal(nearestCorner({ x: 10, y: 90 }, area), 'bottom-right');
  });

  it('follows the arrow keys to every corner', () => {
    assert.equal(cornerAfter('bottom-right', 'ArrowUp'), 'top-right');
    assert.equal(cornerAfter('top-right', 'ArrowLeft'), 'top-left');
    assert.equal(cornerAfter('top-left', 'ArrowRight'), 'top-right');
    assert.equal(cornerAfter('top-right', 'ArrowDown'), 'bottom-right');
    assert.equal(cornerAfter('top-left', 'Enter'), 'top-left');
  });
});
