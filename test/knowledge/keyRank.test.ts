import assert from 'node:assert/strict';
import table from '../../server/src/knowledge/keyRank.json' with { type: 'json' };
import { keyRank, LAST_RANK } from '../../server/src/knowledge/keyRank.js';
import { findKey, vmxKeys, type VmxKey } from '../../server/src/knowledge/vmxKeys.js';

function key(name: string): VmxKey {
  const found = findKey(name);
  if (!found) throw new Error(`${name} is no setting`);
  return found;
}

describe('how common settings are', () => {
  it('names only settings of the catalogue', () => {
    const known = new Set(vmxKeys().map(({ pattern }) => pattern.text));
    const named = [...Object.keys(table.repositories), ...table.clusters];
    assert.deepEqual(
      named.filter((text) => !known.has(text)),
      [],
    );
  });

  it('ranks what every file has before what few have, and settings of clusters before rare ones', () => {
    assert.equal(keyRank(key('config.version')), 0);
    assert.ok(keyRank(key('memsize')) < keyRank(key('scsi0.sharedBus')));
    assert.ok(keyRank(key('scsi0.sharedBus')) < keyRank(key('scsi0.sasWWID')));
    assert.equal(keyRank(key('vmsafe.enable')), LAST_RANK);
  });
});
