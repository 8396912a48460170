import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import type { Phrase } from '../../server/src/l10n/phrase.js';
import { lastTarget } from '../../server/src/machine/edits/deviceRanges.js';
import { freeSlots, nextFreeAdapter, nextFreeController } from '../../server/src/machine/edits/freePlaces.js';
import {
  whyNotAddController,
  whyNotAddDisk,
  whyNotMove,
  whyNotRenumber,
  whyNotRenumberAdapter,
} from '../../server/src/machine/edits/whyNot.js';
import {
  slotName,
  type Bus,
  type Slot,
  type VirtualMachine,
} from '../../server/src/machine/virtualMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { vmcText } from './vmcText.js';

const vmx = (...lines: readonly string[]): VirtualMachine =>
  readVmxMachine('file:///vms/a.vmx', lines.map((line) => `${line}\n`).join(''));
const vmc = (text: Parameters<typeof vmcText>[0]): VirtualMachine =>
  readVmcMachine('file:///vms/a.vmc', vmcText(text));

const slot = (name: string): Slot => {
  const [, bus = '', controller, target] = /^([a-z]+)(-?\d+):(-?\d+)$/.exec(name) ?? [];
  return { bus: bus as Bus, controller: Number(controller), target: Number(target) };
};
const reason = (phrase: Phrase | undefined): string => (phrase ? ENGLISH(phrase) : 'possible');

describe('Whether a device can move', () => {
  const machine = vmx(
    ...['scsi0.present = "TRUE"', 'scsi0:0.fileName = "system.vmdk"', 'scsi0:1.fileName = "/vms/data.vmdk"'],
    ...['scsi0:2.present = "FALSE"', 'scsi0:2.fileName = "old.vmdk"', 'scsi0:3.present = "FALSE"'],
    ...['scsi2.virtualDev = "pvscsi"', 'ide1:0.present = "TRUE"'],
  );
  for (const [to, expected] of [
    ['scsi0:3', 'possible'],
    ['scsi1:15', 'possible'],
    ['scsi2:64', 'possible'],
    ['sata3:29', 'possible'],
    ['nvme3:14', 'possible'],
    ['scsi0:0', 'The device is at scsi0:0 already.'],
    ['scsi0:1', 'scsi0:1 is taken by data.vmdk.'],
    ['scsi0:2', 'scsi0:2 is taken by old.vmdk, which is switched off.'],
    ['ide1:0', 'ide1:0 is taken by another device.'],
    ['scsi0:7', 'scsi0:7 is the place of the SCSI controller itself, so no device can be there.'],
    ['scsi0:16', 'scsi0:16 does not exist: the places on scsi0 go from 0 to 15.'],
    ['scsi2:65', 'scsi2:65 does not exist: the places on scsi2 go from 0 to 64.'],
    ['scsi4:0', 'scsi4 does not exist: SCSI controllers go from scsi0 to scsi3.'],
    ['ide0:2', 'ide0:2 does not exist: the places on ide0 go from 0 to 1.'],
    ['ide2:0', 'ide2 does not exist: IDE controllers go from ide0 to ide1.'],
    ['sata0:30', 'sata0:30 does not exist: the places on sata0 go from 0 to 29.'],
    ['nvme0:15', 'nvme0:15 does not exist: the places on nvme0 go from 0 to 14.'],
    ['scsi0:-1', 'scsi0:-1 does not exist: the places on scsi0 go from 0 to 15.'],
  ] as const) {
    it(`to ${to}: ${expected}`, () => {
      assert.equal(reason(whyNotMove(machine, slot('scsi0:0'), slot(to))), expected);
    });
  }

  it('not where there is none', () => {
    assert.equal(
      reason(whyNotMove(machine, slot('ide0:0'), slot('ide0:1'))),
      'There is no device at ide0:0.',
    );
  });

  it('to targets above 15 only with new virtual hardware', () => {
    const old = vmx('virtualHW.version = "10"', 'scsi0.virtualDev = "pvscsi"');
    assert.match(reason(whyNotAddDisk(old, slot('scsi0:16'))), /from 0 to 15/);
  });

  it('in a .vmc by the places of Virtual Server', () => {
    const server = vmc({
      ide: [{ absolute: 'C:\\a.vhd' }],
      scsi: [{ id: '0' }, { id: '1', shared: 'true' }],
    });
    const to = (name: string): string => reason(whyNotMove(server, slot('ide0:0'), slot(name)));
    assert.equal(to('scsi0:6'), 'possible');
    assert.equal(to('scsi1:0'), 'possible');
    assert.equal(lastTarget(server, { bus: 'sata', number: 0 }), -1);
    assert.equal(to('scsi0:7'), 'scsi0:7 does not exist: the places on scsi0 go from 0 to 6.');
    assert.equal(
      to('scsi1:1'),
      'scsi1:1 cannot be used: on a shared bus of Virtual Server the only place is scsi1:0.',
    );
    assert.equal(to('sata0:0'), 'A machine of Virtual Server has no SATA controllers.');
  });
});

