import type { DocumentLink } from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import { entriesOf, type VmdkDescriptor } from '../../syntax/vmdk/descriptor.js';
import type { Span } from '../../syntax/text.js';
import { resolveNamed } from '../../workspace/roots.js';
import { readableRoots } from '../readableRoots.js';
import type { DescriptorDocument } from './descriptorDocument.js';

/** Files that one request looks for: a disk of 2 TB in pieces of 2 GB has a thousand, which look all alike. */
const MOST_LOOKUPS = 100;

/**
 * Links from an open VMDK descriptor to the files that hold the data, to the disk that it continues, and to the file in
 * which changed blocks are tracked; only to those that are there and may be read.
 */
export async function descriptorLinks({
  uri,
  session,
  descriptor,
  places,
}: DescriptorDocument): Promise<DocumentLink[]> {
  const roots = readableRoots(session, uri);
  const links = namesIn(descriptor)
    .slice(0, MOST_LOOKUPS)
    .map(async ({ name, span, meaning }): Promise<DocumentLink | undefined> => {
      const resolved = await resolveNamed(session.fileSystem, roots, uri, name);
      if ('refused' in resolved) return undefined;
      const tooltip = session.abilities.linkTooltips ? { tooltip: session.language(meaning) } : {};
      return { range: places.range(span), target: resolved.uri, ...tooltip };
    });
  return (await Promise.all(links)).filter((link) => link !== undefined);
}

interface NamedByDescriptor {
  readonly name: string;
  readonly span: Span;
  readonly meaning: Phrase;
}

function namesIn({ entries, extents }: VmdkDescriptor): readonly NamedByDescriptor[] {
  const settings = [
    ['parentFileNameHint', say`The disk that this one continues`],
    ['changeTrackPath', say`File in which changed blocks are tracked`],
  ] as const;
  return [
    ...settings.flatMap(([key, meaning]) =>
      entriesOf(entries, key).map(({ value, valueSpan }) => ({ name: value, span: valueSpan, meaning })),
    ),
    ...extents.flatMap(({ file, fileSpan }) =>
      file !== undefined && fileSpan
        ? [{ name: file, span: fileSpan, meaning: say`File with the data of the disk` }]
        : [],
    ),
  ];
}
