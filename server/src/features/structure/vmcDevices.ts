import { idOf } from '../../machine/vmc/leaves.js';
import { scsiControllers } from '../../machine/vmc/scsiElements.js';
import { MAX_DEVICES } from '../../machine/virtualMachine.js';
import { attribute, childrenNamed, descend, descendAll, elementAt } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import type { ShownDevice } from './shownDevice.js';

/** A device of a .vmc with the element that describes it. */
export interface VmcDevice extends ShownDevice {
  readonly element: XmlElement;
}

const IDE = 'hardware/pci_bus/ide_adapter/ide_controller';
/** Devices beside the disk controllers, with the names that the same devices have in a .vmx. */
const OTHERS: readonly (readonly [path: string, kind: string])[] = [
  ['hardware/pci_bus/ethernet_adapter/ethernet_controller', 'ethernet'],
  ['hardware/super_io/floppy', 'floppy'],
  ['hardware/super_io/serial_port', 'serial'],
  ['hardware/super_io/parallel_port', 'parallel'],
];
/** Devices that come once. */
const SINGLE: readonly (readonly [path: string, kind: string])[] = [
  ['hardware/pci_bus/video_adapter', 'svga'],
  ['settings/sound/sound_adapter', 'sound'],
];

/** The devices of a .vmc, each under its element; of each sort as many as the model takes in, so that no file is slow. */
export function vmcDevices({ root }: VmcTree): ReadonlyMap<XmlElement, VmcDevice> {
  if (!root) return new Map();
  const controllers = [
    ...descendAll(root, IDE).map((element) => ({ element, kind: 'ide' })),
    ...scsiControllers(root).map(({ element }) => ({ element, kind: 'scsi' })),
  ]
    .slice(0, MAX_DEVICES)
    .map(({ element, kind }) => device(element, kind, idOf(element)));
  const locations = controllers.flatMap((controller) =>
    childrenNamed(controller.element, 'location').map((location) => ({ controller, location })),
  );
  const devices = [
    ...controllers,
    ...locations.slice(0, MAX_DEVICES).map(onController),
    ...OTHERS.flatMap(([path, kind]) => numbered(descendAll(root, path), kind)),
    ...SINGLE.flatMap(([path, kind]) => {
      const element = descend(root, path);
      return element ? [device(element, kind, undefined)] : [];
    }),
  ];
  return new Map(devices.map((one) => [one.element, one]));
}

/** The device whose element holds `offset`, the innermost one. */
export function vmcDeviceAt(tree: VmcTree, offset: number): VmcDevice | undefined {
  const devices = vmcDevices(tree);
  for (let element = elementAt(tree, offset); element; element = element.parent) {
    const found = devices.get(element);
    if (found) return found;
  }
  return undefined;
}

function onController({ controller, location }: { controller: VmcDevice; location: XmlElement }): VmcDevice {
  const { kind, name, number } = controller;
  const target = idOf(location);
  return { kind, number, target, name: `${name}:${target}`, parent: name, element: location };
}

/** Beside numbered ports and drives one without an id may stand, for settings of all: it is no device. */
function numbered(elements: readonly XmlElement[], kind: string): VmcDevice[] {
  const isOnly = elements.length === 1;
  return elements
    .filter((element) => isOnly || attribute(element, 'id') !== undefined)
    .slice(0, MAX_DEVICES)
    .map((element) => device(element, kind, idOf(element)));
}

function device(element: XmlElement, kind: string, number: number | undefined): VmcDevice {
  return { name: `${kind}${number ?? ''}`, kind, number, target: undefined, parent: undefined, element };
}
