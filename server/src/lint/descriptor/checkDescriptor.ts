import { say } from '../../l10n/phrase.js';
import type { Span } from '../../syntax/text.js';
import type { VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import { withinLimit } from '../withinLimit.js';
import { chainFindings } from './chainFindings.js';
import type { DescriptorFiles } from './descriptorFiles.js';
import type { DescriptorFinding } from './descriptorFinding.js';
import { extentFindings } from './extentFindings.js';
import { formFindings } from './formFindings.js';
import { valueFindings } from './valueFindings.js';

/** Findings of one descriptor; nobody reads more. */
const FINDING_LIMIT = 200;

/**
 * Everything that is wrong with a disk, as far as its descriptor and the files it names tell, in the order of the text.
 * @param text the descriptor's text, to which all spans refer.
 */
export function checkDescriptor(
  text: string,
  descriptor: VmdkDescriptor,
  files: DescriptorFiles,
): readonly DescriptorFinding[] {
  const head = firstLine(text);
  const all = [
    ...formFindings(descriptor, head),
    ...valueFindings(descriptor),
    ...extentFindings(descriptor, files.extents),
    ...chainFindings(descriptor, files.chain),
  ].sort((a, b) => a.span.start - b.span.start);
  const shown = withinLimit(all, FINDING_LIMIT);
  return shown.length === all.length ? all : [...shown, cutOff(head)];
}

function cutOff(span: Span): DescriptorFinding {
  return {
    code: 'vmdk-finding-limit',
    severity: 'info',
    span,
    message: [
      say`More than ${FINDING_LIMIT} problems were found in this descriptor; the first ${FINDING_LIMIT} are shown.`,
      say`Each of them may hide others.`,
      say`Repair some of these to see the rest.`,
    ],
  };
}

/** The line that makes a text a descriptor. */
function firstLine(text: string): Span {
  const start = Math.max(text.indexOf('#'), 0);
  const end = text.slice(start).search(/[\r\n]|$/);
  return { start, end: start + end };
}
