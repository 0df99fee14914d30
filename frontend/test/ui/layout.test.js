import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { cellsOf, gridFor, narrowest, pictureBox } from '../../js/ui/layout.js';

const GAP = 8;
/** The stage at common windows: what header, controls and margins leave. */
const STAGES = {
  'phone 360×740': { width: 344, height: 612 },
  'phone, on its side 740×360': { width: 724, height: 252 },
  'tablet 768×1024': { width: 720, height: 868 },
  'laptop 1280×800': { width: 1232, height: 644 },
  'desktop 1920×1080': { width: 1872, height: 924 },
  '4K 3840×2160': { width: 3792, height: 2004 },
};
const LAPTOP = STAGES['laptop 1280×800'];
const PHONE = STAGES['phone 360×740'];

const rowsOf = (count, { columns }) => Math.ceil(count / columns);
const share = (count, { width, height }, area) =>
  (count * width * height) / (area.width * area.height);

/** Every height of every number of rows and columns, each tile as wide as it may be: slow, simple, and complete. */
function bestShare(count, area) {
  let best = 0;
  for (let rows = 1; rows <= count; rows++) {
    for (let columns = Math.ceil(count / rows); columns <= count; columns++) {
      const most = Math.floor((area.height - GAP * (rows - 1)) / rows);
      for (let height = 1; height <= most; height++) {
        const free = Math.floor((area.width - GAP * (columns - 1)) / columns);
        const width = Math.min(free, Math.floor((height * 16) / 9));
        if (width < Math.floor(height * narrowest(area))) break;
        best = Math.max(best, share(count, { width, height }, area));
      }
    }
  }
  return best;
}

const percent = (part) => `${(part * 100).toFixed(0)} %`;

function table() {
  const names = Object.keys(STAGES);
  const rows = Array.from({ length: 16 }, (_, index) => {
    const count = index + 1;
    const cells = names.map((name) => {
      const used = share(count, gridFor(count, STAGES[name], GAP), STAGES[name]);
      const best = bestShare(count, STAGES[name]);
      return `${percent(used)} of ${percent(best)}`;
    });
    return `| ${count} | ${cells.join(' | ')} |`;
  });
  return [
    `| tiles | ${names.join(' | ')} |`,
    `|${' --- |'.repeat(names.length + 1)}`,
    ...rows,
  ].join('\n');
}

describe('gridFor', () => {
  it('fits every number of people into the area without overlap', () => {
    for (const area of [...Object.values(STAGES), { width: 640, height: 640 }]) {
      for (let count = 1; count <= 16; count++) {
        const grid = gridFor(count, area, GAP);
        assert.ok(grid.width > 0 && grid.height > 0);
        assert.ok(grid.columns * (grid.width + GAP) - GAP <= area.width, `${count} columns`);
        assert.ok(rowsOf(count, grid) * (grid.height + GAP) - GAP <= area.height, `${count} rows`);
      }
    }
  });

  it('uses nearly all that an exhaustive search can', () => {
    for (const [name, area] of Object.entries(STAGES)) {
      for (let count = 1; count <= 16; count++) {
        const ratio = share(count, gridFor(count, area, GAP), area) / bestShare(count, area);
        assert.ok(ratio >= 0.95 && ratio <= 1.005, `${count} tiles, ${name}: ${ratio}`);
      }
    }
  });

  it('is told in the documents as it is', async (context) => {
    const now = table();
    context.diagnostic(`\n${now}`);
    const told = await readFile(new URL('../../../src/docs/layout.md', import.meta.url), 'utf8');
    assert.ok(told.includes(now), `src/docs/layout.md needs this table:\n${now}`);
  });

  it('shows four people on a phone in two columns, and two below each other', () => {
    assert.equal(gridFor(4, PHONE, GAP).columns, 2);
    assert.equal(gridFor(2, PHONE, GAP).columns, 1);
  });

  it('never makes a tile wider than a camera picture nor narrower than its crop', () => {
    for (const area of Object.values(STAGES)) {
      for (let count = 1; count <= 16; count++) {
        const { width, height } = gridFor(count, area, GAP);
        assert.ok(
          width / height >= narrowest(area) - 0.01 && width / height <= 1.79,
          `${width}x${height}`,
        );
      }
    }
  });

  it('keeps the columns when another number is hardly better, and moves when it is', () => {
    const areaOf = ({ width, height }) => width * height;
    const changes = [];
    for (let width = 500; width < 1600; width += 4) {
      const area = { width, height: 700 };
      const free = gridFor(6, area, GAP);
      for (const previous of [1, 2, 3, 4, 6]) {
        const kept = gridFor(6, area, GAP, previous);
        if (kept.columns === previous) assert.ok(areaOf(free) / areaOf(kept) <= 1.0501);
        else assert.equal(kept.columns, free.columns);
        if (kept.columns !== free.columns) changes.push(width);
      }
    }
    assert.ok(changes.length > 0, 'no width was found where it matters');
    assert.equal(gridFor(4, LAPTOP, GAP, 1).columns, 2);
  });

  it('survives an area that has not been measured', () => {
    const grid = gridFor(3, { width: 0, height: 0 }, GAP);
    assert.ok(grid.width >= 0 && grid.height >= 0 && grid.columns >= 1);
  });
});

describe('cellsOf', () => {
  it('puts the last row into the middle', () => {
    const grid = { columns: 3, width: 100, height: 100 };
    const cells = cellsOf(5, { width: 316, height: 208 }, GAP, grid);
    assert.deepEqual(
      cells.map(({ x, y }) => [x, y]),
      [
        [0, 0],
        [108, 0],
        [216, 0],
        [54, 108],
        [162, 108],
      ],
    );
  });
});

describe('pictureBox', () => {
  const visible = (ratio, tile) => {
    const box = pictureBox(ratio, tile);
    const shown = box.width / box.height;
    return Math.min(shown / ratio, ratio / shown);
  };

  it('fills a tile of nearly the shape of the picture', () => {
    for (const tile of [
      { width: 400, height: 300 },
      { width: 320, height: 180 },
      { width: 300, height: 300 },
    ]) {
      assert.deepEqual(pictureBox(16 / 9, tile), tile);
      assert.deepEqual(pictureBox(4 / 3, tile), tile);
    }
  });

  it('never shows less than nine sixteenths of a picture', () => {
    for (const ratio of [9 / 16, 3 / 4, 1, 4 / 3, 16 / 9, 21 / 9]) {
      for (const width of [90, 160, 320, 640, 1200]) {
        const part = visible(ratio, { width, height: 300 });
        assert.ok(part >= 0.5625 - 0.01, `${ratio} in ${width}: ${part}`);
      }
    }
  });

  it('stands an upright picture into a wide tile', () => {
    assert.deepEqual(pictureBox(9 / 16, { width: 320, height: 180 }), { width: 180, height: 180 });
  });
});
