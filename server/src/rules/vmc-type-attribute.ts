import { VMC_TYPES } from '../knowledge/vmcElements.js';
import { isTemplate } from '../machine/template.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { setAttribute } from '../syntax/vmc/edits.js';
import type { XmlAttribute } from '../syntax/vmc/tree.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { closestWord } from './terms/closestWord.js';
import { knownType, vmcLeaves, type VmcLeaf } from './terms/vmcLeaves.js';
import { misfitOf } from './terms/vmcValueFit.js';
import { vmcSource, vmcTree } from './terms/vmcFile.js';

/** Words that other formats use for the same types. */
const SYNONYMS: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int: 'integer',
  number: 'integer',
  str: 'string',
  text: 'string',
  binary: 'bytes',
  hex: 'bytes',
};

export default machineRule({
  id: 'vmc-type-attribute',
  summary: 'An element has no type, or one that does not exist.',
  formats: ['vmc'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMVirtualMachine::GetConfigurationValue: raw bytes, string, integer, boolean'),
    source('publicFiles', 'every leaf of the 16 .vmc files has a type'),
  ],

  *check({ machine }) {
    const leaves = vmcLeaves(machine).filter(({ text }) => !isTemplate(text));
    const written = leaves.filter(({ text }) => text !== '');
    const hasTypes = leaves.some(({ type }) => type !== undefined);
    const [first] = written;
    if (!hasTypes) {
      // About the file of another program vmc-root has said what there is to say.
      if (first && vmcTree(machine).root?.name === 'preferences') yield noTypesAtAll(first);
      return;
    }
    for (const leaf of leaves) {
      if (leaf.type) yield* checkType(machine, leaf, leaf.type);
      else if (leaf.known?.type === 'container') yield* textInContainer(machine, leaf);
      else if (leaf.text !== '') yield missingType(machine, leaf);
    }
  },
});

/** Programs outside Microsoft write such files, and software that imports machines reads them. */
function noTypesAtAll(leaf: VmcLeaf): Finding {
  return {
    span: leaf.element.openSpan,
    subject: 'types',
    what: say`No element of this file has a type, ${leaf.element.name} for one.`,
    why: say`Virtual Server writes at each setting whether it is text, a number, yes or no, or bytes; a file without that comes from another program.`,
    how: say`Let Virtual Server take the machine and save it once, if it is to run there.`,
    atMost: 'hint',
  };
}

/** A value without the element around it. What is left of a broken element is told as that. */
function* textInContainer(
  machine: VirtualMachine,
  { element, text, span, subject }: VmcLeaf,
): Generator<Finding> {
  const { start, end } = element.span;
  const { errors } = vmcSource(machine);
  if (text === '' || errors.some((error) => start <= error.span.start && error.span.end <= end)) return;
  yield {
    span,
    subject,
    what: say`Text stands in ${element.name}, which holds elements only.`,
    why: say`Virtual Server looks for the elements in it and passes the text over.`,
    how: say`Put it into the element that it is meant for, or delete it.`,
  };
}

function missingType(machine: VirtualMachine, leaf: VmcLeaf): Finding {
  const { element, subject, known } = leaf;
  const type = knownType(leaf);
  return {
    span: element.openSpan,
    subject,
    what: say`The element ${element.name} has no type.`,
    why: say`Virtual Server reads a value by its type, and may take this one for text or pass it over.`,
    how: say`Add type="${type ?? 'string'}", as the other elements have it.`,
    // Settings of other programs are legal, and what they mean is theirs.
    ...(known ? {} : { atMost: 'hint' as const }),
    fixes:
      type === undefined || isAgainst(type, leaf)
        ? []
        : [textFix(machine, say`Add type="${type}"`, 'unsafe', setAttribute(element, 'type', type))],
  };
}

function* checkType(machine: VirtualMachine, leaf: VmcLeaf, type: XmlAttribute): Generator<Finding> {
  const { element, subject } = leaf;
  const right = knownType(leaf);
  if (isTemplate(type.value) || type.value === right) return;
  const isLegal = VMC_TYPES.includes(type.value);
  if (isLegal && right === undefined) return;
  const meant = isLegal ? right : (right ?? meantType(type.value));
  yield {
    span: type.valueSpan.start < type.valueSpan.end ? type.valueSpan : type.span,
    subject,
    what:
      isLegal && right !== undefined
        ? say`The element ${element.name} has the type ${type.value}; Virtual PC and Virtual Server write ${right}.`
        : say`The element ${element.name} has the type "${type.value}", which does not exist.`,
    why: say`A value is read by its type, so this one may be misunderstood or passed over.`,
    how: say`Use ${meant ?? eitherInWords(VMC_TYPES)}.`,
    ...(isLegal ? { atMost: 'hint' as const } : {}),
    fixes:
      meant === undefined || isAgainst(meant, leaf)
        ? []
        : [textFix(machine, say`Use the type ${meant}`, 'unsafe', setAttribute(element, 'type', meant))],
  };
}

/** Under its right type such a value is an error, so it has to be put right first. */
function isAgainst(type: string, { text, known }: VmcLeaf): boolean {
  if (!known || text === '' || isTemplate(text)) return false;
  const misfit = misfitOf(type, text);
  return misfit !== undefined && misfit.atMost === undefined;
}

function meantType(written: string): string | undefined {
  const word = written.trim().toLowerCase();
  return Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : closestWord(word, VMC_TYPES);
}
