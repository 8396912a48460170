import { isSecretName } from '../../knowledge/secrets.js';
import { vmcElement, type VmcElement, type VmcType } from '../../knowledge/vmcElements.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import { attribute, leafText } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlAttribute, XmlElement } from '../../syntax/vmc/tree.js';
import { isBlank } from '../../syntax/vmc/whiteSpace.js';
import { hasXmlError, vmcSource } from './vmcFile.js';

/** An element without elements inside: a setting, or a container that is empty. */
export interface VmcLeaf {
  readonly element: XmlElement;
  /** Names below the root, without ids: `hardware/memory/ram_size`. */
  readonly path: string;
  /** The path with the ids in it, which names one element among its like. */
  readonly subject: string;
  /** Without the white space around it. */
  readonly text: string;
  readonly type: XmlAttribute | undefined;
  /** What is known of the element; an unknown one is legal. */
  readonly known: VmcElement | undefined;
  /** The text; the start tag where there is none. */
  readonly span: Span;
}

/** The type that the products write for the element; undefined for one that nobody knows, and for a container. */
export const knownType = ({ known }: VmcLeaf): VmcType | undefined =>
  known?.type === 'container' ? undefined : known?.type;

/**
 * All leaves of a .vmc in the order of the file, without those whose start tag is broken: nobody knows what they say
 * until it is repaired, and what is written into such a tag breaks it further. Nor are those in the elements of secrets
 * among them: no product's settings are there, and a finding would quote the secret.
 */
export function vmcLeaves(machine: VirtualMachine): readonly VmcLeaf[] {
  const { tree } = vmcSource(machine);
  if (!tree.root) return [];
  return [...leavesBelow(tree, tree.root, '', '')].filter(({ element }) => !isTagBroken(machine, element));
}

/** True for an element whose start tag cannot be read; of very many mistakes only the first are listed, so values without quotes are looked for as well. */
export function isTagBroken(machine: VirtualMachine, { openSpan, attributes }: XmlElement): boolean {
  return (
    hasXmlError(machine, openSpan) || attributes.some(({ span, valueSpan }) => span.end === valueSpan.end)
  );
}

function* leavesBelow(
  tree: VmcTree,
  parent: XmlElement,
  above: string,
  subjectAbove: string,
): Generator<VmcLeaf> {
  for (const element of parent.children) {
    if (isSecretName(element.name)) continue;
    const id = attribute(element, 'id')?.value;
    const path = `${above}${element.name}`;
    const subject = `${subjectAbove}${element.name}${id === undefined ? '' : `[${id}]`}`;
    if (element.children.length > 0) yield* leavesBelow(tree, element, `${path}/`, `${subject}/`);
    else {
      yield {
        element,
        path,
        subject,
        text: leafText(element),
        type: attribute(element, 'type'),
        known: vmcElement(path),
        span: textSpan(tree, element),
      };
    }
  }
}

/** Where the text of an element stands, without the white space around it; the start tag where there is none. */
export function textSpan(tree: VmcTree, { contentSpan, openSpan }: XmlElement): Span {
  let { start, end } = contentSpan ?? { start: 0, end: 0 };
  while (start < end && isBlank(tree.text[start])) start++;
  while (end > start && isBlank(tree.text[end - 1])) end--;
  return start < end ? { start, end } : openSpan;
}
