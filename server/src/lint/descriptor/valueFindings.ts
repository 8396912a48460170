import { findVmdkWord, vmdkWords } from '../../knowledge/vmdkWords.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { isTemplate } from '../../machine/template.js';
import { closestWord } from '../../rules/terms/closestWord.js';
import type { DescriptorEntry, DescriptorExtent, VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import { contentId } from '../../syntax/vmdk/contentId.js';
import type { DescriptorFinding } from './descriptorFinding.js';

/** What is wrong with the values of a descriptor, each by itself. */
export function valueFindings({ entries, extents }: VmdkDescriptor): readonly DescriptorFinding[] {
  return [
    ...entries.filter(({ value }) => !isTemplate(value)).flatMap(entryFindings),
    ...extentTypes(extents),
  ];
}

function entryFindings(entry: DescriptorEntry): readonly DescriptorFinding[] {
  switch (entry.key.toLowerCase()) {
    case 'cid':
    case 'parentcid':
      return contentId(entry.value) === undefined ? [badContentId(entry)] : [];
    case 'createtype':
      return findVmdkWord('createTypes', entry.value) ? [] : [unknownCreateType(entry)];
    case 'ddb.adaptertype':
      return findVmdkWord('adapterTypes', entry.value) ? [] : [unknownAdapter(entry)];
    default:
      return geometry(entry);
  }
}

const at = ({ value, valueSpan, span }: DescriptorEntry): DescriptorFinding['span'] =>
  value === '' ? span : valueSpan;

function badContentId(entry: DescriptorEntry): DescriptorFinding {
  return {
    code: 'vmdk-cid',
    severity: 'warning',
    span: at(entry),
    message: [
      say`The value "${entry.value}" of ${entry.key} is no content id.`,
      say`By the content id a disk knows its parent; a content id is a number of up to eight hexadecimal digits.`,
      say`Take the value from a backup, or from the child of this disk, which keeps it as parentCID.`,
    ],
  };
}

function unknownCreateType(entry: DescriptorEntry): DescriptorFinding {
  return {
    code: 'vmdk-create-type',
    severity: 'warning',
    span: at(entry),
    message: [
      say`The disk type "${entry.value}" is not known.`,
      say`createType says how the files of the disk are to be read; a type that a product does not know it does not open.`,
      suggestion(
        entry.value,
        'createTypes',
        say`Write the type that fits the extents below, as completion lists them.`,
      ),
    ],
  };
}

function unknownAdapter(entry: DescriptorEntry): DescriptorFinding {
  const known = vmdkWords('adapterTypes').map(({ word }) => word);
  return {
    code: 'vmdk-adapter-type',
    severity: 'info',
    span: at(entry),
    message: [
      say`The adapter type "${entry.value}" is none of those that disks have: ${inWords(known)}.`,
      say`It sets the geometry of the disk, and VMware writes lsilogic for every kind of SCSI controller.`,
      suggestion(
        entry.value,
        'adapterTypes',
        say`Write ide for a disk on an IDE controller, else lsilogic; the controller itself is chosen in the .vmx.`,
      ),
    ],
  };
}

function extentTypes(extents: readonly DescriptorExtent[]): readonly DescriptorFinding[] {
  return extents
    .filter(({ type }) => !findVmdkWord('extentTypes', type))
    .map(({ type, typeSpan }) => ({
      code: 'vmdk-extent-type',
      severity: 'warning',
      span: typeSpan,
      message: [
        say`The extent type ${type} is not known.`,
        say`It says how the sectors lie in the file; what a product does not know it does not read.`,
        suggestion(type, 'extentTypes', say`Write the type that fits the file, as completion lists them.`),
      ],
    }));
}

function suggestion(written: string, table: Parameters<typeof vmdkWords>[0], otherwise: Phrase): Phrase {
  const known = vmdkWords(table).map(({ word }) => word);
  const meant = closestWord(written, known);
  return meant === undefined ? otherwise : say`Write ${meant} when that is what was meant.`;
}

/** The largest numbers that a BIOS can handle; cylinders have no limit but that of the number itself. */
const GEOMETRY_LIMITS = { cylinders: 0xffffffff, heads: 255, sectors: 63 } as const;

function geometry(entry: DescriptorEntry): readonly DescriptorFinding[] {
  const part = /^ddb\.geometry\.(?:bios)?(cylinders|heads|sectors)$/i.exec(entry.key)?.[1]?.toLowerCase();
  if (part !== 'cylinders' && part !== 'heads' && part !== 'sectors') return [];
  const limit = GEOMETRY_LIMITS[part];
  const number = /^\d{1,10}$/.test(entry.value) ? Number(entry.value) : undefined;
  // VirtualBox leaves a geometry that nobody has set at zero.
  if (number !== undefined && number <= limit) return [];
  return [
    {
      code: 'vmdk-geometry',
      severity: 'warning',
      span: at(entry),
      message: [
        say`The value "${entry.value}" of ${entry.key} is not a number up to ${limit}.`,
        say`Guests that ask the BIOS for the geometry, boot loaders above all, look for their sectors in wrong places.`,
        say`Take the value from a backup, or from another descriptor of a disk of the same size.`,
      ],
    },
  ];
}
