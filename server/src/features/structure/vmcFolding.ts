import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import { walk } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlComment, XmlElement } from '../../syntax/vmc/tree.js';
import type { Places } from '../place.js';

/**
 * What can be folded in a .vmc: elements and comments of several lines, and regions that comments mark.
 * @param onlyLines the client folds whole lines: the line of the closing tag then stays in sight.
 */
export function vmcFolds({ root, comments }: VmcTree, places: Places, onlyLines: boolean): FoldingRange[] {
  const elements = root ? [...walk(root)] : [];
  const folds = [
    ...elements.flatMap((element) => elementFold(element, places, onlyLines)),
    ...comments.flatMap((comment) => commentFold(comment, places, onlyLines)),
    ...regionFolds(comments, places),
  ];
  return onlyLines ? oneALine(folds) : folds;
}

/** Two folds on one line cannot be told apart where only lines count: the outermost element stands for those in it. */
function oneALine(folds: readonly FoldingRange[]): FoldingRange[] {
  const taken = new Set<number>();
  return folds.filter(({ startLine }) => !taken.has(startLine) && taken.add(startLine));
}

function elementFold(element: XmlElement, places: Places, onlyLines: boolean): FoldingRange[] {
  const { span, openSpan, contentSpan, closeSpan } = element;
  if (!contentSpan) return [];
  if (onlyLines) {
    const startLine = places.position(span.start).line;
    const last = places.position(closeSpan?.start ?? contentSpan.end).line;
    const endLine = closeSpan ? last - 1 : last;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  }
  const start = places.position(openSpan.end);
  const end = places.position(contentSpan.end);
  if (end.line <= start.line) return [];
  return [
    {
      startLine: start.line,
      startCharacter: start.character,
      endLine: end.line,
      endCharacter: end.character,
    },
  ];
}

function commentFold({ span }: XmlComment, places: Places, onlyLines: boolean): FoldingRange[] {
  const start = places.position(span.start);
  const end = places.position(span.end);
  if (end.line <= start.line) return [];
  const kind = FoldingRangeKind.Comment;
  if (onlyLines) return [{ startLine: start.line, endLine: end.line, kind }];
  return [
    {
      startLine: start.line,
      startCharacter: start.character + '<!--'.length,
      endLine: end.line,
      endCharacter: end.character - '-->'.length,
      kind,
    },
  ];
}

function regionFolds(comments: readonly XmlComment[], places: Places): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const open: number[] = [];
  for (const { text, span } of comments) {
    const mark = /^\s*#(end)?region\b/.exec(text);
    if (!mark) continue;
    const { line } = places.position(span.start);
    if (mark[1] === undefined) {
      open.push(line);
      continue;
    }
    const startLine = open.pop();
    if (startLine !== undefined && startLine < line)
      folds.push({ startLine, endLine: line, kind: FoldingRangeKind.Region });
  }
  return folds;
}
