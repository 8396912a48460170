import { SECTOR } from '../../disk/reading.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { Severity } from '../../rules/severity.js';
import { entriesOf, type VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import { contentId, NO_PARENT, sameContent } from '../../syntax/vmdk/contentId.js';
import { CHAIN_LIMIT, type Chain, type ChainLink } from './descriptorFiles.js';
import type { DescriptorCode, DescriptorFinding } from './descriptorFinding.js';

/** What is wrong with the disks beneath this one: the whole chain of parents must fit for the disk to open. */
export function chainFindings(descriptor: VmdkDescriptor, chain: Chain): readonly DescriptorFinding[] {
  const hint = entriesOf(descriptor.entries, 'parentFileNameHint').find(({ value }) => value !== '');
  const parentCid = entriesOf(descriptor.entries, 'parentCID')[0];
  const expected = contentId(descriptor.parentCid);
  if (!hint) {
    const isChild = parentCid && expected !== undefined && expected !== NO_PARENT;
    return isChild ? [finding('vmdk-parent-not-named', 'warning', parentCid.valueSpan, NOT_NAMED)] : [];
  }
  // With two different names nobody knows which one counts; the repetition is a finding of its own.
  if (descriptor.parentFileNameHint === undefined) return [];
  if (expected === NO_PARENT) {
    return [finding('vmdk-parent-unused', 'warning', hint.valueSpan, unused(hint.value))];
  }
  const at = hint.valueSpan;
  return [
    ...endOfChain(chain, at),
    ...changedParents(descriptor, chain.links, at, parentCid?.valueSpan ?? at),
    ...capacities(descriptor, chain.links, at),
  ];
}

type Span = DescriptorFinding['span'];
type Message = DescriptorFinding['message'];

function finding(code: DescriptorCode, severity: Severity, span: Span, message: Message): DescriptorFinding {
  return { code, severity, span, message };
}

const NOT_NAMED: Message = [
  say`parentCID says that this disk has a parent, and no parentFileNameHint names it.`,
  say`Without its name the parent is not found, and this file alone is only a part of the disk.`,
  say`Add parentFileNameHint with the name of the parent's descriptor, or set parentCID to ffffffff when the disk has no parent.`,
];

const unused = (name: string): Message => [
  say`parentFileNameHint names ${name}, and parentCID ffffffff says that there is no parent.`,
  say`The disk is taken for a whole one, and the guest sees only what this file holds.`,
  say`Delete parentFileNameHint when the disk stands alone. Only when it is a child of ${name} and surely nothing was written to either since parentCID was changed, set parentCID to the CID of ${name}, with a copy of all files at hand.`,
];

function endOfChain({ links, end }: Chain, at: Span): DescriptorFinding[] {
  const child = links.at(-1);
  switch (end.kind) {
    case 'base':
    case 'unknown':
      return [];
    case 'missing':
      return [finding('vmdk-parent-missing', 'error', at, missingParent(end.name, child))];
    case 'loop':
      return [
        finding('vmdk-chain-loop', 'error', at, [
          say`The parents of this disk lead back to ${end.name}.`,
          say`A chain must end in a disk without a parent, so this one cannot be opened.`,
          say`Correct parentFileNameHint in the descriptor that names the wrong parent.`,
        ]),
      ];
    case 'long':
      return [{ ...finding('vmdk-chain-long', 'warning', at, LONG_CHAIN), tellsOfGap: true }];
  }
}

const LONG_CHAIN: Message = [
  say`More than ${CHAIN_LIMIT} parents lie beneath this disk; the further ones are not looked at.`,
  say`Every snapshot adds a link that each read goes through, and no product opens so many.`,
  say`Delete or consolidate snapshots.`,
];

function missingParent(name: string, child: ChainLink | undefined): Message {
  const why = say`A snapshot or linked clone holds only what was written since it was made; without the parent it cannot be opened.`;
  if (!child) {
    const how = say`Bring ${name} back to where parentFileNameHint names it, or correct the name, letter case included.`;
    return [say`The parent ${name} of this disk is not there.`, why, how];
  }
  const what = say`Beneath this disk, the parent ${name} of ${child.name} is not there.`;
  return [what, why, say`Bring ${name} back, or correct parentFileNameHint in ${child.name}.`];
}

/** Each child keeps the content id that its parent had when the child was made. */
function changedParents(
  descriptor: VmdkDescriptor,
  links: readonly ChainLink[],
  at: Span,
  ownCid: Span,
): DescriptorFinding[] {
  // VirtualBox goes by ids of its own and does not keep the content ids of its children up to date.
  const isVirtualBox = entriesOf(descriptor.entries, 'ddb.uuid.parent').length > 0;
  const severity = isVirtualBox ? 'warning' : 'error';
  return links.flatMap((parent, index): DescriptorFinding[] => {
    const child = links[index - 1];
    const asked = child ? child.parentCid : descriptor.parentCid;
    const is = parent.cid;
    if (asked === undefined || is === undefined || sameContent(asked, is) !== false) return [];
    const what = child
      ? say`Beneath this disk, ${child.name} expects the CID ${asked} of its parent ${parent.name}, which has ${is}.`
      : say`parentCID is ${asked}, and the parent ${parent.name} has the CID ${is}.`;
    const message: Message = [what, CHANGED, restore(is, child)];
    return [finding('vmdk-parent-changed', severity, child ? at : ownCid, message)];
  });
}

const CHANGED = say`The parent was written to after the child was made, or it is another one: products refuse the disk with "The parent virtual disk has been modified since the child was created".`;

function restore(cid: string, child: ChainLink | undefined): Phrase {
  return child
    ? say`Bring back the files from before the change. Only when surely nothing was written to the parent, set parentCID in ${child.name} to ${cid}, with a copy of all files at hand.`
    : say`Bring back the files from before the change. Only when surely nothing was written to the parent, set parentCID to ${cid}, with a copy of all files at hand.`;
}

function capacities(
  { extents }: VmdkDescriptor,
  [parent]: readonly ChainLink[],
  at: Span,
): DescriptorFinding[] {
  const own = extents.reduce((sum, { sectors }) => sum + sectors, 0) * SECTOR;
  if (extents.length === 0 || parent?.capacity === undefined || parent.capacity === own) return [];
  return [
    finding('vmdk-capacity-differs', 'warning', at, [
      say`This disk has ${own} bytes, and its parent ${parent.name} has ${parent.capacity}.`,
      say`ESX opens a chain only when all links have the same size, and refuses others with "the capacity of each link is different".`,
      say`Put the number of sectors right where it was changed; never enlarge a disk that has snapshots.`,
    ]),
  ];
}
