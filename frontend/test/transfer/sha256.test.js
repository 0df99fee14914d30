import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sha256 } from '../../js/transfer/sha256.js';
import { fakeFile } from '../support/transfer-lab.js';

describe('sha256', () => {
  it('is the one that everybody has, at every length and place', () => {
    const { bytes } = fakeFile(100_000);
    const lengths = [...Array(200).keys(), 65_536, 99_000];
    for (const length of lengths) {
      const part = bytes.subarray(length, 2 * length);
      const expected = createHash('sha256').update(part).digest('hex');
      assert.equal(Buffer.from(sha256(part)).toString('hex'), expected, `${length} bytes`);
    }
  });
});
