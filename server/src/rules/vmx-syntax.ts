import { isTemplate, isTemplateLine } from '../machine/template.js';
import { quotablePart } from '../knowledge/secrets.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { rememberedOf } from '../syntax/remembered.js';
import type { Span } from '../syntax/text.js';
import type { MalformedReason, VmxMalformedLine, VmxTree } from '../syntax/vmx/tree.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-syntax',
  summary: 'VMware cannot read a line of the file.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('dict', 'lib/dict/dictll.c'),
    source('libvirt', 'src/util/virconf.c'),
    source('packer', 'builder/vmware/common/vmx.go, builder/vmware/iso/step_create_vmx.go'),
  ],

  *check({ machine }) {
    const tree = vmxTree(machine);
    if (tree.entries.length === 0) {
      yield* hasNoText(machine) ? noText() : notAConfiguration(tree);
      return;
    }
    for (const line of tree.malformed) {
      const text = tree.text.slice(line.span.start, line.span.end);
      // What stands there in the end is known only to the tool that fills the template in.
      if (isTemplate(text) || isTemplateLine(text) || isCommentOfPacker(tree, line)) continue;
      const misfit = quotablePart(text, shown(tree.text, line.where));
      yield {
        span: line.where,
        // Clients and baselines keep it, so it tells no more of the line than the message does.
        subject: `${line.reason} ${misfit}`,
        ...explain(line.reason, misfit),
        why: say`VMware may call the whole file corrupt and refuse to start the machine, or drop the line without a word.`,
      };
    }
  },
});

const hasNoText = ({ source }: VirtualMachine): boolean =>
  source.format === 'vmx' && /^[\s\0]*$/.test(source.tree.text);

/** After a crash or on full storage a file may have lost all it held, or have the size it had and nothing but NUL in it. */
function* noText(): Iterable<Finding> {
  yield {
    span: { start: 0, end: 0 },
    subject: 'file',
    what: say`The file holds no text, so it describes no machine.`,
    why: say`A file that was cut off while it was written or copied looks like this, and no machine starts from it.`,
    how: say`Bring the file back from a backup, or write it anew.`,
    atMost: 'warning',
  };
}

/** Packer drops every line without "=" when it fills a template in, and has such comments in the template that it brings itself. */
const isCommentOfPacker = (tree: VmxTree, { span, reason }: VmxMalformedLine): boolean =>
  reason === 'no-equals' && /^\s*\/\//.test(tree.text.slice(span.start, span.end)) && isOfPacker(tree);

/** Its fields begin with a dot, which those of other fillers with the same braces do not. Every line asks. */
const isOfPacker = rememberedOf(({ text }: VmxTree) => /\{\{\s*\./.test(text));

/** Other programs use the ending .vmx too; one quiet remark is enough for their files. */
function* notAConfiguration(tree: VmxTree): Iterable<Finding> {
  const first = tree.malformed[0];
  if (!first) return;
  yield {
    span: first.span,
    subject: 'file',
    what: say`This is not a VMware configuration: no line has the form key = "value".`,
    why: say`Other programs use the ending .vmx too, so nothing else is checked here.`,
    how: say`If it was meant as one, check that the file is complete and was saved as plain text.`,
    atMost: 'hint',
  };
}

function shown(text: string, { start, end }: Span): string {
  return end - start > 60 ? `${text.slice(start, start + 60)}…` : text.slice(start, end);
}

/** @param shown the characters that do not fit. */
function explain(reason: MalformedReason, shown: string): { what: Phrase; how: Phrase } {
  switch (reason) {
    case 'no-equals':
      return {
        what: say`There is no "=" after ${shown}.`,
        how: say`Write it as key = "value", or put # in front to make it a comment.`,
      };
    case 'no-key':
      return { what: say`There is no key in front of "=".`, how: say`Write the key, or delete the line.` };
    case 'blank-in-key':
      return {
        what: say`The key ${shown} has a blank in it.`,
        how: say`Write the key without blanks, or delete what does not belong to it.`,
      };
    case 'missing-closing-quote':
      return {
        what: say`The closing quote of ${shown} is missing.`,
        how: say`Write " at the end of the value.`,
      };
    case 'text-after-quote':
      return {
        what: say`After the closing quote comes ${shown}.`,
        how: say`Delete what comes after the quote, or put # in front of it. A quote inside a value is written |22.`,
      };
    case 'text-after-value':
      return {
        what: say`After the value comes ${shown}.`,
        how: say`Put the whole value in quotes, or # in front of what is a comment.`,
      };
    case 'nul':
      return {
        what: say`The line holds a NUL character.`,
        how: say`Delete the character; the file may be damaged, so compare it with a copy.`,
      };
  }
}
