import { lineEndOf, type Span, type TextEdit } from '../syntax/text.js';
import type { VmxEntry, VmxTree } from '../syntax/vmx/tree.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-encoding',
  summary: 'The bytes of the file do not fit its .encoding, or .encoding is not its first setting.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'safe',
  since: '0.1.0',
  sources: [source('sanbarrow', 'directives that start with a dot'), source('libvirt', 'src/vmx/vmx.c')],

  *check({ machine, facts }) {
    const tree = vmxTree(machine);
    // A file of another program: vmx-syntax says so, once.
    if (tree.entries.length === 0) return;
    const reason = facts.surroundings.encoding.unsafeToSave;
    if (reason !== undefined) {
      yield {
        span: whereItShows(machine, tree),
        subject: '.encoding',
        what: reason,
        why: say`A path or network that loses a character names something else, and the machine does not start.`,
        how: say`Do not save the file from here until every character is shown rightly; where that is not possible, change it with the product that wrote it.`,
      };
      return;
    }
    const first = tree.entries[0];
    const entry = tree.only('.encoding');
    if (entry && first && entry !== first) yield notFirst(machine, tree, entry, first);
  },
});

/** The line with a character that could not be read, else `.encoding`, else the first setting. */
function whereItShows(machine: VirtualMachine, tree: VmxTree): Span {
  const declared = tree.all('.encoding')[0]?.span;
  return lineWith(tree, /\uFFFD/) ?? declared ?? lineWith(tree, /[\u0080-\u009F]/) ?? machine.anchor;
}

function lineWith(tree: VmxTree, character: RegExp): Span | undefined {
  const at = tree.text.search(character);
  return at === -1 ? undefined : tree.lines.find(({ span }) => at >= span.start && at < span.end)?.span;
}

function notFirst(machine: VirtualMachine, tree: VmxTree, entry: VmxEntry, first: VmxEntry): Finding {
  return {
    span: entry.keySpan,
    subject: '.encoding',
    what: say`.encoding stands below other settings, of which ${first.key} is the first.`,
    why: say`Whoever reads the file from the top has to guess the encoding of everything above this line.`,
    how: say`Make it the first setting, as VMware writes it.`,
    atMost: 'hint',
    fixes: [textFix(machine, say`Move .encoding to the top`, 'safe', moveBefore(tree.text, entry, first))],
  };
}

function moveBefore(text: string, entry: VmxEntry, first: VmxEntry): TextEdit[] {
  const { start, end } = entry.span;
  const eol = lineEndOf(text);
  const isLastLine = end === text.length;
  const endOfLineBefore = text.slice(0, start).search(/(?:\r\n|\n|\r)$/);
  const behind = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0] ?? '';
  const line = { start: isLastLine ? endOfLineBefore : start, end: end + behind.length };
  return [
    { span: { start: first.span.start, end: first.span.start }, newText: text.slice(start, end) + eol },
    { span: line, newText: '' },
  ];
}
