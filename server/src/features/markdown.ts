import { MarkupKind, type MarkupContent } from 'vscode-languageserver';

/**
 * What means something anywhere, then what makes a heading, a quotation or a list at the beginning of a line. The mark comes
 * before the look back, so that a long row of blanks is not looked through from each of them.
 */
const MARKS = /[\\`*_[\]|<&~]|[#>](?<=^\s*.)|[+-](?<=^\s*.)(?=[\s-]|$)|[.)](?<=^\s*\d+.)(?=\s|$)/gm;

/**
 * Names and values of files as they are: nothing in them is a link, an image or an emphasis. Other punctuation stays bare,
 * because some editors show the backslash.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(MARKS, String.raw`\$&`);
}

/** A name or value in code font, also when it holds backticks. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || text.startsWith(' ') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll(/[\r\n]+/g, ' ')}${pad}${fence}`;
}

/** Markdown for a client that shows it, plain text for one that does not. */
export function toMarkup(markdown: string, showsMarkdown: boolean): MarkupContent {
  return showsMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plain(markdown) };
}

/** The text without its marks; links keep their words. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/(?<!\\)\[([^[\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(?<!\\)(?:\*\*|`+)/g, '')
    .replaceAll(/^(#+ |---$)/gm, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>&~])/g, '$1');
}
