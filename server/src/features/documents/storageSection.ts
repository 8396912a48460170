import type { DiskFile } from '../../cluster/machineFacts.js';
import type { DiskImage } from '../../disk/diskImage.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { isAbsent } from '../../machine/fact.js';
import {
  controllerName,
  presentDisks,
  slotName,
  type Controller,
  type Disk,
} from '../../machine/virtualMachine.js';
import { binarySize } from '../binarySize.js';
import { machineLabel } from '../hints/machineLabel.js';
import type { MachineDocument } from '../machineDocument.js';
import { beside } from '../phraseList.js';
import { factText } from './factText.js';
import { codeCell, joinParts, type DocumentWriter } from './markdownDocument.js';

/** The controllers that are switched on, and the disks and drives on them. */
export function storageSection(write: DocumentWriter, document: MachineDocument): string {
  const { machine } = document;
  const used = machine.controllers.filter((one) => one.present.value === true);
  const drives = machine.disks.filter(({ isPresent, kind }) => isPresent && kind === 'cdrom');
  return joinParts([
    write.table(
      [say`Controller`, say`Model`, say`Bus sharing`],
      used.map((controller) => controllerRow(write, controller)),
    ),
    write.table(
      [say`Slot`, say`Disk`, say`Size`, say`Kind`, say`Also used by`],
      presentDisks(machine).map((disk) => diskRow(write, document, disk)),
    ),
    drives.length === 0
      ? ''
      : write.say(say`CD and DVD drives: ${inWords(drives.map(({ slot }) => slotName(slot)))}.`),
    presentDisks(machine).length === 0 ? write.say(say`The machine has no disk.`) : '',
  ]).trim();
}

function controllerRow(write: DocumentWriter, controller: Controller): readonly string[] {
  return [
    codeCell(controllerName(controller)),
    factText(write, controller.model),
    isAbsent(controller.sharing) ? write.say(say`none`) : factText(write, controller.sharing),
  ];
}

function diskRow(write: DocumentWriter, document: MachineDocument, disk: Disk): readonly string[] {
  const { uri, session, facts } = document;
  const file = facts.diskFiles.get(slotName(disk.slot));
  const size = file?.state === 'found' ? file.image.capacity : undefined;
  const sharers = session.workspace.index.sharersOf(uri, disk);
  const names = sharers.map((sharer) => machineLabel(sharer.facts.machine.uri, uri));
  return [
    codeCell(slotName(disk.slot)),
    factText(write, disk.fileName),
    size === undefined ? '' : write.say(binarySize(size)),
    file ? write.say(diskKind(file)) : '',
    names.length === 0 ? '' : write.say(inWords(names)),
  ];
}

/** What the file of a disk turned out to be, or why nobody knows. */
function diskKind(file: DiskFile): Phrase {
  if (file.state === 'missing') return say`the file is missing`;
  if (file.state === 'refused') return say`not looked into: ${file.reason}`;
  const { image } = file;
  if (image.format === 'unknown') return say`unknown: ${image.reason ?? ''}`;
  return beside(
    [
      allocation(image),
      ...(image.isSnapshotLink ? [say`differencing disk or snapshot`] : []),
      ...(image.partitioning.kind === 'dynamic' ? [say`Windows dynamic disk`] : []),
    ],
    ', ',
  );
}

function allocation({ allocation: kind, rawMapping }: DiskImage): Phrase {
  if (rawMapping === 'physical') return say`raw device mapping in physical mode`;
  if (rawMapping === 'virtual') return say`raw device mapping in virtual mode`;
  const names: Readonly<Record<DiskImage['allocation'], Phrase>> = {
    preallocated: say`preallocated`,
    growable: say`growable`,
    thin: say`thin`,
    'raw-mapping': say`physical disk`,
    unknown: say`allocation unknown`,
  };
  return names[kind];
}
