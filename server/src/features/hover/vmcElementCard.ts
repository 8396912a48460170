import { rangeInWords } from '../../knowledge/numberRange.js';
import { vmcElement, type VmcElement, type VmcEvidence } from '../../knowledge/vmcElements.js';
import { vmcValues } from '../../knowledge/vmcStructure.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { Span } from '../../syntax/text.js';
import { pathTo } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import type { Card } from './card.js';
import { inCode } from './markedPhrase.js';

const EVIDENCE: Readonly<Record<VmcEvidence, Phrase>> = {
  documented: say`Source: Microsoft's SDK of Virtual Server 2005 or Virtual PC`,
  observed: say`Source: public files that Virtual PC has written; no document tells more`,
  'third-party': say`Source: software outside Microsoft that reads these files`,
  unverified: say`Source, not confirmed: the usual name; no file is known in which Virtual Server has written it`,
};

const TYPES: Readonly<Record<VmcElement['type'], Phrase>> = {
  string: say`A text`,
  integer: say`A whole number`,
  boolean: say`true or false`,
  bytes: say`Bytes, two hexadecimal digits each`,
  container: say`Holds other elements`,
};

/** An element of a .vmc: what it means, what it takes, and how we know. */
export function vmcElementCard(element: XmlElement, span: Span): Card {
  if (!element.parent) {
    const text = [say`The description of one machine for Virtual Server or Virtual PC.`];
    return { span, title: inCode(element.name), text, facts: [] };
  }
  const path = pathTo(element);
  const known = vmcElement(path);
  if (!known) {
    const text = [say`This element is not known here; programs may keep settings of their own in the file.`];
    return { span, title: inCode(path), text, facts: [] };
  }
  return {
    span,
    title: inCode(path),
    text: [asPhrase(known.meaning)],
    facts: [typeFact(known), ...valueFacts(path), EVIDENCE[known.evidence]],
  };
}

function typeFact({ type, range }: VmcElement): Phrase {
  const numbers = range && rangeInWords({ min: range[0], max: range[1] });
  if (!numbers) return TYPES[type];
  return type === 'container' ? say`Ids: ${numbers}` : say`${TYPES[type]}: ${numbers}`;
}

function valueFacts(path: string): Phrase[] {
  return vmcValues(path).map(({ value, meaning }) => say`${inCode(value)}: ${asPhrase(meaning)}`);
}
