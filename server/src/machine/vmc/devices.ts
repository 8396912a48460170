import { childrenNamed, descend } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { isAbsent, mapFact, type Fact } from '../fact.js';
import {
  MAX_DEVICES,
  type Bus,
  type BusSharing,
  type Controller,
  type DeviceKind,
  type Disk,
} from '../virtualMachine.js';
import { flagFact, idOf, numberFact, textFact, writtenId } from './leaves.js';
import { scsiControllers, scsiIdLeaves, sharedLeaves, type ScsiController } from './scsiElements.js';

/** Controllers and disks of a .vmc, IDE first. */
export function readDevices(root: XmlElement): { controllers: Controller[]; disks: Disk[] } {
  const ide = descend(root, 'hardware/pci_bus/ide_adapter');
  const ideControllers = ide ? childrenNamed(ide, 'ide_controller').map(readIdeController) : [];
  const all = [...ideControllers, ...twinsAmbiguous(scsiControllers(root).map(readScsiController))];
  const controllers = all.slice(0, MAX_DEVICES);
  const locations = controllers.flatMap(({ element, bus }) =>
    childrenNamed(element, 'location').map((location) => ({ location, element, bus })),
  );
  return {
    controllers,
    disks: locations
      .slice(0, MAX_DEVICES)
      .map(({ location, element, bus }) => readDisk(location, element, bus)),
  };
}

type ControllerWithElement = Controller & { readonly element: XmlElement };

function readIdeController(element: XmlElement): ControllerWithElement {
  const absent: Fact<never> = { value: undefined, missing: 'absent', span: element.openSpan };
  return { ...controllerBasics('ide', element), sharing: absent, sharingText: absent, scsiId: absent };
}

function readScsiController({ element, isUsual }: ScsiController): ControllerWithElement {
  const shared = sharedLeaves(element);
  const scsiId = scsiIdLeaves(element);
  const flag = flagFact(shared.leaves, element);
  return {
    ...controllerBasics('scsi', element),
    // The machines of one shared bus of Virtual Server run on one host, as with VMware's mode "virtual".
    sharing: mapFact(flag, (isShared): BusSharing => (isShared ? 'virtual' : 'none')),
    sharingText: mapFact(flag, String),
    scsiId: numberFact(scsiId.leaves, element),
    usualNames: isUsual && shared.isUsual && scsiId.isUsual,
  };
}

/** Of two controllers with one id nobody can say which one counts: like a leaf that stands twice, their settings have no value. */
function twinsAmbiguous(controllers: readonly ControllerWithElement[]): ControllerWithElement[] {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const { element } of controllers) {
    const id = writtenId(element);
    if (id !== undefined) (seen.has(id) ? twice : seen).add(id);
  }
  return controllers.map((controller) => {
    if (!twice.has(controller.number)) return controller;
    return {
      ...controller,
      sharing: ambiguous(controller.sharing),
      sharingText: ambiguous(controller.sharingText),
      scsiId: ambiguous(controller.scsiId),
    };
  });
}

const ambiguous = ({ span }: Fact<unknown>): Fact<never> => ({
  value: undefined,
  missing: 'duplicate',
  span,
});

function controllerBasics(bus: Bus, element: XmlElement) {
  return {
    bus,
    number: idOf(element),
    present: { value: true, span: element.openSpan, keySpan: element.nameSpan },
    model: { value: undefined, missing: 'absent' as const, span: element.openSpan },
    anchor: element.openSpan,
    element,
    usualNames: true,
  };
}

function readDisk(location: XmlElement, controller: XmlElement, bus: Bus): Disk {
  const absent: Fact<never> = { value: undefined, missing: 'absent', span: location.openSpan };
  const absolute = textFact(location, 'pathname/absolute');
  const relative = textFact(location, 'pathname/relative');
  const fileName = isAbsent(absolute) && !isAbsent(relative) ? relative : absolute;
  const kind = driveKind(numberFact(childrenNamed(location, 'drive_type'), location), fileName);
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
