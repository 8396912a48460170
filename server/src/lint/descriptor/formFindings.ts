import { say } from '../../l10n/phrase.js';
import type { Span } from '../../syntax/text.js';
import { entriesOf, type DescriptorError, type VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import type { DescriptorFinding } from './descriptorFinding.js';

/** Settings without which no program can tell what the disk is, and where to get them from. */
const NEEDED = [
  [
    'CID',
    say`Add the line from a backup; the content id also stands in each child of the disk, as parentCID.`,
  ],
  ['createType', say`Add the line from a backup.`],
] as const;

/**
 * What is wrong with the lines of a descriptor, and what it lacks.
 * @param head the first line, on which everything stands that is not there.
 */
export function formFindings(descriptor: VmdkDescriptor, head: Span): readonly DescriptorFinding[] {
  return [...descriptor.errors.map(lineFinding), ...lacking(descriptor, head)];
}

function lineFinding(error: DescriptorError): DescriptorFinding {
  const { span } = error;
  switch (error.kind) {
    case 'line':
      return {
        code: 'vmdk-line',
        severity: 'warning',
        span,
        message: [
          say`This line is neither a setting, nor an extent, nor a comment.`,
          say`Products pass it over or refuse the whole file, and what it should say is missing.`,
          say`Write a setting as name="value" and a comment after #, or delete the line.`,
        ],
      };
    case 'extent':
      return {
        code: 'vmdk-line',
        severity: 'warning',
        span,
        message: [
          say`This extent cannot be read.`,
          say`Without it a piece of the disk is missing, and every piece behind it lies at a wrong place.`,
          say`Write access, number of sectors, type, file name in quotes and offset: RW 4192256 FLAT "disk-f001.vmdk" 0.`,
        ],
      };
    case 'repeated':
      return repeated(error.key, error.differs, span);
  }
}

function repeated(key: string, differs: boolean, span: Span): DescriptorFinding {
  return {
    code: 'vmdk-repeated',
    severity: differs ? 'warning' : 'info',
    span,
    message: [
      differs ? say`${key} is written again, with another value.` : say`${key} is written twice.`,
      say`Programs differ in which of the lines they take.`,
      say`Keep one of the lines.`,
    ],
  };
}

function* lacking({ entries, extents, errors }: VmdkDescriptor, span: Span): Generator<DescriptorFinding> {
  for (const [key, repair] of NEEDED) {
    if (entriesOf(entries, key).length > 0) continue;
    yield {
      code: 'vmdk-setting-missing',
      severity: 'warning',
      span,
      message: [
        say`This descriptor has no ${key}.`,
        say`Every product writes it, and programs that read the disk ask for it.`,
        repair,
      ],
    };
  }
  // An extent that cannot be read is told already.
  if (extents.length > 0 || errors.some(({ kind }) => kind === 'extent')) return;
  yield {
    code: 'vmdk-no-extent',
    severity: 'warning',
    span,
    message: [
      say`This descriptor has no extent.`,
      say`So the disk has no sectors: no file is named that holds any.`,
      say`Add a line for each file with data: access, number of sectors, type, file name in quotes and offset, such as RW 4192256 FLAT "disk-f001.vmdk" 0.`,
    ],
  };
}
