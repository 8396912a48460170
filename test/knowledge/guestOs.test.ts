import assert from 'node:assert/strict';
import { findGuestOs, guestSystems, isVersionOfKnownGuest } from '../../server/src/knowledge/guestOs.js';

describe('guest systems', () => {
  it('each have an id and a name of their own', () => {
    assert.equal(guestSystems().length, 269);
    for (const { id, name } of guestSystems()) {
      assert.match(id, /^\w[\w-]*$/);
      assert.match(name, /^[A-Z]/i);
    }
    assert.equal(new Set(guestSystems().map(({ name }) => name)).size, 269, 'names differ');
  });

  it('have a name in the API, but for those of Workstation and Fusion that it does not list', () => {
    const unlisted = guestSystems().filter(({ api }) => !api.includes('Guest'));
    assert.deepEqual(
      unlisted.map(({ id, api }) => [id, api]),
      [
        ['darwin24-64', ''],
        ['darwin25-64', ''],
      ],
    );
  });

  it('have one usual id for each name in the API', () => {
    const usual = guestSystems().filter(({ isAlias, api }) => !isAlias && api !== '');
    assert.equal(new Set(usual.map(({ api }) => api)).size, usual.length);
  });

  it('are found in any letter case', () => {
    assert.equal(findGuestOs(' WINNETENTERPRISE ')?.name, 'Windows Server 2003 Enterprise');
    assert.equal(findGuestOs('windows9srv-64')?.name, 'Windows Server 2016 (64-bit)');
    assert.equal(findGuestOs('darwin25-64')?.name, 'macOS 26 (64-bit)');
    assert.equal(findGuestOs('darwin26-64'), undefined);
    assert.equal(findGuestOs('__proto__'), undefined);
  });

  it('are the same on Apple Silicon, under no name of the API that is known', () => {
    for (const id of [
      'arm-windows11-64',
      'arm-ubuntu-64',
      'arm-other6xlinux-64',
      'arm-debian12-64',
      'ARM-other-64',
    ])
      assert.equal(findGuestOs(id)?.api, '', id);
    assert.equal(findGuestOs('arm-windows11-64')?.name, 'Windows 11 (64-bit)');
    assert.equal(findGuestOs('arm-windows11-64')?.id, 'arm-windows11-64');
    assert.equal(findGuestOs('arm-ubunt-64'), undefined);
    assert.equal(findGuestOs('arm-'), undefined);
  });

  it('know newer versions of themselves', () => {
    for (const id of ['darwin26-64', 'debian99', 'Windows10-64', 'rhel11-64', 'arm-ubuntu-64'])
      assert.ok(isVersionOfKnownGuest(id), id);
    for (const id of ['ubunt-64', 'haiku', '']) assert.ok(!isVersionOfKnownGuest(id), id);
  });
});
