import { endsInWholeLine, lineEndOf, type TextEdit } from '../../syntax/text.js';
import type { VmxTree } from '../../syntax/vmx/tree.js';
import type { Declaration, DeclarationWords } from '../declaration.js';
import { changeDeclaration } from '../declarationChange.js';

/**
 * Writes `# vmxlint product=… cluster=…` as a line of its own: behind a `#!` line and `.encoding`, which must
 * stay first. A declaration that is there already is changed in its place.
 */
export function declarationEdit(
  tree: VmxTree,
  declaration: Declaration,
  words: DeclarationWords,
): readonly TextEdit[] {
  const { edits, rest } = changeDeclaration(declaration, words);
  if (rest === '') return edits;
  const line = `# vmxlint ${rest}`;
  const eol = lineEndOf(tree.text);
  const at = insertionPlace(tree);
  const isBehindOpenLine = at === tree.text.length && !endsInWholeLine(tree.text);
  return [...edits, { span: { start: at, end: at }, newText: isBehindOpenLine ? eol + line : line + eol }];
}

function insertionPlace(tree: VmxTree): number {
  const stays = (text: string): boolean => /^(?:#!|\s*\.encoding\b)/i.test(text);
  const line = tree.lines.find(({ span }) => !stays(tree.text.slice(span.start, span.end)));
  return line?.span.start ?? tree.text.length;
}
