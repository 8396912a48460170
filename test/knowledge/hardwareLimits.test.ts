import assert from 'node:assert/strict';
import { HARDWARE_LIMITS, hardwareLimits } from '../../server/src/knowledge/hardwareLimits.js';

describe('Limits by hardware version', () => {
  for (const [version, from, adapters] of [
    [4, 4, 4],
    [7, 7, 10],
    [12, 11, 10],
    [16, 15, 10],
    [19, 18, 10],
    [20, 20, 10],
  ] as const) {
    it(`version ${version} has those of ${from}`, () => {
      const limits = hardwareLimits(version);
      assert.deepEqual([limits?.from, limits?.networkAdapters], [from, adapters]);
    });
  }

  for (const version of [0, 3, 5, 6, 21, 99]) {
    it(`of version ${version} nothing is told`, () => {
      assert.equal(hardwareLimits(version), undefined);
    });
  }

  it('grow with the version', () => {
    const rows = HARDWARE_LIMITS;
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1];
      if (!before) continue;
      assert.ok(row.from > before.from, `${row.from}: order`);
      for (const key of [
        'memoryGB',
        'processors',
        'coresPerSocket',
        'networkAdapters',
        'serialPorts',
      ] as const)
        assert.ok(row[key] >= before[key], `${row.from}: ${key}`);
    }
  });
});
