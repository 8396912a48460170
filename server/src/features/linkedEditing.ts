import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { holds, type Span } from '../syntax/text.js';
import { closingNameSpan, elementAt } from '../syntax/vmc/query.js';
import type { VmcTree } from '../syntax/vmc/tree.js';
import type { Feature } from './feature.js';
import { aboutMachine } from './machineDocument.js';

/** What a name may become while both tags are typed at once; anything else ends the link. */
const NAME_PATTERN = String.raw`[A-Za-z_][\w.-]*`;

/** The names in the start and the end tag of the element one of whose names holds the offset; else undefined. */
export function linkedNames(tree: VmcTree, offset: number): readonly [Span, Span] | undefined {
  const element = elementAt(tree, offset);
  const closing = element && closingNameSpan(element);
  // A closing tag under another name, or with a blank in front of it, is no mirror of the start tag.
  if (!closing || tree.text.slice(closing.start, closing.end) !== element.name) return undefined;
  const names = [element.nameSpan, closing] as const;
  return names.some((name) => holds(name, offset)) ? names : undefined;
}

/** Changes the end tag of an element in a `.vmc` while its start tag is typed, and the other way round. */
export const LINKED_EDITING: Feature = {
  capabilities: () => ({ linkedEditingRangeProvider: true }),

  answer(connection, server) {
    connection.languages.onLinkedEditingRange(
      aboutMachine(
        connection,
        server,
        'linked editing',
        'file',
        (
          { machine: { source }, places },
          { position }: LinkedEditingRangeParams,
        ): LinkedEditingRanges | undefined => {
          const names =
            source.format === 'vmc' ? linkedNames(source.tree, places.offset(position)) : undefined;
          return names && { ranges: names.map((name) => places.range(name)), wordPattern: NAME_PATTERN };
        },
      ),
    );
  },
};
