import { childNamed, childrenNamed, descend } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { mapFact, type Fact } from '../fact.js';
import type { Bus, BusSharing, Controller, DeviceKind, Disk } from '../virtualMachine.js';
import { flagFact, idOf, numberFact, textFact } from './leaves.js';

/** A leaf and whether its name is the usual one. */
interface Recognised {
  readonly leaf: XmlElement | undefined;
  readonly isUsual: boolean;
}

/** Controllers and disks of a .vmc, IDE first. */
export function readDevices(root: XmlElement): { controllers: Controller[]; disks: Disk[] } {
  const ide = (descend(root, 'hardware/pci_bus/ide_adapter')?.children ?? [])
    .filter(({ name }) => name === 'ide_controller')
    .map((element) => ({ element, bus: 'ide' as const, usual: true }));
  const controllers = [...ide, ...scsiControllers(root)];
  return {
    controllers: controllers.map(({ element, bus, usual }) => readController(element, bus, usual)),
    disks: controllers.flatMap(({ element, bus }) =>
      childrenNamed(element, 'location').map((location) => readDisk(location, element, bus)),
    ),
  };
}

/**
 * No file written by Virtual Server with a SCSI adapter is known here, so the names of these elements are the usual ones
 * of software that reads such files. Others are taken too, when they say "scsi" and "controller".
 */
function scsiControllers(root: XmlElement): { element: XmlElement; bus: Bus; usual: boolean }[] {
  const adapters = (descend(root, 'hardware/pci_bus')?.children ?? []).filter(({ name }) =>
    /scsi/i.test(name),
  );
  return adapters.flatMap((adapter) =>
    adapter.children
      .filter(({ name }) => /controller|bus/i.test(name) && !/count/i.test(name))
      .map((element) => ({
        element,
        bus: 'scsi' as const,
        usual: adapter.name === 'scsi_adapter' && element.name === 'scsi_controller',
      })),
  );
}

function readController(element: XmlElement, bus: Bus, usual: boolean): Controller {
  const shared = sharedLeaf(element);
  const scsiId = scsiIdLeaf(element);
  const flag = bus === 'scsi' ? flagFact(shared.leaf, element) : flagFact(undefined, element);
  const present: Fact<boolean> = { value: true, span: element.openSpan, keySpan: element.nameSpan };
  const absent: Fact<string> = { value: undefined, missing: 'absent', span: element.openSpan };
  return {
    bus,
    number: idOf(element),
    present,
    model: absent,
    // The machines of one shared bus of Virtual Server run on one host, as with VMware's mode "virtual".
    sharing: mapFact(flag, (isShared): BusSharing => (isShared ? 'virtual' : 'none')),
    sharingText: shared.leaf ? mapFact(flag, String) : absent,
    scsiId: numberFact(scsiId.leaf, element),
    anchor: element.openSpan,
    element,
    usualNames: usual && shared.isUsual && scsiId.isUsual,
  };
}

export function sharedLeaf(controller: XmlElement): Recognised {
  const usual = childNamed(controller, 'shared');
  const leaf =
    usual ?? controller.children.find(({ name, children }) => /shared/i.test(name) && children.length === 0);
  return { leaf, isUsual: leaf === usual };
}

export function scsiIdLeaf(controller: XmlElement): Recognised {
  const usual = childNamed(controller, 'scsi_id');
  const leaf =
    usual ??
    controller.children.find(({ name, children }) => /(?:^|_)id$/i.test(name) && children.length === 0);
  return { leaf, isUsual: leaf === usual };
}

function readDisk(location: XmlElement, controller: XmlElement, bus: Bus): Disk {
  const absent: Fact<never> = { value: undefined, missing: 'absent', span: location.openSpan };
  const absolute = textFact(location, 'pathname/absolute');
  const relative = textFact(location, 'pathname/relative');
  const fileName = absolute.value === undefined && relative.value !== undefined ? relative : absolute;
  const kind = driveKind(numberFact(childNamed(location, 'drive_type'), location), fileName);
  return {
    slot: { bus, controller: idOf(controller), target: idOf(location) },
    kind,
    isPresent: kind !== 'none',
    present: { value: kind !== 'none', span: location.openSpan, keySpan: location.nameSpan },
    fileName,
    relativeFileName: relative,
    deviceType: absent,
    mode: absent,
    shared: absent,
    multiWriter: absent,
    anchor: location.openSpan,
    element: location,
  };
}

/** `drive_type`: 0 none, 1 hard disk, 2 CD or DVD (VMDriveType of the Virtual Server SDK). */
function driveKind(driveType: Fact<number>, fileName: Fact<string>): DeviceKind {
  if (driveType.value === 2) return 'cdrom';
  if (driveType.value === 0) return 'none';
  if (driveType.value === 1) return 'disk';
  return fileName.value !== undefined && /\.vhd$/i.test(fileName.value) ? 'disk' : 'none';
}
