import type { MachineFacts } from '../../../cluster/machineFacts.js';
import {
  controllerName,
  presentAdapters,
  slotName,
  type NetworkAdapter,
  type VirtualMachine,
} from '../../../machine/virtualMachine.js';
import { descend, leafText } from '../../../syntax/vmc/query.js';
import type { Session } from '../../session.js';
import { comparableDisk } from './diskNames.js';
import type { ComparableLine } from './line.js';

/**
 * What a .vmx and a .vmc both say of a machine, in the words of a .vmx: memory, controllers and their sharing, disks,
 * networks.
 */
export function commonLines(session: Session, facts: MachineFacts): readonly ComparableLine[] {
  const { machine } = facts;
  const memory = memoryOf(machine);
  return [
    ...(memory === undefined ? [] : [{ key: 'memsize', value: memory }]),
    ...controllerLines(machine),
    ...diskLines(session, facts),
    ...presentAdapters(machine).flatMap(adapterLines),
  ];
}

function memoryOf({ source }: VirtualMachine): string | undefined {
  if (source.format === 'vmx') return source.tree.only('memsize')?.value.trim();
  const size = source.tree.root && descend(source.tree.root, 'hardware/memory/ram_size');
  return size && leafText(size);
}

/** The file of a .vmc names IDE controllers without drives, that of a .vmx names none at all. */
function controllerLines({ controllers, disks }: VirtualMachine): readonly ComparableLine[] {
  return controllers
    .filter(
      ({ bus, number }) =>
        bus !== 'ide' ||
        disks.some((disk) => disk.isPresent && disk.slot.bus === bus && disk.slot.controller === number),
    )
    .filter(({ bus, present }) => bus === 'ide' || present.value === true)
    .flatMap((controller) => {
      const name = controllerName(controller);
      const present = { key: `${name}.present`, value: 'TRUE' };
      return controller.bus === 'scsi'
        ? [present, { key: `${name}.sharedBus`, value: controller.sharing.value ?? 'none' }]
        : [present];
    });
}

function diskLines(session: Session, facts: MachineFacts): readonly ComparableLine[] {
  return facts.machine.disks
    .filter((disk) => disk.isPresent)
    .flatMap((disk) => {
      const slot = slotName(disk.slot);
      const kind = { key: `${slot}.deviceType`, value: disk.kind === 'cdrom' ? 'cdrom' : 'disk' };
      // The drives of hosts are called after the system that runs there.
      if (disk.kind === 'cdrom' || disk.fileName.value === undefined) return [kind];
      return [kind, { key: `${slot}.fileName`, value: comparableDisk(session, facts, disk) }];
    });
}

function adapterLines({ number, network }: NetworkAdapter): readonly ComparableLine[] {
  const name = `ethernet${number}`;
  const present = { key: `${name}.present`, value: 'TRUE' };
  switch (network.kind) {
    case 'host-only':
      return [present, { key: `${name}.connectionType`, value: 'hostonly' }];
    case 'nat':
    case 'bridged':
      return [present, { key: `${name}.connectionType`, value: network.kind }];
    case 'named':
      return [present, { key: `${name}.networkName`, value: network.name }];
    case 'unknown':
    case 'unconnected':
      return [present];
  }
}
