import { SymbolKind } from 'vscode-languageserver';
import { SECTOR } from '../../disk/reading.js';
import type { Language } from '../../l10n/language.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { DescriptorEntry, DescriptorExtent } from '../../syntax/vmdk/descriptor.js';
import { binarySize } from '../binarySize.js';
import { hull, joinDetails, shortValue, type OutlineNode } from '../structure/outlineNode.js';
import type { DescriptorDocument } from './descriptorDocument.js';

type Section = 'header' | 'extents' | 'database' | 'further';

/** A setting or an extent, in the order of the text. */
type Line =
  | { readonly section: Section; readonly entry: DescriptorEntry }
  | { readonly section: 'extents'; readonly extent: DescriptorExtent };

const TITLES: Readonly<Record<Section, Phrase>> = {
  header: say`Header`,
  extents: say`Extents`,
  database: say`Disk data base`,
  further: say`Further settings`,
};

/** The outline of a descriptor: header, extents and disk data base, as they follow each other in the text. */
export function descriptorOutline({ descriptor, session: { language } }: DescriptorDocument): OutlineNode[] {
  const { entries, extents } = descriptor;
  const firstExtent = extents[0]?.span.start ?? Infinity;
  const lines: Line[] = [
    ...entries.map((entry): Line => ({ section: sectionOf(entry, firstExtent), entry })),
    ...extents.map((extent): Line => ({ section: 'extents', extent })),
  ].sort((a, b) => spanOf(a).start - spanOf(b).start);
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0]?.section === line.section) last.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => group(run, language));
}

function sectionOf({ key, span }: DescriptorEntry, firstExtent: number): Section {
  if (/^ddb\./i.test(key)) return 'database';
  return span.start < firstExtent ? 'header' : 'further';
}

const spanOf = (line: Line): OutlineNode['span'] => ('entry' in line ? line.entry.span : line.extent.span);

function group(run: readonly Line[], language: Language): OutlineNode {
  const span = hull(run.map(spanOf));
  const section = run[0]?.section ?? 'further';
  const sectors = run.reduce((sum, line) => sum + ('extent' in line ? line.extent.sectors : 0), 0);
  return {
    name: language(TITLES[section]),
    detail: section === 'extents' ? language(binarySize(sectors * SECTOR)) : '',
    kind: SymbolKind.Namespace,
    span,
    selection: run[0] ? spanOf(run[0]) : span,
    children: run.map((line) => ('entry' in line ? setting(line.entry) : piece(line.extent, language))),
  };
}

function setting({ key, value, span, keySpan }: DescriptorEntry): OutlineNode {
  return {
    name: key,
    detail: shortValue(value),
    kind: SymbolKind.Property,
    span,
    selection: keySpan,
    children: [],
  };
}

function piece(
  { access, type, file, sectors, span, fileSpan }: DescriptorExtent,
  language: Language,
): OutlineNode {
  return {
    name: file === undefined || file === '' ? type : file,
    detail: joinDetails([language(binarySize(sectors * SECTOR)), access, type]),
    kind: SymbolKind.File,
    span,
    selection: fileSpan ?? span,
    children: [],
  };
}
