import { locatedImage, type LocatedImage, type MachineFacts } from '../../cluster/machineFacts.js';
import { findKey } from '../../knowledge/vmxKeys.js';
import { isTemplate } from '../../machine/template.js';
import { slotName, type Disk, type VirtualMachine } from '../../machine/virtualMachine.js';
import { leafText, walk } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import type { Span } from '../../syntax/text.js';

/** A file that a machine's file names. */
export interface NamedFile {
  /** As the product reads it. */
  readonly name: string;
  readonly span: Span;
  /** The key, or the names of the elements with `/` between them. */
  readonly setting: string;
  /** The slot of the disk that it is behind, e.g. `scsi1:0`; undefined for other files. */
  readonly slot: string | undefined;
  /** What was found there when the machine was read; undefined where nobody has looked. */
  readonly located: LocatedImage | undefined;
}

/** Every file and folder that a machine's file names, in the order of the file. */
export function namedFiles(facts: MachineFacts): readonly NamedFile[] {
  const disks = disksByPlace(facts.machine);
  return namesIn(facts.machine)
    .filter(({ name }) => name !== '' && !isTemplate(name))
    .map((named) => {
      const disk = disks.get(named.span.start);
      // A .vmc names two places, and the image was found at one of them: there the disk has to be asked.
      const located = disk && facts.machine.source.format === 'vmx' ? locatedImage(facts, disk) : undefined;
      return { ...named, slot: disk && slotName(disk.slot), located };
    });
}

type Name = Pick<NamedFile, 'name' | 'span' | 'setting'>;

function namesIn({ source }: VirtualMachine): readonly Name[] {
  if (source.format === 'vmx') {
    return source.tree.entries
      .filter(({ key }) => findKey(key)?.type === 'path')
      .map(({ key, value, valueSpan }) => ({ name: value, span: valueSpan, setting: key }));
  }
  const { root } = source.tree;
  if (!root) return [];
  return [...walk(root)].filter(namesFile).flatMap((element) =>
    element.contentSpan
      ? [
          {
            name: leafText(element),
            span: trimmed(source.tree.text, element.contentSpan),
            setting: pathOf(element),
          },
        ]
      : [],
  );
}

/** Two forms of a path stand inside an element that says what for; the text file of a serial port stands alone. */
function namesFile({ name, parent, children }: XmlElement): boolean {
  if (children.length > 0) return false;
  return /^(?:absolute|relative)$/.test(name) ? /path/.test(parent?.name ?? '') : name === 'text_file_path';
}

function pathOf(element: XmlElement): string {
  const above = element.parent?.parent;
  return [above?.name, element.parent?.name, element.name].filter((name) => name !== undefined).join('/');
}

/** By where the file names stand, without quotes. */
function disksByPlace({ source, disks }: VirtualMachine): ReadonlyMap<number, Disk> {
  const { text } = source.tree;
  return new Map(
    disks.flatMap((disk) =>
      [disk.fileName, disk.relativeFileName]
        .filter((fact) => 'keySpan' in fact)
        .map(({ span }) => [trimmed(text, span).start, disk] as const),
    ),
  );
}

function trimmed(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end);
  const from = start + (/^["\s]*/.exec(written)?.[0].length ?? 0);
  const behind = /(?<!["\s])["\s]*$/.exec(written)?.[0].length ?? 0;
  return { start: from, end: Math.max(from, end - behind) };
}