describe('Whether a controller can get another number', () => {
  const machine = vmx(
    ...[
      'scsi0.present = "TRUE"',
      'scsi1.present = "TRUE"',
      'scsi2.present = "FALSE"',
      'scsi2.virtualDev = "lsilogic"',
    ],
    ...['scsi3.sharedBus = "virtual"'],
  );
  for (const [from, to, expected] of [
    [0, 2, 'possible'],
    [0, 0, 'The controller is scsi0 already.'],
    [0, 1, 'There is a controller scsi1 already.'],
    [0, 3, 'There is a controller scsi3 already.'],
    [0, 4, 'scsi4 does not exist: SCSI controllers go from scsi0 to scsi3.'],
    [5, 2, 'There is no controller scsi5.'],
  ] as const) {
    it(`scsi${from} to ${to}: ${expected}`, () => {
      assert.equal(reason(whyNotRenumber(machine, { bus: 'scsi', number: from }, to)), expected);
    });
  }

  it('and whether one can be added', () => {
    assert.equal(reason(whyNotAddController(machine, { bus: 'scsi', number: 2 })), 'possible');
    assert.match(reason(whyNotAddController(machine, { bus: 'scsi', number: 1 })), /already/);
  });
});

describe('Whether an adapter can get another number', () => {
  const adapters = [
    'ethernet0.present = "TRUE"',
    'ethernet1.present = "TRUE"',
    'ethernet2.present = "FALSE"',
    'ethernet5.networkName = "LAN"',
  ];
  const last = 'There can be no network adapter with the number 4: in this machine they go from 0 to 3.';
  for (const [version, from, to, expected] of [
    ['8', 0, 2, 'possible'],
    ['8', 0, 9, 'possible'],
    ['8', 0, 5, 'There is a network adapter with the number 5 already.'],
    ['8', 0, 0, 'The network adapter has the number 0 already.'],
    ['8', 0, 1, 'There is a network adapter with the number 1 already.'],
    ['4', 0, 4, last],
    ['8', 3, 4, 'There is no network adapter with the number 3.'],
  ] as const) {
    it(`${from} to ${to} with virtual hardware ${version}: ${expected}`, () => {
      const machine = vmx(`virtualHW.version = "${version}"`, ...adapters);
      assert.equal(reason(whyNotRenumberAdapter(machine, from, to)), expected);
    });
  }

  it('in a .vmc up to 3', () => {
    assert.equal(reason(whyNotRenumberAdapter(vmc({ networks: ['LAN'] }), 0, 4)), last);
  });
});

describe('Free places', () => {
  const names = (machine: VirtualMachine, bus: Bus): string =>
    freeSlots(machine, bus).map(slotName).join(' ');

  it('are on the controllers that the machine has', () => {
    const machine = vmx('ide0:0.present = "TRUE"', 'scsi1.present = "TRUE"', 'scsi1:0.fileName = "q.vmdk"');
    assert.equal(names(machine, 'ide'), 'ide0:1 ide1:0 ide1:1');
    assert.equal(
      names(machine, 'scsi'),
      [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((target) => `scsi1:${target}`).join(' '),
    );
    assert.equal(names(machine, 'sata'), '');
  });

  it('are one for each shared bus of Virtual Server', () => {
    const machine = vmc({ ide: [{}], scsi: [{ id: '1', shared: 'true' }] });
    assert.equal(names(machine, 'scsi'), 'scsi1:0');
    assert.equal(names(machine, 'ide'), 'ide0:1');
    assert.equal(names(machine, 'sata'), '');
  });

  it('are not those of a physical device that is switched off', () => {
    const machine = vmx(
      ...['scsi0.present = "TRUE"', 'scsi0:0.present = "FALSE"', 'scsi0:0.fileName = "/dev/sg0"'],
      ...['scsi0:0.deviceType = "scsi-passthru"', 'scsi0:1.present = "FALSE"'],
    );
    assert.equal(names(machine, 'scsi').split(' ')[0], 'scsi0:1');
  });

  it('have the next number for a controller and for an adapter', () => {
    const machine = vmx('scsi0.present = "TRUE"', 'scsi1.present = "FALSE"', 'ethernet0.present = "TRUE"');
    assert.equal(nextFreeController(machine, 'scsi'), 1);
    assert.equal(nextFreeAdapter(machine), 1);
    assert.equal(nextFreeController(vmc({}), 'nvme'), undefined);
    assert.equal(nextFreeAdapter(vmc({ networks: ['a', 'b', 'c', 'd'] })), undefined);
  });
});
