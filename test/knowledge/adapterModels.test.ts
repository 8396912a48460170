import assert from 'node:assert/strict';
import {
  lastTarget,
  networkModel,
  networkModels,
  SCSI_MODELS,
  scsiModel,
  scsiModelName,
  scsiModels,
} from '../../server/src/knowledge/adapterModels.js';
import { findKey } from '../../server/src/knowledge/vmxKeys.js';

describe('SCSI adapters', () => {
  it('are those of the catalogue', () => {
    assert.deepEqual(
      scsiModels().map(({ id }) => id),
      SCSI_MODELS,
    );
    for (const value of findKey('scsi0.virtualDev')?.values ?? []) assert.ok(scsiModel(value), value);
  });

  it('are found in any letter case, and in the words of ESX 2', () => {
    assert.equal(scsiModel(' LsiLogic ')?.name, 'LSI Logic Parallel');
    assert.equal(scsiModel('vmxbuslogic')?.id, 'buslogic');
    assert.equal(scsiModel('')?.id, undefined);
    assert.equal(scsiModel('constructor'), undefined);
    assert.equal(scsiModelName('pvscsi'), 'VMware Paravirtual');
    assert.equal(scsiModelName('symbios'), 'symbios');
  });

  for (const [model, hardware, last] of [
    ['lsilogic', undefined, 15],
    ['lsisas1068', 20, 15],
    ['pvscsi', 11, 15],
    ['pvscsi', 13, 64],
    ['pvscsi', undefined, 64],
  ] as const) {
    it(`${model} with hardware ${hardware ?? 'unknown'} ends at target ${last}`, () => {
      assert.equal(lastTarget(model, hardware), last);
    });
  }
});

describe('network adapters', () => {
  it('are those of the catalogue', () => {
    const known = findKey('ethernet0.virtualDev')?.values.filter((value) => value !== 'vrdma') ?? [];
    assert.deepEqual(
      networkModels()
        .map(({ id }) => id)
        .sort(),
      [...known].sort(),
    );
  });

  it('tell speed, age and driver', () => {
    assert.deepEqual(
      ['vlance', 'E1000', 'vmxnet3', 'flexible'].map((value) => networkModel(value)?.speed),
      [10, 1000, 10000, undefined],
    );
    assert.equal(networkModel('e1000e')?.since, 8);
    assert.match(networkModel('vmxnet3')?.guestDriver ?? '', /VMware Tools/);
    assert.equal(networkModel(''), undefined);
  });

  it('are described in whole sentences', () => {
    for (const { id, guestDriver, forClusters } of [...networkModels(), ...scsiModels()]) {
      assert.match(guestDriver, /^[A-Z].*\.$/, id);
      assert.match(forClusters, /^[A-Z].*\.$/, id);
    }
  });
});
