import assert from 'node:assert/strict';
import { HARDWARE_LIMITS } from '../../server/src/knowledge/hardwareLimits.js';
import { hardwareVersion, hardwareVersions } from '../../server/src/knowledge/hardwareVersions.js';

describe('virtual hardware versions', () => {
  it('are 3 to 22 without 5, oldest first', () => {
    assert.deepEqual(
      hardwareVersions().map(({ version }) => version),
      Array.from({ length: 20 }, (_, index) => index + 3).filter((version) => version !== 5),
    );
  });

  it('each came with a product, and name what they came with', () => {
    for (const { version, meaning, esx, hosted } of hardwareVersions()) {
      assert.ok(esx !== undefined || hosted.length > 0, String(version));
      assert.match(meaning, /^Hardware of .*\.$/, String(version));
    }
  });

  it('name the same release of ESX as the limits do', () => {
    for (const { from, release } of HARDWARE_LIMITS.filter((one) => one.from > 7))
      assert.equal(hardwareVersion(from)?.esx, `ESXi ${release.replace(/^(\d)$/, '$1.0')}`);
  });

  it('that never were are not known', () => {
    for (const number of [0, 1, 5, 23, 3.5, NaN]) assert.equal(hardwareVersion(number), undefined);
    assert.equal(hardwareVersion(12)?.esx, undefined);
    assert.deepEqual(hardwareVersion(20)?.hosted, ['Workstation 17.x', 'Fusion 13.x']);
  });
});
