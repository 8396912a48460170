import assert from 'node:assert/strict';
import { findGuestOs, guestSystems, isVersionOfKnownGuest } from '../../server/src/knowledge/guestOs.js';

describe('guest systems', () => {
  it('each have an id of their own, a name and a name in the API', () => {
    assert.equal(guestSystems().length, 267);
    for (const { id, name, api } of guestSystems()) {
      assert.match(id, /^\w[\w-]*$/);
      assert.match(name, /^[A-Z]/i);
      assert.match(api, /Guest/, id);
    }
    assert.equal(new Set(guestSystems().map(({ name }) => name)).size, 267, 'names differ');
  });

  it('have one usual id for each name in the API', () => {
    const usual = guestSystems().filter(({ isAlias }) => !isAlias);
    assert.equal(new Set(usual.map(({ api }) => api)).size, usual.length);
  });

  it('are found in any letter case', () => {
    assert.equal(findGuestOs(' WINNETENTERPRISE ')?.name, 'Windows Server 2003 Enterprise');
    assert.equal(findGuestOs('windows9srv-64')?.name, 'Windows Server 2016 (64-bit)');
    assert.equal(findGuestOs('darwin24-64'), undefined);
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
    for (const id of ['darwin24-64', 'debian99', 'Windows10-64', 'rhel11-64', 'arm-ubuntu-64'])
      assert.ok(isVersionOfKnownGuest(id), id);
    for (const id of ['ubunt-64', 'haiku', '']) assert.ok(!isVersionOfKnownGuest(id), id);
  });
});
