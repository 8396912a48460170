import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { controllerName, controllerOf, slotName, type Disk } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Card } from './card.js';
import { diskFileFacts } from './diskImageFacts.js';
import { machineLink } from './machineLinks.js';
import { inCode } from './markedPhrase.js';

/** The file of a disk: what its first sectors say, who else uses it, and how it is shared. */
export async function diskCard(
  document: MachineDocument,
  disk: Disk,
  name: string,
  span: Span,
): Promise<Card> {
  const slot = slotName(disk.slot);
  if (disk.kind === 'cdrom') {
    const title = say`CD or DVD in ${slot}: ${inCode(baseName(name))}`;
    return { span, title, text: [], facts: switchedOff(disk) };
  }
  const file = document.facts.diskFiles.get(slot);
  return {
    span,
    title: say`Disk ${slot}: ${inCode(baseName(name))}`,
    text: [],
    facts: [
      ...switchedOff(disk),
      ...(file ? await diskFileFacts(document, file) : []),
      ...sharingFacts(document, disk),
    ],
  };
}

function switchedOff({ isPresent }: Disk): Phrase[] {
  return isPresent ? [] : [say`The file switches the device off.`];
}

/** How a disk is shared, and with whom; empty for an ordinary disk. */
export function sharingFacts(document: MachineDocument, disk: Disk): Phrase[] {
  const { session, uri } = document;
  const sharers = session.workspace.index.sharersOf(uri, disk);
  const how = sharedHow(document, disk);
  const links = sharers.map((other) =>
    machineLink(session, other.facts.machine.uri, other.disk.fileName.span),
  );
  if (links.length === 0) return how ? [how, say`No other machine with this file is known.`] : [];
  return [how ?? say`No setting of this machine shares the disk.`, say`Also used by ${inWords(links)}`];
}

function sharedHow({ machine }: MachineDocument, disk: Disk): Phrase | undefined {
  const slot = slotName(disk.slot);
  if (disk.multiWriter.value === true)
    return say`Shared as multi-writer (${inCode(`${slot}.sharing`)}): every machine may write, without reservations.`;
  const controller = controllerOf(machine, disk.slot);
  const mode = controller?.sharing.value;
  if (controller && (mode === 'virtual' || mode === 'physical')) {
    if (machine.source.format === 'vmc')
      return say`Shared by the SCSI bus ${controller.number}, for nodes on this host`;
    const key = inCode(`${controllerName(controller)}.sharedBus`);
    return mode === 'virtual'
      ? say`Shared by ${key} = "virtual", for nodes on one host`
      : say`Shared by ${key} = "physical", for nodes on several hosts`;
  }
  return disk.shared.value === true
    ? say`Shared by ${inCode(`${slot}.shared`)}, for nodes on one host`
    : undefined;
}

/** The disks among these that name a file, each with its slot. */
export function diskNames(disks: readonly Disk[]): Phrase[] {
  const names = disks
    .filter(({ isPresent, fileName }) => isPresent && fileName.value !== undefined)
    .map(({ slot, fileName }) => say`${slotName(slot)} ${inCode(fileName.value ?? '')}`);
  return names.length === 0 ? [] : [say`Disks on it: ${inWords(names)}`];
}
