import { quotableValue } from '../knowledge/secrets.js';
import { isTemplate } from '../machine/template.js';
import { encodeEscapes } from '../syntax/vmx/escape.js';
import type { Span, TextEdit } from '../syntax/text.js';
import type { VmxEntry, VmxMalformedLine, VmxTree } from '../syntax/vmx/tree.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { isPrivateKey } from '../machine/vmx/privateKey.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { settingsOnOneLine } from './terms/settingsOnOneLine.js';
import { shortened } from './terms/shortened.js';
import { hasTypographicQuotes, typographicValue } from './terms/typographicQuotes.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-unquoted-value',
  summary: 'A value stands without quotes.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'safe',
  // It knows what the line lacks.
  supersedes: ['vmx-syntax'],
  since: '0.1.0',
  sources: [
    source('dict', 'lib/dict/dictll.c'),
    source('libvirt', 'src/util/virconf.c'),
    source('sanbarrow', 'values stand in quotes'),
  ],

  *check({ machine }) {
    const tree = vmxTree(machine);
    const hasTypographic = hasTypographicQuotes(tree.text);
    // Straight quotes around typographic ones would make these a part of the value for good.
    const all = tree.entries.filter(
      (entry) => standsWithoutQuotes(entry) && !(hasTypographic && typographicValue(tree.text, entry)),
    );
    const isDoubled = ({ valueSpan: { start, end } }: VmxEntry): boolean =>
      SECOND_EQUALS.test(tree.text.slice(start, end));
    for (const { key, valueSpan } of all.filter(isDoubled))
      yield secondEquals(machine, key, valueSpan, tree.text.slice(valueSpan.start, valueSpan.end));
    const unquoted = all.filter((entry) => !isDoubled(entry));
    const [first] = unquoted;
    if (first && unquoted.length > MANY) yield manyFinding(machine, tree, unquoted, first);
    else
      for (const entry of unquoted) {
        const { key, valueSpan } = entry;
        const written = tree.text.slice(valueSpan.start, valueSpan.end);
        yield {
          span: valueSpan,
          subject: `quotes of ${key.toLowerCase()}`,
          what: say`The value of ${key}, ${quotableValue(key, written)}, stands without quotes.`,
          why: SINGLE_QUOTED.test(written)
            ? say`VMware knows double quotes only and takes the single ones for a part of the value.`
            : say`VMware reads it all the same; libvirt refuses the file, and a blank added later makes the line unreadable.`,
          how: say`Put the value in quotes.`,
          atMost: 'hint',
          fixes: [quoteFix(machine, valueSpan, written)],
        };
      }
    for (const line of tree.malformed) {
      const found = valueWithBlank(tree.text, line);
      if (!found) continue;
      if (SECOND_EQUALS.test(found.value)) {
        yield secondEquals(machine, found.key, found.span, found.value);
        continue;
      }
      yield {
        span: found.span,
        subject: `quotes of ${found.key.toLowerCase()}`,
        what: say`The value of ${found.key} has a blank in it and stands without quotes: ${quotableValue(found.key, shortened(found.value))}.`,
        why: say`VMware ends a value without quotes at the first blank and cannot read what follows: it drops the line, or calls the file corrupt.`,
        how: say`Put the whole value in quotes.`,
        fixes: [quoteFix(machine, found.span, found.value)],
      };
    }
  },
});

/** `key == "value"`, with or without quotes: the second sign is none of the value, which nobody begins so. */
const SECOND_EQUALS = /^=[ \t]*(?:"[^"]*"|[^\s="]+)$/;

function secondEquals(machine: VirtualMachine, key: string, span: Span, written: string): Finding {
  const value = written.slice(1).trimStart();
  const second: TextEdit = { span: { start: span.start, end: span.start + 1 }, newText: '' };
  const quotes = quoteEdit({ start: span.end - value.length, end: span.end }, value);
  const fix = value.startsWith('"')
    ? textFix(machine, say`Delete the second =`, 'safe', [second])
    : textFix(machine, say`Delete the second =, and put the value in quotes`, 'safe', [second, quotes]);
  return {
    span,
    subject: `quotes of ${key.toLowerCase()}`,
    what: say`Behind ${key} there is a second =.`,
    why: say`VMware takes it for the beginning of the value, so it reads another value than the one meant, drops the line, or calls the file corrupt.`,
    how: say`Delete one of the two.`,
    fixes: [fix],
  };
}

