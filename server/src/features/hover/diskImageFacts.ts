import type { DiskFile, LocatedImage } from '../../cluster/machineFacts.js';
import type { DiskImage, Partitioning } from '../../disk/diskImage.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { fileName } from '../../machine/fileStem.js';
import type { MachineDocument } from '../machineDocument.js';
import { inCode } from './markedPhrase.js';
import { binarySize } from '../binarySize.js';

/**
 * Parents that a hover goes through: VMware supports 32 snapshots in a row, and each parent is a file to read before anything is
 * shown. The checks of a descriptor follow its chain to the 255 links that a disk can have at all (`CHAIN_LIMIT`; Broadcom
 * KB 320221): only what lies beyond those can never be opened.
 */
const LONGEST_CHAIN = 32;

/** What was found where a disk's file should be. */
export async function diskFileFacts(document: MachineDocument, file: DiskFile): Promise<readonly Phrase[]> {
  if (file.state === 'missing') return [say`No such file lies there.`];
  if (file.state === 'refused') return [say`The file was not looked at: ${file.reason}.`];
  const { image, otherUri, reservationLock } = file;
  if (image.format === 'unknown')
    return [say`The file is there, but cannot be understood: ${image.reason ?? ''}.`];
  const { adapterType, changeTrackPath } = image.descriptor ?? {};
  return [
    kindOf(image),
    ...(image.capacity === undefined ? [] : [say`Size: ${binarySize(image.capacity)}`]),
    ...(await parentFacts(document, file)),
    ...partitioningFacts(image.partitioning),
    ...(adapterType === undefined ? [] : [say`Made for the adapter ${inCode(adapterType)}`]),
    ...(changeTrackPath === undefined ? [] : [say`Changed blocks are tracked in ${inCode(changeTrackPath)}`]),
    ...(reservationLock === undefined
      ? []
      : [say`Its SCSI reservation is kept in ${inCode(reservationLock)}`]),
    ...(otherUri === undefined
      ? []
      : [
          say`At the relative path lies another file, ${inCode(fileName(otherUri))}; the absolute path counts.`,
        ]),
  ];
}

function kindOf({ format, subformat, allocation, isSnapshotLink, rawMapping }: DiskImage): Phrase {
  const type = inCode(subformat);
  if (format === 'vhd') {
    if (isSnapshotLink) return say`Differencing VHD, which holds only what differs from its parent`;
    return allocation === 'growable' ? say`VHD that grows as it is written` : say`VHD of fixed size`;
  }
  if (rawMapping === 'physical') return say`Raw device mapping to a LUN in physical mode (${type})`;
  if (rawMapping === 'virtual') return say`Raw device mapping to a LUN in virtual mode (${type})`;
  if (isSnapshotLink)
    return say`Snapshot link, which holds only what was written since the snapshot (${type})`;
  switch (allocation) {
    case 'raw-mapping':
      return say`Access to a physical disk of the host (${type})`;
    case 'preallocated':
      return say`VMDK of fixed size (${type})`;
    case 'growable':
      return say`VMDK that grows as it is written (${type})`;
    case 'thin':
      return say`Thin VMDK, which takes room as it is written (${type})`;
    case 'unknown':
      return say`VMDK (${type})`;
  }
}

/** The parents of a linked image, the nearest first, as far as they may be read. */
async function parentFacts({ session, uri }: MachineDocument, image: LocatedImage): Promise<Phrase[]> {
  const names: Phrase[] = [];
  const seen = new Set([image.uri]);
  let last: LocatedImage | undefined = image;
  while (last?.image.parent !== undefined) {
    if (names.length === LONGEST_CHAIN) return [say`Parents: ${inWords(names)}; more lie beneath them.`];
    names.push(inCode(baseName(last.image.parent)));
    if (last.isParentMissing) return [say`Parents: ${inWords(names)}; the last one is missing.`];
    last = await session.workspace.parentImage(uri, last);
    if (last && seen.has(last.uri)) return [say`Parents: ${inWords(names)}; they lead in a circle.`];
    if (last) seen.add(last.uri);
  }
  return names.length === 0 ? [] : [say`Parents: ${inWords(names)}`];
}

function partitioningFacts(partitioning: Partitioning): Phrase[] {
  switch (partitioning.kind) {
    case 'basic':
      return [say`Windows sees a basic disk.`];
    case 'none':
      return [say`It has no partition table.`];
    case 'dynamic':
      return [
        say`Windows sees a dynamic disk, which its cluster service cannot use (${partitioning.evidence}).`,
      ];
    case 'unknown':
      return [say`Whether it is a basic or a dynamic disk is not known: ${partitioning.reason}.`];
  }
}
