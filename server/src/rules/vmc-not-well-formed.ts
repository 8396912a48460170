import { secretSpans } from '../knowledge/hiddenSecrets.js';
import { isTemplate } from '../machine/template.js';
import type { Span } from '../syntax/text.js';
import { restOfLine } from '../syntax/vmc/complaints.js';
import type { XmlError } from '../syntax/vmc/tree.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmcSource } from './terms/vmcFile.js';
import { escapedAmpersand, straightQuotes } from './terms/xmlRepairs.js';

export default machineRule({
  id: 'vmc-not-well-formed',
  summary: 'The file is no well-formed XML.',
  formats: ['vmc'],
  severity: everywhere('error'),
  fix: 'safe',
  since: '0.1.0',
  sources: [
    source('xml', 'section 2.1, well-formed XML documents'),
    source('publicFiles', 'all 16 .vmc files are well-formed XML'),
  ],

  *check({ machine }) {
    const { tree, errors } = vmcSource(machine);
    if (tree.root === undefined && isSomethingElse(tree.text)) {
      const [first] = errors;
      if (first) yield notAConfiguration(restOfLine(tree.text, first.span.start));
      return;
    }
    const secrets = errors.length === 0 ? [] : secretSpans(tree.text);
    for (const error of errors) {
      if (isTemplate(lineAt(tree.text, error.span.start))) continue;
      yield error.isLimit ? limitFinding(error) : errorFinding(machine, withoutSecrets(error, secrets));
    }
  },
});

/** What a message quotes of a place inside of a secret may be a part of the secret. */
function withoutSecrets(error: XmlError, secrets: readonly Span[]): XmlError {
  const { message, span } = error;
  const isSecret = secrets.some(({ start, end }) => start < span.end && span.start < end);
  return isSecret && message.parts.length > 0 ? { message: say`This is not well-formed XML.`, span } : error;
}

function errorFinding(machine: VirtualMachine, { message, span }: XmlError): Finding {
  const { text, root } = vmcSource(machine).tree;
  const quotes = straightQuotes(text, span);
  const isInRoot = root !== undefined && root.span.start < span.start && span.end <= root.span.end;
  const ampersand = isInRoot ? escapedAmpersand(text, span) : [];
  const isQuoted = quotes.length > 0;
  return {
    span,
    // Clients keep it, so it says nothing of the line: the name of a secret may stand on another one.
    subject: 'line',
    what: isQuoted
      ? say`A value in this tag stands in typographic quotes, and XML knows only the straight ones.`
      : message,
    why: say`Virtual Server reads the file as XML, and one such place is enough for it to refuse the whole machine.`,
    how: isQuoted
      ? say`Write straight quotes. Text copied from a web page or a word processor brings the typographic ones along.`
      : say`Repair this place, or take the file from a backup.`,
    fixes: isQuoted
      ? [textFix(machine, say`Write straight quotes`, 'safe', quotes)]
      : ampersand.length > 0
        ? [textFix(machine, say`Write &amp;`, 'safe', ampersand)]
        : [],
  };
}

function limitFinding({ message, span }: XmlError): Finding {
  return {
    span,
    subject: 'file',
    what: message,
    why: say`Nothing after this place was checked.`,
    how: say`Look whether this is the file of a machine at all: a usual one has about 250 elements.`,
    atMost: 'info',
    tellsOfGap: true,
  };
}

/** Other programs use the ending .vmc too; one quiet remark is enough for their files. */
function notAConfiguration(span: Span): Finding {
  return {
    span,
    subject: 'file',
    what: say`This is no configuration of Virtual Server: it holds no XML.`,
    why: say`Other programs use the ending .vmc too, so nothing else is checked here.`,
    how: say`If it was meant as one, check that the file is complete and was saved as text.`,
    atMost: 'hint',
  };
}

/** NUL characters are left aside, because they stand between the letters of UTF-16 that was taken for something else. */
function isSomethingElse(text: string): boolean {
  const plain = text.replaceAll('\0', '');
  return plain.trim() !== '' && !/<\?xml|<!--|<preferences/i.test(plain);
}

function lineAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const length = text.slice(start).search(/[\r\n]/);
  return text.slice(start, length < 0 ? undefined : start + length);
}
