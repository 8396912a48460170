import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/syntax/text.js';
import { moveElement } from '../../../server/src/syntax/vmc/edits.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import { descend } from '../../../server/src/syntax/vmc/query.js';
import { treeOf } from './machineText.js';

/** The text after moving the element on one path below the root into that on another; '' is the root. */
function moved(text: string, from: string, to: string): string {
  const tree = treeOf(text);
  const root = tree.root!;
  const parent = to === '' ? root : descend(root, to)!;
  const result = applyEdits(text, moveElement(tree, descend(root, from)!, parent));
  assert.deepEqual(parse(result).errors, []);
  return result;
}

const lines = (...all: string[]): string => all.join('\r\n');

describe('moving an element', () => {
  it('takes the comments along that are about its lines, and no other', () => {
    const accepted = '<!-- vmxlint-disable-next-line x -->';
    const text = lines(
      ...['<r>', '\t<a>', '\t\t<!-- of a -->', `\t\t${accepted}`, '\t\t<x>', '\t\t</x> <!-- Q: -->'],
      ...['\t\t<!-- of a too -->', '\t</a>', '\t<b>', '\t\t<c>', '\t\t</c>', '\t</b>', '</r>'],
    );
    const expected = lines(
      ...['<r>', '\t<a>', '\t\t<!-- of a -->', '\t\t<!-- of a too -->', '\t</a>', '\t<b>', '\t\t<c>'],
      ...[`\t\t\t${accepted}`, '\t\t\t<x>', '\t\t\t</x> <!-- Q: -->', '\t\t</c>', '\t</b>', '</r>'],
    );
    assert.equal(moved(text, 'a/x', 'b/c'), expected);
  });

  it('keeps its lines as they are at the same depth', () => {
    const text = lines(
      '<r>',
      '\t<a>',
      '\t\t<x id="0" >',
      '\t\t\t\t<y/>',
      '\t\t</x>',
      '\t</a>',
      '\t<b>',
      '\t\t<z />',
      '\t</b>',
      '</r>',
    );
    const expected = lines(
      '<r>',
      '\t<a>',
      '\t</a>',
      '\t<b>',
      '\t\t<z />',
      '\t\t<x id="0" >',
      '\t\t\t\t<y/>',
      '\t\t</x>',
      '\t</b>',
      '</r>',
    );
    assert.equal(moved(text, 'a/x', 'b'), expected);
  });

  it('indents its lines anew at another depth, but no text and no comment', () => {
    const text = lines(
      '<r>',
      '\t<x>',
      '\t\t<notes>one',
      '\t\t\t&lt;two',
      '\t\t</notes>',
      '\t\t<!-- a',
      '\t\t<b> -->',
      '\t\t<y/>',
      '\t</x>',
      '\t<a>',
      '\t\t<b>',
      '\t\t</b>',
      '\t</a>',
      '</r>',
    );
    const expected = lines(
      '<r>',
      '\t<a>',
      '\t\t<b>',
      '\t\t\t<x>',
      '\t\t\t\t<notes>one',
      '\t\t\t&lt;two',
      '\t\t</notes>',
      '\t\t\t\t<!-- a',
      '\t\t<b> -->',
      '\t\t\t\t<y/>',
      '\t\t\t</x>',
      '\t\t</b>',
      '\t</a>',
      '</r>',
    );
    assert.equal(moved(text, 'x', 'a/b'), expected);
  });

  it('leaves a line inside of a broken tag as it is', () => {
    const value = '"one\n\t\t<two"';
    const text = lines(
      '<r>',
      '\t<x>',
      `\t\t<y z=${value}></y>`,
      '\t</x>',
      '\t<a>',
      '\t\t<b>',
      '\t\t</b>',
      '\t</a>',
      '</r>',
    );
    const expected = lines(
      '<r>',
      '\t<a>',
      '\t\t<b>',
      '\t\t\t<x>',
      `\t\t\t\t<y z=${value}></y>`,
      '\t\t\t</x>',
      '\t\t</b>',
      '\t</a>',
      '</r>',
    );
    const { tree } = parse(text);
    const root = tree.root!;
    const edits = moveElement(tree, descend(root, 'x')!, descend(root, 'a/b')!);
    assert.equal(applyEdits(text, edits), expected);
  });

  it('goes up as well', () => {
    const text = lines('<r>', '\t<a>', '\t\t<x>', '\t\t\t<y/>', '\t\t</x>', '\t</a>', '</r>');
    assert.equal(
      moved(text, 'a/x', ''),
      lines('<r>', '\t<a>', '\t</a>', '\t<x>', '\t\t<y/>', '\t</x>', '</r>'),
    );
  });

  it('opens a closed parent', () => {
    const text = lines('<r>', '\t<x/>', '\t<a />', '</r>');
    assert.equal(moved(text, 'x', 'a'), lines('<r>', '\t<a>', '\t\t<x/>', '\t</a>', '</r>'));
  });

  it('works where all stands on one line', () => {
    assert.equal(moved('<r><a><x/></a><b><c/></b></r>', 'a/x', 'b'), '<r><a></a><b><c/><x/></b></r>');
  });

  it('goes behind its siblings', () => {
    const text = lines('<r>', '\t<a/>', '\t<b/>', '\t<c/>', '</r>');
    assert.equal(moved(text, 'a', ''), lines('<r>', '\t<b/>', '\t<c/>', '\t<a/>', '</r>'));
  });

  it('changes nothing when it stands there already, or would land inside itself', () => {
    const tree = treeOf('<r>\n\t<a>\n\t\t<b/>\n\t</a>\n</r>');
    const root = tree.root!;
    const a = root.children[0]!;
    assert.deepEqual(moveElement(tree, a, root), []);
    assert.deepEqual(moveElement(tree, a, a), []);
    assert.deepEqual(moveElement(tree, a, a.children[0]!), []);
    assert.deepEqual(moveElement(tree, root, a), []);
  });

  it('changes nothing when one side of it cannot be done', () => {
    const { tree } = parse('<r><a/><b></r>');
    const [a, b] = tree.root!.children;
    assert.deepEqual(moveElement(tree, a!, b!), []);
    assert.deepEqual(moveElement(tree, b!, a!), []);
  });
});
