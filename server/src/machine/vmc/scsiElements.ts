import { attribute, childrenNamed, descend, leafText } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';

/**
 * No file written by Virtual Server with a SCSI adapter is known here, so these names are the usual ones of software that
 * reads such files. What the elements mean is documented (Virtual Server 2005 SDK, IVMSCSIController).
 */
export const SCSI_NAMES = {
  adapter: 'scsi_adapter',
  controller: 'scsi_controller',
  shared: 'shared',
  scsiId: 'scsi_id',
} as const;

/** The element of a SCSI controller, and whether it and the element around it have the usual names. */
export interface ScsiController {
  readonly element: XmlElement;
  readonly isUsual: boolean;
}

/** All leaves that may be one setting, and whether they have the usual name. Empty counts as usual. */
export interface Recognised {
  readonly leaves: readonly XmlElement[];
  readonly isUsual: boolean;
}

/**
 * SCSI controllers below `preferences`, also under other names as long as these say "scsi" and "controller" or "bus"; none
 * in a file without a root.
 */
export function scsiControllers(root: XmlElement | undefined): readonly ScsiController[] {
  const bus = root && descend(root, 'hardware/pci_bus');
  const outer = (bus?.children ?? []).filter(({ name }) => /scsi/i.test(name));
  return outer.flatMap((adapter) => {
    const inner = adapter.children.filter(isController);
    const found = inner.length === 0 && isController(adapter) ? [adapter] : inner;
    return found.map((element) => ({
      element,
      isUsual: adapter.name === SCSI_NAMES.adapter && element.name === SCSI_NAMES.controller,
    }));
  });
}

/** The leaf that says whether the controller's bus is shared. */
export function sharedLeaves(controller: XmlElement): Recognised {
  return recognise(controller, SCSI_NAMES.shared, 'boolean', /shared/i);
}

/** The leaf with the SCSI id of the controller itself. */
export function scsiIdLeaves(controller: XmlElement): Recognised {
  return recognise(controller, SCSI_NAMES.scsiId, 'integer', /scsi_?id$|(?:^|_)id$/i);
}

/** Leaves carry a type and containers do not; without that, `<shared_bus>` would pass for a controller. */
function isController(element: XmlElement): boolean {
  if (attribute(element, 'type')) return false;
  return /controller|bus/i.test(element.name) || childrenNamed(element, 'location').length > 0;
}

function recognise(controller: XmlElement, usual: string, type: string, other: RegExp): Recognised {
  const leaves = childrenNamed(controller, usual);
  if (leaves.length > 0) return { leaves, isUsual: true };
  const alike = controller.children.filter(
    (child) => other.test(child.name) && child.children.length === 0 && mayHave(child, type),
  );
  return { leaves: alike, isUsual: alike.length === 0 };
}

function mayHave(leaf: XmlElement, type: string): boolean {
  const written = attribute(leaf, 'type')?.value;
  return written === undefined ? leafText(leaf) !== '' : written.toLowerCase() === type;
}
