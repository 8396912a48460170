import {
  InsertTextFormat,
  CompletionItemTag,
  CompletionItemKind,
  type Command,
  type CompletionItem,
  type MarkupContent,
} from 'vscode-languageserver';
import { say } from '../../l10n/phrase.js';
import type { Span, TextEdit } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';

/** A place to fill in. */
interface Stop {
  /** What stands there to begin with, and what a client without such places writes. */
  readonly value: string;
  /** A place with a list of words, the value among them. */
  readonly choices?: readonly string[];
  /** The place is empty in a client that has such places. */
  readonly isBlank?: true;
}

/** Text that is written when somebody takes a suggestion. */
export type Piece = string | Stop;

/** Something to take; the same for both formats. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly insert: Span;
  /** Holds `insert` and begins with it; both lie on the cursor's line. */
  readonly replace: Span;
  readonly pieces: readonly Piece[];
  /** What is compared with the text that somebody has typed; the label when left out. */
  readonly filter?: string;
  /** Compared as text, smaller ones first. */
  readonly order: string;
  /** What it is, in words. */
  readonly detail?: string;
  /** Few words beside the label. */
  readonly description?: string;
  readonly documentation?: MarkupContent;
  readonly isDeprecated?: boolean;
  /** Changes elsewhere in the file; behind the cursor on its own line only for clients that know how such a place moves. */
  readonly edits?: readonly TextEdit[];
  /** What is written has a next part that can be suggested too. */
  readonly continues?: boolean;
  /** Comes back when the client asks for the documentation. */
  readonly data?: unknown;
}

/** VS Code's own command; other clients do not have it. */
const SUGGEST: Command = { title: '', command: 'editor.action.triggerSuggest' };

/** For clients of the first protocol, whose kinds end with `Reference`. */
const EARLY_KINDS: Readonly<Partial<Record<CompletionItemKind, CompletionItemKind>>> = {
  [CompletionItemKind.Folder]: CompletionItemKind.File,
  [CompletionItemKind.EnumMember]: CompletionItemKind.Enum,
  [CompletionItemKind.Struct]: CompletionItemKind.Class,
};

/** The suggestion for the client of the document, with nothing in it that this client could not take. */
export function toItem(
  { session, places }: Pick<MachineDocument, 'session' | 'places'>,
  suggestion: Suggestion,
): CompletionItem {
  const { abilities, language } = session;
  const { insert, replace, pieces, detail, description, isDeprecated, edits, documentation } = suggestion;
  const isSnippet = abilities.snippets && pieces.some((piece) => typeof piece !== 'string');
  const newText = isSnippet ? snippetText(pieces) : plainText(pieces);
  const words = [
    ...(detail === undefined ? [] : [detail]),
    ...(description === undefined || abilities.completionLabelDetails ? [] : [description]),
    ...(isDeprecated === true && !abilities.deprecatedCompletions ? [language(say`deprecated`)] : []),
  ];
  return {
    label: suggestion.label,
    kind: abilities.allCompletionKinds ? suggestion.kind : (EARLY_KINDS[suggestion.kind] ?? suggestion.kind),
    sortText: suggestion.order,
    // The label counts where nothing is said; Neovim 0.7 looks at the edit's place only then.
    ...(suggestion.filter === undefined || suggestion.filter === suggestion.label
      ? {}
      : { filterText: suggestion.filter }),
    textEdit: abilities.insertReplace
      ? { newText, insert: places.range(insert), replace: places.range(replace) }
      : { newText, range: places.range(replace) },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(words.length > 0 ? { detail: words.join(' · ') } : {}),
    ...(description !== undefined && abilities.completionLabelDetails
      ? { labelDetails: { description } }
      : {}),
    ...(documentation ? { documentation } : {}),
    ...(isDeprecated === true && abilities.deprecatedCompletions
      ? { tags: [CompletionItemTag.Deprecated] }
      : {}),
    ...(edits && edits.length > 0 ? { additionalTextEdits: places.edits(edits) } : {}),
    ...(isSnippet && suggestion.continues === true && abilities.showsRules ? { command: SUGGEST } : {}),
    ...(suggestion.data === undefined ? {} : { data: suggestion.data }),
  };
}

/** The text with what stands in its places to begin with. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('');
}

function snippetText(pieces: readonly Piece[]): string {
  let stop = 0;
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece.replaceAll(/[\\$}]/g, String.raw`\$&`);
      stop++;
      const { value, choices, isBlank } = piece;
      if (isBlank === true) return `$${stop}`;
      const others = choices?.filter((one) => one !== value) ?? [];
      if (others.length > 0)
        return `\${${stop}|${[value, ...others].map((one) => one.replaceAll(/[\\,|]/g, String.raw`\$&`)).join(',')}|}`;
      return `\${${stop}:${value.replaceAll(/[\\$}]/g, String.raw`\$&`)}}`;
    })
    .join('');
}
