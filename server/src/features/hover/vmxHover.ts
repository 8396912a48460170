import { findKey } from '../../knowledge/vmxKeys.js';
import { valueSpan } from '../../machine/vmx/settings.js';
import { holds } from '../../syntax/text.js';
import { vmxLineAt } from '../../syntax/vmx/lineAt.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import type { MachineDocument } from '../machineDocument.js';
import { withFacts, type Card } from './card.js';
import { commentCard } from './commentCard.js';
import { keyCard } from './keyCard.js';
import { ruleLine } from './ruleLines.js';
import { valueCard, withSharing } from './valueCard.js';

/** What stands at an offset of a .vmx, the end of a word included; undefined between the words. */
export async function vmxCard(
  document: MachineDocument,
  tree: VmxTree,
  offset: number,
): Promise<Card | undefined> {
  const line = vmxLineAt(tree, offset)?.line;
  if (line?.kind === 'comment') return commentCard(document, line.span);
  if (line?.kind !== 'entry') return undefined;
  if (line.comment && holds(line.comment, offset)) return commentCard(document, line.comment);
  const card = holds(line.keySpan, offset)
    ? withSharing(document, line.key, keyCard(line))
    : holds(valueSpan(line), offset)
      ? await valueCard(document, line)
      : undefined;
  return card && withRules(document, line, card);
}

/** Settings whose card names other machines. */
const ABOUT_OTHERS =
  /^(?:(?:scsi|ide|sata|nvme)\d+(?::\d+)?\.(?:fileName|name|sharedBus|shared|sharing)|ethernet\d+\.(?:connectionType|vnet|networkName|devName|dvs|opaqueNetwork)|uuid\.bios)/i;

/** Whether an answer at this offset depends on other files, so that the folders have to be read first. */
export function vmxAsksOthers(tree: VmxTree, offset: number): boolean {
  return tree.entries.some(({ span, key }) => holds(span, offset) && ABOUT_OTHERS.test(key));
}

function withRules(document: MachineDocument, { key }: VmxEntry, card: Card): Card {
  const known = findKey(key);
  return known ? withFacts(card, ruleLine(document, known.pattern.text)) : card;
}
