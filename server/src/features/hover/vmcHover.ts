import { isSecretElement } from '../../knowledge/secrets.js';
import { vmcElement } from '../../knowledge/vmcElements.js';
import { vmcValues } from '../../knowledge/vmcStructure.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { isTemplate } from '../../machine/template.js';
import { slotName, type Controller } from '../../machine/virtualMachine.js';
import { textSpan } from '../../rules/terms/vmcLeaves.js';
import { holds, type Span } from '../../syntax/text.js';
import { elementAt, leafText, pathTo } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import type { MachineDocument } from '../machineDocument.js';
import { withFacts, type Card } from './card.js';
import { clusterParagraph } from './clusterLines.js';
import { commentCard } from './commentCard.js';
import { diskCard, diskNames, sharingFacts } from './diskCard.js';
import { memoryCard } from './hardwareCards.js';
import { uuidCard, vmcMacCard } from './identityCards.js';
import { inCode } from './markedPhrase.js';
import { networkCard } from './networkCard.js';
import { ruleLine } from './ruleLines.js';
import { placeholderCard } from './valueCard.js';
import { vmcElementCard } from './vmcElementCard.js';

/** What stands at an offset of a .vmc, the end of a word included; undefined between the words. */
export async function vmcCard(
  document: MachineDocument,
  tree: VmcTree,
  offset: number,
): Promise<Card | undefined> {
  const comment = tree.comments.find(({ span }) => holds(span, offset));
  if (comment) return commentCard(document, comment.span);
  const element = elementAt(tree, offset) ?? elementAt(tree, offset - 1);
  // What looks like an element in a secret may be a part of it.
  if (!element || (element.parent && isSecretElement(element.parent))) return undefined;
  const card = namedCard(document, element, offset) ?? (await contentCard(document, tree, element, offset));
  return card && withFacts(card, ruleLine(document, pathTo(element)));
}

/** Whether an answer at this offset depends on other files, so that the folders have to be read first. */
export function vmcAsksOthers(tree: VmcTree, offset: number): boolean {
  const element = elementAt(tree, offset);
  return element !== undefined && /scsi|pathname|virtual_network|bios_guid/.test(pathTo(element));
}

/** The name of an element in its start or end tag, and its attributes. */
function namedCard(document: MachineDocument, element: XmlElement, offset: number): Card | undefined {
  const { nameSpan, closeSpan, attributes } = element;
  if (holds(nameSpan, offset)) return deviceElementCard(document, element, nameSpan);
  if (closeSpan && holds(closeSpan, offset)) return deviceElementCard(document, element, closeSpan);
  const attribute = attributes.find(({ span }) => holds(span, offset));
  if (!attribute) return undefined;
  if (attribute.name === 'type' && element.children.length === 0) return typeCard(element, attribute.span);
  return deviceElementCard(document, element, attribute.span);
}

function typeCard(element: XmlElement, span: Span): Card {
  const known = vmcElement(pathTo(element));
  return {
    span,
    title: inCode('type'),
    text: [say`How the product reads the value between the tags.`],
    facts:
      known && known.type !== 'container'
        ? [say`${inCode(element.name)} has the type ${inCode(known.type)}`]
        : [],
  };
}

/** An element that stands for a device also tells what the device is. */
function deviceElementCard(document: MachineDocument, element: XmlElement, span: Span): Card {
  const { machine } = document;
  const card = vmcElementCard(element, span);
  const disk = machine.disks.find((one) => one.element === element);
  if (disk?.fileName.value !== undefined) {
    const file = say`In ${slotName(disk.slot)}: ${inCode(disk.fileName.value)}`;
    return withFacts(card, [file, ...sharingFacts(document, disk)]);
  }
  const controller = machine.controllers.find((one) => one.element === element);
  if (controller) return withBus(document, controller, card);
  const network = machine.networkAdapters.find((one) => one.element === element)?.network.name ?? '';
  return network === '' ? card : withFacts(card, [say`Plugged into ${inCode(network)}`]);
}

function withBus(document: MachineDocument, { number, bus, sharing }: Controller, card: Card): Card {
  const disks = document.machine.disks.filter(({ slot }) => slot.bus === bus && slot.controller === number);
  const paragraph = sharing.value === 'virtual' ? clusterParagraph(document) : undefined;
  return withFacts(paragraph ? { ...card, text: [...card.text, paragraph] } : card, diskNames(disks));
}

/** The value between the tags of an element without others inside. */
async function contentCard(
  document: MachineDocument,
  tree: VmcTree,
  element: XmlElement,
  offset: number,
): Promise<Card | undefined> {
  const span = textSpan(tree, element);
  const value = leafText(element);
  if (element.children.length > 0 || value === '' || !holds(span, offset)) return undefined;
  if (isTemplate(value)) return placeholderCard(value, span);
  return (await knownValueCard(document, element, value, span)) ?? vmcElementCard(element, span);
}

async function knownValueCard(
  document: MachineDocument,
  element: XmlElement,
  value: string,
  span: Span,
): Promise<Card | undefined> {
  const { machine } = document;
  const path = pathTo(element);
  const around = ancestors(element);
  const disk = machine.disks.find((one) => one.element !== undefined && around.includes(one.element));
  if (disk && /\/location\/pathname\/(?:absolute|relative)$/.test(path))
    return diskCard(document, disk, value, span);
  const adapter = machine.networkAdapters.find(
    (one) => one.element !== undefined && around.includes(one.element),
  );
  if (adapter && /\/virtual_network\/(?:name|id)$/.test(path)) return networkCard(document, adapter, span);
  if (path.endsWith('/ethernet_card_address')) return vmcMacCard(value, span);
  if (path === 'hardware/bios/bios_guid') return uuidCard(document, value, span, true);
  const size = /_size$/.test(path) && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  if (size !== undefined) return memoryCard(machine, size, span, false);
  return meaningCard(document, element, value, span);
}

function meaningCard(
  document: MachineDocument,
  element: XmlElement,
  value: string,
  span: Span,
): Card | undefined {
  const path = pathTo(element);
  const meant = vmcValues(path).find((one) => one.value === value.toLowerCase());
  if (!meant) return undefined;
  const title: Phrase = say`${inCode(element.name)}: ${inCode(value)}`;
  const card: Card = { span, title, text: [asPhrase(meant.meaning)], facts: [] };
  const controller = document.machine.controllers.find((one) => one.element === element.parent);
  const isSharing = controller?.sharing.span.start === span.start;
  return controller && isSharing ? withBus(document, controller, card) : card;
}

function ancestors(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (let one = element.parent; one; one = one.parent) found.push(one);
  return found;
}
