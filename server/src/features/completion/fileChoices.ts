import { CompletionItemKind } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { naturally } from '../../l10n/naturalOrder.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { VmxKey } from '../../knowledge/vmxKeys.js';
import { fileStem } from '../../machine/fileStem.js';
import { isSharingBus, slotName, type Disk, controllerOf } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';
import { sharedDiskNames } from './sharedDiskNames.js';
import type { Choice } from './valueChoices.js';

/** Files of one folder in a list. */
const MOST_FILES = 200;

/** Files with the sectors of a disk whose descriptor lies beside them; the descriptor is what a machine names. */
const EXTENT = /^(.*?)-(?:flat|delta|sesparse|ctk|rdmp?|pt|[sfp]\d{3})\.vmdk$/i;
const SNAPSHOT = /-\d{6}\.vmdk$/i;

const SLOT_FILE = /^((?:scsi|ide|sata|nvme)\d+:\d+)\.(?:fileName|name)$/i;
const CD_IMAGES = ['iso', 'cdr', 'toast'];
/** Endings where the catalogue names none. */
const OTHER_ENDINGS: Readonly<Record<string, readonly string[]>> = {
  floppy: ['flp', 'img', 'vfd', 'ima'],
  serial: ['txt', 'log'],
  parallel: ['txt', 'log'],
  bios440: ['rom'],
  efi64: ['rom'],
};

/**
 * The files that a setting may name: those of the machine's folder with a fitting ending, and for a disk the shared disks
 * of other nodes, in front where the controller is shared.
 */
export async function fileChoices(
  document: MachineDocument,
  key: VmxKey,
  name: string,
): Promise<readonly Choice[]> {
  const slot = SLOT_FILE.exec(name)?.[1]?.toLowerCase();
  if (slot === undefined) return otherFiles(document, key, name);
  const disk = document.machine.disks.find((one) => slotName(one.slot) === slot);
  // Without a type nobody can say what the slot shall hold; on the second channel of IDE it is a CD most of the time.
  const isCertain = disk?.deviceType.value !== undefined;
  const isCd = isCertain ? disk.kind === 'cdrom' : slot.startsWith('ide1');
  const cds = isCd || !isCertain ? await images(document) : [];
  const disks = isCd && isCertain ? [] : await diskFiles(document, disk, slot);
  return isCd ? [...cds, ...disks] : [...disks, ...cds];
}

async function diskFiles(
  document: MachineDocument,
  disk: Disk | undefined,
  slot: string,
): Promise<readonly Choice[]> {
  const { machine } = document;
  const shared = sharedDiskNames(document, 'all').map((name) =>
    file(name, say`A disk that other nodes share.`),
  );
  const used = new Map(
    machine.disks
      .filter((one) => slotName(one.slot) !== slot)
      .map((one) => [one.fileName.value?.trim().toLowerCase() ?? '', slotName(one.slot)]),
  );
  const names = descriptors(await filesBeside(document, ['vmdk']));
  const own = names.map((name) => {
    const user = used.get(name.toLowerCase());
    return { ...file(name, diskMeaning(name, user)), ...(user === undefined ? {} : { isUnfit: true }) };
  });
  const isShared = isSharingBus(controllerOf(machine, disk?.slot ?? slotFrom(slot)));
  const ordered = [...own].sort(
    (a, b) =>
      Number(a.isUnfit === true) - Number(b.isUnfit === true) ||
      Number(SNAPSHOT.test(a.value)) - Number(SNAPSHOT.test(b.value)),
  );
  return isShared ? [...shared, ...ordered] : [...ordered, ...shared];
}

function diskMeaning(name: string, user: string | undefined): Phrase {
  if (user !== undefined) return say`This machine has it at ${user} already.`;
  return SNAPSHOT.test(name) ? say`The link of a snapshot in this folder.` : say`A disk in this folder.`;
}

function slotFrom(slot: string): Disk['slot'] {
  const [, bus = '', controller = '', target = ''] = /^([a-z]+)(\d+):(\d+)$/.exec(slot) ?? [];
  const known = (['scsi', 'ide', 'sata', 'nvme'] as const).find((one) => one === bus) ?? 'scsi';
  return { bus: known, controller: Number(controller), target: Number(target) };
}

/** Images of CDs, and the word for the drive of the host. */
async function images(document: MachineDocument): Promise<readonly Choice[]> {
  const found = await filesBeside(document, CD_IMAGES);
  return [
    ...found.map((name) => file(name, say`An image in this folder.`)),
    {
      value: 'auto detect',
      kind: CompletionItemKind.EnumMember,
      documentation: [say`The first drive of the host.`],
    },
  ];
}

async function otherFiles(document: MachineDocument, key: VmxKey, name: string): Promise<readonly Choice[]> {
  const device = /^[a-z_]+/i.exec(name)?.[0]?.toLowerCase() ?? '';
  const named = [...key.note.matchAll(/\*\.(\w+)/g)].map(([, ending = '']) => ending.toLowerCase());
  const endings = otherEndings(device) ?? otherEndings(name.toLowerCase().split('.')[0] ?? '') ?? named;
  if (endings.length === 0) return [];
  const [own = ''] = named;
  const usual = /^(?:nvram|extendedConfigFile)$/i.test(name)
    ? [file(`${fileStem(document.uri)}.${own}`, say`The name that the product gives it.`)]
    : [];
  const found = await filesBeside(document, endings);
  return [...usual, ...found.map((one) => file(one, say`A file in this folder.`))];
}

function otherEndings(device: string): readonly string[] | undefined {
  return Object.hasOwn(OTHER_ENDINGS, device) ? OTHER_ENDINGS[device] : undefined;
}

function file(value: string, meaning: Phrase): Choice {
  return { value, kind: CompletionItemKind.File, documentation: [meaning] };
}

/** Disks without the files that hold their sectors. A file that only looks like one of these has no descriptor beside it. */
function descriptors(names: readonly string[]): readonly string[] {
  const all = new Set(names.map((name) => name.toLowerCase()));
  return names.filter((name) => {
    const stem = EXTENT.exec(name)?.[1];
    return stem === undefined || !all.has(`${stem}.vmdk`.toLowerCase());
  });
}

/** The names of the files beside the machine's with one of these endings, in order; none where the folder cannot be read. */
async function filesBeside(
  { uri, session }: MachineDocument,
  endings: readonly string[],
): Promise<readonly string[]> {
  const folder = Utils.dirname(URI.parse(uri)).toString();
  const entries = await session.fileSystem.list(folder).catch(() => []);
  return entries
    .filter(({ type }) => type === 'file' || type === 'link')
    .map(({ name }) => name)
    .filter((name) => endings.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()))
    .sort(naturally)
    .slice(0, MOST_FILES);
}
