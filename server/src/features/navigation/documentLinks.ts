import type { DocumentLink } from 'vscode-languageserver';
import type { LocatedImage } from '../../cluster/machineFacts.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { baseName } from '../../machine/diskPath.js';
import { resolveNamed } from '../../workspace/roots.js';
import type { MachineDocument } from '../machineDocument.js';
import { namedFiles, type NamedFile } from './namedFiles.js';
import { readableRoots } from '../readableRoots.js';

/** Files that one request looks for; disks that were found when the machine was read are not counted. */
const MOST_LOOKUPS = 100;

/**
 * Links to the files that a machine names: only to those that are there, and only inside the folders that may be read;
 * never to the network.
 */
export async function documentLinks(document: MachineDocument): Promise<readonly DocumentLink[]> {
  const { session, uri, places } = document;
  const roots = readableRoots(session, uri);
  let lookups = 0;
  const links = namedFiles(document.facts).map(async (file): Promise<DocumentLink | undefined> => {
    if (!file.located && ++lookups > MOST_LOOKUPS) return undefined;
    const resolved = file.located ?? (await resolveNamed(session.fileSystem, roots, uri, file.name));
    if ('refused' in resolved) return undefined;
    const tooltip = session.abilities.linkTooltips ? { tooltip: session.language(meaningOf(file)) } : {};
    return { range: places.range(file.span), target: resolved.uri, ...tooltip };
  });
  return (await Promise.all(links)).filter((link) => link !== undefined);
}

/** What a file is, by its ending: the products give each kind of file one. */
const BY_ENDING: readonly (readonly [ending: RegExp, meaning: Phrase])[] = [
  [/\.(?:iso|cdr|toast)$/i, say`Image of a CD or DVD`],
  [/\.(?:flp|vfd)$/i, say`Image of a floppy disk`],
  [/\.nvram$/i, say`Settings of the machine's BIOS or EFI`],
  [/\.vmxf$/i, say`Further settings of the machine, beside the .vmx`],
  [/\.vmsd$/i, say`List of the machine's snapshots`],
  [/\.(?:vmss|vmsn|vsv)$/i, say`Saved state of the machine`],
  [/\.vud$/i, say`Undo file, which takes what is written to the disk`],
  [/\.redo$/i, say`Redo log, which takes what is written to the disk`],
  [/\.reslck$/i, say`SCSI reservation that the nodes keep beside their shared disk`],
  [/\.vswp$/i, say`Swap file of the machine`],
  [/\.(?:log|hlog)$/i, say`Log file`],
  [/\.scoreboard$/i, say`Statistics of the running machine`],
];

function meaningOf({ setting, name, slot, located }: NamedFile): Phrase {
  const known = BY_ENDING.find(([ending]) => ending.test(name.trim()))?.[1];
  if (known) return known;
  if (slot !== undefined) return located ? imageMeaning(located, slot) : say`Disk file of ${slot}`;
  if (/^serial/i.test(setting)) return say`File that takes what the guest sends through ${setting}`;
  return say`File that ${setting} names`;
}

function imageMeaning({ image, uri }: LocatedImage, slot: string): Phrase {
  const data = image.extentFiles.filter((file) => baseName(file) !== baseName(uri));
  if (image.parent !== undefined) return say`Disk file of ${slot}, which continues ${image.parent}`;
  if (data.length > 0) return say`Descriptor of ${slot}; the data lie in ${inWords(data)}`;
  return say`Disk file of ${slot}`;
}