/** In a file that was written without quotes throughout, one remark says as much as one a line. */
const MANY = 3;

function standsWithoutQuotes({ quoted, valueSpan, value, key }: VmxEntry): boolean {
  if (quoted || valueSpan.start === valueSpan.end || isTemplate(value) || isPrivateKey(key)) return false;
  // A tool of packer's writes this one without quotes on purpose.
  return !/\.virtualSSD$/i.test(key);
}

function manyFinding(
  machine: VirtualMachine,
  tree: VmxTree,
  unquoted: readonly VmxEntry[],
  first: VmxEntry,
): Finding {
  const values = unquoted.map(({ valueSpan: span }) => ({
    span,
    written: tree.text.slice(span.start, span.end),
  }));
  return {
    span: first.valueSpan,
    subject: 'quotes of many values',
    what: say`${unquoted.length} values of this file stand without quotes, ${first.key} first.`,
    why: values.some(({ written }) => SINGLE_QUOTED.test(written))
      ? say`VMware knows double quotes only and takes single ones for a part of the value. What has none at all it reads all the same; libvirt refuses it, and a blank added later makes a line unreadable.`
      : say`VMware reads them all the same; libvirt refuses the file, and a blank added later makes a line unreadable.`,
    how: say`Put the values in quotes.`,
    atMost: 'hint',
    fixes: [
      textFix(
        machine,
        say`Put all values in quotes`,
        'safe',
        values.map(({ span, written }) => quoteEdit(span, written)),
      ),
    ],
  };
}

/** What another language or a person would mean as a comment is no part of a value: the rule about syntax says so. */
const COMMENT_SIGN = /^(?:\/\/|\/\*|;|--)/;

function valueWithBlank(
  text: string,
  line: VmxMalformedLine,
): { key: string; value: string; span: Span } | undefined {
  if (line.reason !== 'text-after-value' || settingsOnOneLine(text, line)) return undefined;
  const whole = text.slice(line.span.start, line.span.end);
  if (isTemplate(whole) || COMMENT_SIGN.test(text.slice(line.where.start, line.where.end))) return undefined;
  const equals = whole.indexOf('=');
  const key = whole.slice(0, equals).trim();
  if (isPrivateKey(key)) return undefined;
  const behind = whole.slice(equals + 1);
  const start = line.span.start + equals + 1 + behind.search(/[^ \t]|$/);
  const comment = text.slice(start, line.span.end).indexOf('#');
  const value = withoutBlanksBehind(text.slice(start, comment === -1 ? line.span.end : start + comment));
  return { key, value, span: { start, end: start + value.length } };
}

/** Only blanks and tabs: what else JavaScript takes for white space belongs to a value. */
function withoutBlanksBehind(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function quoteFix(machine: VirtualMachine, span: Span, written: string): Fix {
  return textFix(machine, say`Put the value in quotes`, 'safe', [quoteEdit(span, written)]);
}

/** As other languages and libvirt read them; VMware's parser knows the double quote only. */
const SINGLE_QUOTED = /^'[^']*'$/;

function quoteEdit(span: Span, written: string): TextEdit {
  const inside = SINGLE_QUOTED.test(written) ? written.slice(1, -1) : written;
  // Whoever wrote the second quote forgot the first one.
  const value = /^[^"]+"$/.test(inside) ? inside.slice(0, -1) : inside;
  return { span, newText: `"${value.includes('"') ? encodeQuotes(value) : value}"` };
}

/** Escapes that stand in the value mean the same inside quotes, so only the quotes are encoded. */
function encodeQuotes(value: string): string {
  return value.replaceAll('"', encodeEscapes('"'));
}
