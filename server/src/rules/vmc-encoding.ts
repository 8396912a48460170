import type { EncodingFacts } from '../machine/surroundings.js';
import type { Span } from '../syntax/text.js';
import type { VmcTree } from '../syntax/vmc/tree.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmcTree } from './terms/vmcFile.js';

const DECLARATION = /^\uFEFF?<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)/;

export default machineRule({
  id: 'vmc-encoding',
  summary:
    'The bytes of the file do not fit the encoding it names, or are not UTF-16 as the products write it.',
  formats: ['vmc'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('publicFiles', 'all 16 .vmc files are UTF-16LE with byte order mark'),
    source('xml', 'section 4.3.3, character encoding in entities'),
  ],

  *check({ machine, facts }) {
    const { encoding } = facts.surroundings;
    const tree = vmcTree(machine);
    if (!tree.root || encoding.name === undefined) return;
    const grave = damage(tree, encoding);
    const what = grave ?? deviation(tree, encoding);
    if (!what) return;
    yield {
      span: declarationSpan(tree) ?? machine.anchor,
      subject: 'encoding',
      what,
      why: grave
        ? say`An XML reader refuses such a file, or reads another name than the one of your disk or network.`
        : say`Virtual PC and Virtual Server write their files as UTF-16 with byte order mark and say so in the first line; other programs get away with less.`,
      how: say`Save the file as UTF-16 LE with byte order mark, with encoding="UTF-16" in its first line.`,
      ...(grave ? {} : { atMost: 'hint' as const }),
    };
  },
});

/** Bytes that are not what the file says, so that a character of a name is lost or an XML reader gives up. */
function damage({ declaredEncoding }: VmcTree, encoding: EncodingFacts): Phrase | undefined {
  if (encoding.unsafeToSave !== undefined) return encoding.unsafeToSave;
  if (encoding.name !== 'windows-1252') return undefined;
  // Only bytes that are no UTF-8 are read as windows-1252, and an XML file that names no encoding has to be UTF-8.
  if (declaredEncoding === undefined) {
    return say`The file names no encoding, so it has to be UTF-8, but some of its bytes are not.`;
  }
  return /^utf-/i.test(declaredEncoding)
    ? say`The first line names the encoding ${declaredEncoding}, but the bytes of the file are not.`
    : undefined;
}

/** What differs from the files that the products write, and is read all the same by most programs. */
function deviation({ declaredEncoding }: VmcTree, encoding: EncodingFacts): Phrase | undefined {
  const isDeclared16 = declaredEncoding === undefined || /^utf-16(?:le)?$/i.test(declaredEncoding);
  if (encoding.name === 'utf-16le') {
    if (!encoding.byteOrderMark) return say`The file is UTF-16, but has no byte order mark at its start.`;
    return isDeclared16 ? undefined : mismatch(declaredEncoding, 'UTF-16');
  }
  if (encoding.name === 'utf-16be') return say`The file is UTF-16 with the high byte first.`;
  if (declaredEncoding === undefined) return undefined;
  if (isDeclared16) return mismatch(declaredEncoding, say`8-bit text`);
  return say`The first line names the encoding ${declaredEncoding}.`;
}

const mismatch = (declared: string, actual: string | Phrase): Phrase =>
  say`The first line names the encoding ${declared}, but the file is ${actual}.`;

/** The encoding's name in the XML declaration. */
function declarationSpan({ text }: VmcTree): Span | undefined {
  const found = DECLARATION.exec(text);
  const name = found?.[1];
  if (!found || name === undefined || name === '') return undefined;
  const end = found[0].length;
  return { start: end - name.length, end };
}
