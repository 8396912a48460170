// The small mistakes that somebody could make in a rule, each as one edit of its text.
import ts from 'typescript';

/** One mistake: the characters from `start` to `end` of `file` become `text`. */
export interface Mutation {
  /** Path below server/src/rules, with `/`. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SWAPPED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
]);

const SWAPPED_METHOD = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['find', 'findLast'],
  ['findLast', 'find'],
]);

/** Every mutation of one file, in the order of its text. Types and imports are left alone: they are not run. */
export function mutationsOf(file: string, text: string): readonly Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: Mutation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || isSources(node)) return;
    for (const [at, replacement] of mistakesAt(node))
      found.push({ file, start: at.getStart(), end: at.end, text: replacement });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Where a rule is known from: read by people only. */
function isSources(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node) && node.name.getText() === 'sources';
}

type Mistake = readonly [at: ts.Node, replacement: string];

function mistakesAt(node: ts.Node): readonly Mistake[] {
  if (ts.isBinaryExpression(node)) {
    const swapped = SWAPPED.get(node.operatorToken.kind);
    return swapped === undefined ? [] : [[node.operatorToken, swapped]];
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [[node, node.operand.getText()]];
  if (ts.isIfStatement(node)) return always(node.expression);
  if (ts.isConditionalExpression(node)) return always(node.condition);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, 'false']];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, 'true']];
  if (ts.isNumericLiteral(node)) return [[node, String(Number(node.text) + 1)]];
  if (ts.isArrayLiteralExpression(node)) return shorter(node);
  return ts.isCallExpression(node) ? otherCall(node) : [];
}

function always(condition: ts.Expression): readonly Mistake[] {
  return [
    [condition, 'true'],
    [condition, 'false'],
  ];
}

/** The list without one of its elements. */
function shorter(list: ts.ArrayLiteralExpression): readonly Mistake[] {
  const elements = list.elements.map((element) => element.getText());
  return elements.map((_, index) => [list, `[${elements.filter((_, at) => at !== index).join(', ')}]`]);
}

/** `some` for `every`, or a filter that lets everything pass. */
function otherCall(call: ts.CallExpression): readonly Mistake[] {
  if (!ts.isPropertyAccessExpression(call.expression)) return [];
  const { name, expression } = call.expression;
  if (name.text === 'filter') return [[call, expression.getText()]];
  const swapped = SWAPPED_METHOD.get(name.text);
  return swapped === undefined ? [] : [[name, swapped]];
}
