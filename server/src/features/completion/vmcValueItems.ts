import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { vmcElement } from '../../knowledge/vmcElements.js';
import { vmcValues } from '../../knowledge/vmcStructure.js';
import { asPhrase } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { lineAt } from '../../syntax/lines.js';
import type { Span } from '../../syntax/text.js';
import { pathOf } from '../../syntax/vmc/cursor.js';
import { escapeText } from '../../syntax/vmc/escape.js';
import { childTags, nameOf } from '../../syntax/vmc/tags.js';
import { toItem } from './completionItem.js';
import { documentation } from './vmcDocumentation.js';
import { networkValues } from './vmcNetworks.js';
import { fileValues, namesFile } from './vmcFiles.js';
import { attributeValue, type VmcScene } from './vmcScene.js';

/** What a leaf may be set to. */
export interface OfferedValue {
  readonly value: string;
  readonly meaning?: Phrase;
  readonly kind?: CompletionItemKind;
  /** The value is a folder: what lies in it comes next. */
  readonly continues?: boolean;
}

/** Sizes of main memory in MB that people give, up to the most that Virtual Server takes. */
const RAM_SIZES = ['128', '256', '384', '512', '768', '1024', '1536', '2048', '3072', '3712'];

/**
 * Values for the leaf around the cursor, which replace what it says on the cursor's line; undefined where no leaf is
 * around it.
 */
export async function valueItems(scene: VmcScene): Promise<CompletionItem[] | undefined> {
  const { document, text, offset, cursor } = scene;
  const leaf = cursor.open.at(-1);
  if (cursor.place.at !== 'content' || !leaf || cursor.place.behind !== leaf) return undefined;
  const path = pathOf(text, cursor.open);
  const type = vmcElement(path)?.type ?? attributeValue(text, leaf, 'type') ?? 'container';
  if (type === 'container') return undefined;
  const span = writtenSpan(text, cursor.place.span, offset);
  const typed = text.slice(span.start, offset);
  const values = await valuesFor(scene, path, type, typed);
  // A complete value is there to be exchanged: what stands in front of the cursor rules nothing out then.
  const isExchanged = values.some(({ value }) => escapeText(value) === text.slice(span.start, span.end));
  return values.map(({ value, meaning, kind, continues }, index) =>
    toItem(document, {
      label: value,
      kind: kind ?? CompletionItemKind.Value,
      insert: span,
      replace: span,
      pieces: [escapeText(value)],
      filter: isExchanged ? typed : escapeText(value),
      order: String(index).padStart(4, '0'),
      ...(meaning ? { documentation: documentation(document.session, [meaning]) } : {}),
      ...(continues === true ? { continues } : {}),
    }),
  );
}

async function valuesFor(
  scene: VmcScene,
  path: string,
  type: string,
  typed: string,
): Promise<readonly OfferedValue[]> {
  if (namesFile(path)) return fileValues(scene.document, path, typed);
  if (path.endsWith('/virtual_network/name')) return networkValues(scene.document);
  if (path === 'hardware/memory/ram_size') return RAM_SIZES.map((value) => ({ value }));
  if (path.endsWith('/controller_count')) return [adapterCount(scene)];
  const known = vmcValues(path).map(({ value, meaning }) => ({ value, meaning: asPhrase(meaning) }));
  return known.length === 0 && type === 'boolean' ? [{ value: 'true' }, { value: 'false' }] : known;
}

function adapterCount({ text, cursor }: VmcScene): OfferedValue {
  const beside = childTags(text, cursor.open.slice(0, -1));
  const number = beside.filter((tag) => nameOf(text, tag) === 'ethernet_controller').length;
  return { value: String(number), meaning: say`That many adapters stand in this file.` };
}

/** What stands on the cursor's line between two tags, without the blanks around it. */
function writtenSpan(text: string, content: Span, offset: number): Span {
  const line = lineAt(text, offset);
  let start = Math.max(content.start, line.start);
  let end = Math.min(content.end, line.end);
  while (start < offset && /[ \t]/.test(text.charAt(start))) start++;
  while (end > offset && /[ \t]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
