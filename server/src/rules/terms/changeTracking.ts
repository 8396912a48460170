import { isAbsent, type Fact } from '../../machine/fact.js';
import { slotName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { DiskImage } from '../../disk/diskImage.js';
import type { Span } from '../../syntax/text.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { vmxSettings } from './vmxFile.js';

/** What shows that ESX tracks the changed blocks of a disk. */
export interface TrackedDisk {
  readonly span: Span;
  readonly evidence: Phrase;
}

/** By the disk's own `ctkEnabled`, or where none is written by the tracking file that its descriptor names. */
export function trackingOf(
  machine: VirtualMachine,
  disk: Disk,
  image: DiskImage | undefined,
): TrackedDisk | undefined {
  const own = diskTracking(machine, disk);
  if (own.value === true)
    return { span: own.span, evidence: say`${slotName(disk.slot)}.ctkEnabled = "TRUE"` };
  const path = image?.descriptor?.changeTrackPath;
  if (!isAbsent(own) || path === undefined || path === '') return undefined;
  return { span: disk.fileName.span, evidence: say`changeTrackPath="${path}" in its descriptor` };
}

/** The disk's own switch. */
export function diskTracking(machine: VirtualMachine, disk: Disk): Fact<boolean> {
  return vmxSettings(machine).flag(`${slotName(disk.slot)}.ctkEnabled`, disk.anchor);
}

/** The switch of the whole machine. */
export function machineTracking(machine: VirtualMachine): Fact<boolean> {
  return vmxSettings(machine).flag('ctkEnabled', machine.anchor);
}
