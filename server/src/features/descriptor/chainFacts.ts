import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { CHAIN_LIMIT, type Chain, type ChainEnd } from '../../lint/descriptor/descriptorFiles.js';
import { inCode, linkTo } from '../hover/markedPhrase.js';

/** The disks beneath one, and where they end. */
export function chainFacts({ links, end }: Chain): readonly Phrase[] {
  const names = links.map(({ name, uri }) => linkTo(name, uri));
  const chain = names.length === 0 ? [] : [say`Beneath it, from parent to parent: ${inWords(names)}`];
  const [parent] = links;
  const cid = parent?.cid === undefined ? [] : [say`The parent has the CID ${inCode(parent.cid)}`];
  return [...cid, ...chain, ...endFacts(end, links.length)];
}

function endFacts(end: ChainEnd, links: number): Phrase[] {
  switch (end.kind) {
    case 'base':
      return links === 0 ? [] : [say`The last one has no parent, so the chain is whole.`];
    case 'missing':
      return [say`${inCode(end.name)} is not there.`];
    case 'loop':
      return [say`${inCode(end.name)} leads back into the chain.`];
    case 'unknown':
      return [
        say`${inCode(end.name)} is not looked at: it is no disk that is known here, or lies outside the folders that may be read.`,
      ];
    case 'long':
      return [say`More than ${CHAIN_LIMIT} parents; the further ones are not looked at.`];
  }
}
