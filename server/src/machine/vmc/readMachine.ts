import { say } from '../../l10n/phrase.js';
import { parse } from '../../syntax/vmc/parse.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import type { Span } from '../../syntax/text.js';
import {
  NOTHING_DECLARED,
  readDeclaration,
  type CommentText,
  type Declaration,
  type OutsideDeclaration,
} from '../declaration.js';
import { fileStem } from '../fileStem.js';
import { declaredVerdict, type ProductVerdict } from '../product.js';
import type { VirtualMachine } from '../virtualMachine.js';
import { readDevices } from './devices.js';
import { textFact } from './leaves.js';
import { readNetworkAdapters } from './networkAdapters.js';

/** The machine that a .vmc text describes. Never throws; after an XML error the part that was read counts. */
export function readVmcMachine(
  uri: string,
  text: string,
  outside: OutsideDeclaration = NOTHING_DECLARED,
): VirtualMachine {
  const { tree, errors } = parse(text);
  const root = tree.root;
  const anchor = root?.openSpan ?? firstCharacters(text);
  const declaration = readDeclaration(comments(tree), anchor, outside);
  const absent = { value: undefined, missing: 'absent', span: anchor } as const;
  return {
    uri,
    source: { format: 'vmc', tree, errors },
    name: fileStem(uri),
    product: product(declaration, root, anchor),
    declaration,
    displayName: absent,
    guest: absent,
    hardwareVersion: absent,
    biosUuid: root ? textFact(root, 'hardware/bios/bios_guid') : absent,
    ...(root ? readDevices(root) : { controllers: [], disks: [] }),
    networkAdapters: root ? readNetworkAdapters(root) : [],
    diskLocking: absent,
    bootOrder: absent,
    anchor,
    encrypted: false,
  };
}

/** Only Virtual Server and Virtual PC read this format, and of these only Virtual Server has clusters. */
function product(declaration: Declaration, root: XmlElement | undefined, anchor: Span): ProductVerdict {
  const declared = declaredVerdict(declaration.product);
  if (declared) return declared;
  const writer = root ? textFact(root, 'properties/modifier/name') : undefined;
  const evidence =
    writer?.value === undefined
      ? { text: say`the file is a .vmc`, span: anchor }
      : { text: say`written by ${writer.value}`, span: writer.span };
  return { candidates: ['vs2005'], known: true, declared: false, evidence: [evidence] };
}

function comments(tree: VmcTree): CommentText[] {
  return tree.comments.map(({ text, span }) => ({ text, start: span.start + '<!--'.length }));
}

function firstCharacters(text: string): Span {
  const start = Math.max(text.search(/\S/), 0);
  return { start, end: Math.min(start + 1, text.length) };
}
