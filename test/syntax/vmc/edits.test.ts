import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../server/src/syntax/text.js';
import {
  insertChild,
  insertComment,
  removeElement,
  setAttribute,
  setLeafText,
} from '../../../server/src/syntax/vmc/edits.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import { attribute, descend, leafText } from '../../../server/src/syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../../server/src/syntax/vmc/tree.js';
import { at, machineText, rootOf, treeOf } from './machineText.js';

const location = 'hardware/pci_bus/ide_adapter/ide_controller/location';

/** The text after an edit, which must leave it well-formed. */
function after(text: string, edit: (tree: VmcTree, root: XmlElement) => TextEdit[]): string {
  const tree = treeOf(text);
  const result = applyEdits(text, edit(tree, tree.root!));
  assert.deepEqual(parse(result).errors, []);
  return result;
}

/** Text that XML can hold and that has no white space at its ends. */
const heldText = fc
  .string({
    unit: fc.constantFrom(
      ...Array.from('aB0 .\\{}&<>"\'-]\u00E4\u4F4D😀\t\r\n'),
      '&amp;',
      ']]>',
      '<!--',
      '\u00A0',
    ),
  })
  .map((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));

describe('the text of a leaf', () => {
  it('replaces the old one and no other byte', () => {
    const changed = after(machineText, (tree) => setLeafText(at(tree, `${location}/drive_type`), '2'));
    assert.equal(changed, machineText.replace('>1</drive_type>', '>2</drive_type>'));
  });

  it('opens an empty element', () => {
    const changed = after(machineText, (tree) =>
      setLeafText(at(tree, `${location}/pathname/absolute`), 'D:\\a & b.vhd'),
    );
    assert.equal(
      changed,
      machineText.replace(
        '<absolute type="string" />',
        '<absolute type="string">D:\\a &amp; b.vhd</absolute>',
      ),
    );
    assert.equal(
      after('<a><b/></a>', (_, root) => setLeafText(root.children[0]!, '1')),
      '<a><b>1</b></a>',
    );
  });

  it('stays when it is the same, when there are children, and when the element was left open', () => {
    assert.deepEqual(setLeafText(rootOf('<a> 1 </a>'), '1'), []);
    assert.deepEqual(setLeafText(rootOf('<a/>'), ''), []);
    assert.deepEqual(setLeafText(rootOf('<a><b/></a>'), '1'), []);
    assert.deepEqual(setLeafText(rootOf('<a>2'), '1'), []);
  });

  it('comes back as it was given', () => {
    fc.assert(
      fc.property(
        heldText,
        fc.constantFrom('<a/>', '<a b="c" />', '<a>x &amp; y</a>', '<a></a>'),
        (value, text) => {
          assert.equal(leafText(treeOf(after(text, (_, root) => setLeafText(root, value))).root!), value);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses what XML cannot hold', () => {
    assert.equal(
      after('<a/>', (_, root) => setLeafText(root, 'x\0\uD800')),
      '<a>x\uFFFD\uFFFD</a>',
    );
  });
});

describe('an attribute', () => {
  it('gets another value between the quotes it has', () => {
    assert.equal(
      after('<a id = \'0\' b="1"/>', (_, root) => setAttribute(root, 'id', "'7'")),
      '<a id = \'&apos;7&apos;\' b="1"/>',
    );
  });

  it('is added behind the others or the name', () => {
    assert.equal(
      after('<a b="1" />', (_, root) => setAttribute(root, 'id', '0')),
      '<a b="1" id="0" />',
    );
    assert.equal(
      after('<a>1</a>', (_, root) => setAttribute(root, 'id', '0')),
      '<a id="0">1</a>',
    );
  });

  it('stays when it is the same', () => {
    assert.deepEqual(setAttribute(rootOf('<a id="&lt;"/>'), 'id', '<'), []);
  });

  it('gets the quotes that it lacks', () => {
    for (const text of ['<a id=0 b="1"></a>', '<a id b="1"></a>']) {
      const edits = setAttribute(rootOf(text), 'id', '7');
      assert.equal(applyEdits(text, edits), '<a id="7" b="1"></a>');
    }
  });

  it('comes back as it was given', () => {
    fc.assert(
      fc.property(heldText, fc.constantFrom('<a/>', '<a id="1" />', "<a id='1'/>"), (value, text) => {
        assert.equal(
          attribute(treeOf(after(text, (_, root) => setAttribute(root, 'id', value))).root!, 'id')?.value,
          value,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a new child', () => {
  const shared = { name: 'shared', attributes: { type: 'boolean' }, text: 'true' };
  const disk = {
    name: 'location',
    attributes: { id: '1' },
    children: [{ name: 'pathname', children: [{ name: 'absolute', attributes: { type: 'string' } }] }],
  };

  it('gets lines of its own behind its siblings, as the file writes them', () => {
    const changed = after(machineText, (tree) => insertChild(tree, at(tree, location).parent!, disk));
    const lines = [
      '\t\t\t\t\t</location>',
      '\t\t\t\t\t<location id="1">',
      '\t\t\t\t\t\t<pathname>',
      '\t\t\t\t\t\t\t<absolute type="string" />',
      '\t\t\t\t\t\t</pathname>',
      '\t\t\t\t\t</location>',
      '',
    ];
    assert.equal(changed, machineText.replace('\t\t\t\t\t</location>\r\n', lines.join('\r\n')));
  });

  it('takes indentation, line end, quotes and the form of empty elements from the file', () => {
    const text = "<a>\n  <b c='1'/>\n</a>\n";
    const changed = after(text, (tree, root) => insertChild(tree, root, { ...disk, name: 'd' }));
    assert.equal(
      changed,
      "<a>\n  <b c='1'/>\n  <d id='1'>\n    <pathname>\n      <absolute type='string'/>\n    </pathname>\n  </d>\n</a>\n",
    );
    const pairs = after('<a>\r\t<b></b>\r</a>', (tree, root) => insertChild(tree, root, { name: 'c' }));
    assert.equal(pairs, '<a>\r\t<b></b>\r\t<c></c>\r</a>');
  });

  const places: readonly (readonly [
    name: string,
    text: string,
    position: 'first' | 'last' | 'after',
    expected: string,
  ])[] = [
    ['first', '<a>\n\t<b/>\n</a>', 'first', '<a>\n\t<N/>\n\t<b/>\n</a>'],
    ['after a sibling', '<a>\n\t<b/>\n\t<c/>\n</a>', 'after', '<a>\n\t<b/>\n\t<N/>\n\t<c/>\n</a>'],
    [
      'after a sibling with a comment',
      '<a>\n\t<b/> <!-- b -->\n</a>',
      'last',
      '<a>\n\t<b/> <!-- b -->\n\t<N/>\n</a>',
    ],
    [
      'behind a sibling that shares its line with text',
      '<a>\n\t<b/> text\n</a>',
      'last',
      '<a>\n\t<b/>\n\t<N/> text\n</a>',
    ],
    ['beside siblings that share a line', '<a><b/><c/></a>', 'after', '<a><b/><N/><c/></a>'],
    ['into an empty parent', '<a>\n\t<b></b>\n</a>', 'last', '<a>\n\t<b></b>\n\t<N></N>\n</a>'],
    ['into a parent of blanks', '<a>\n</a>', 'last', '<a>\n\t<N />\n</a>'],
    ['into a closed parent', '<a />', 'last', '<a>\n\t<N />\n</a>'],
    ['into a parent with a comment', '<a>\n\t<!-- b -->\n</a>', 'last', '<a>\n\t<!-- b -->\n\t<N />\n</a>'],
    ['into a parent with text', '<a>text</a>', 'last', '<a>text<N /></a>'],
  ];
  for (const [name, text, position, expected] of places) {
    it(`goes ${name}`, () => {
      const changed = after(text, (tree, root) => {
        const sibling = root.children[0]!;
        const where = {
          after: { after: sibling },
          first: 'first',
          last: 'last',
        } as const;
        return insertChild(tree, root, { name: 'N' }, where[position]);
      });
      assert.equal(changed, expected);
    });
  }

  it('is indented below a closed parent on its line', () => {
    const changed = after('<a>\r\n\t<b id="1" />\r\n</a>', (tree, root) =>
      insertChild(tree, root.children[0]!, shared),
    );
    assert.equal(
      changed,
      '<a>\r\n\t<b id="1">\r\n\t\t<shared type="boolean">true</shared>\r\n\t</b>\r\n</a>',
    );
  });

  it('is not written into or behind what was left open', () => {
    const { tree } = parse('<a>\n\t<b>\n</a>');
    assert.deepEqual(insertChild(tree, tree.root!, shared), []);
    assert.deepEqual(insertChild(tree, tree.root!.children[0]!, shared), []);
  });

  it('is not written beside an element of another parent', () => {
    const tree = treeOf(machineText);
    assert.deepEqual(insertChild(tree, tree.root!, shared, { after: at(tree, location) }), []);
  });
});

describe('removing an element', () => {
  it('takes its lines', () => {
    const changed = after(machineText, (tree) => removeElement(tree, at(tree, `${location}/pathname`)));
    const start = machineText.indexOf('\t\t\t\t\t\t<pathname>');
    const end = machineText.indexOf('\t\t\t\t\t</location>');
    assert.equal(changed, machineText.slice(0, start) + machineText.slice(end));
  });

  it('goes with the comment that ends its line, and with those that accept findings of it', () => {
    const first = (text: string): string =>
      after(text, (tree, root) => removeElement(tree, root.children[0]!));
    const accepted = '<!-- vmxlint-disable-next-line x -->';
    assert.equal(first('<a>\n\t<b/> <!-- b -->\n</a>'), '<a>\n</a>');
    assert.equal(first(`<a>\r\n\t${accepted}\r\n\t${accepted}\r\n\t<b/>\r\n</a>`), '<a>\r\n</a>');
    assert.equal(first(`<a>\n<!-- of a -->\n${accepted}\n<b/>\n</a>`), '<a>\n<!-- of a -->\n</a>');
    assert.equal(first(`<a>\n${accepted}\n\n<b/>\n</a>`), `<a>\n${accepted}\n\n</a>`);
    assert.equal(first(`<a> ${accepted}\n<b/>\n</a>`), `<a> ${accepted}\n</a>`);
    assert.equal(first('<a>\n<b/>\n<!-- c -->\n</a>'), '<a>\n<!-- c -->\n</a>');
    assert.equal(first('<a>\n<b/> <!-- c --> <c/>\n</a>'), '<a>\n <!-- c --> <c/>\n</a>');
  });

  it('leaves the line where something else stands on it', () => {
    assert.equal(
      after('<a><b/><c/></a>', (tree, root) => removeElement(tree, root.children[0]!)),
      '<a><c/></a>',
    );
  });

  it('keeps the root and what was left open', () => {
    const { tree } = parse('<a><b></a>');
    assert.deepEqual(removeElement(tree, tree.root!), []);
    assert.deepEqual(removeElement(tree, tree.root!.children[0]!), []);
  });
});

describe('a comment for the whole file', () => {
  const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
    [
      'behind the first comment',
      '<?xml version="1.0"?>\r\n<!-- a -->\r\n<!-- b -->\r\n<r/>',
      '<?xml version="1.0"?>\r\n<!-- a -->\r\n<!-- new -->\r\n<!-- b -->\r\n<r/>',
    ],
    [
      'behind the declaration',
      '\uFEFF<?xml version="1.0"?>\n<r><!-- inside --></r>',
      '\uFEFF<?xml version="1.0"?>\n<!-- new -->\n<r><!-- inside --></r>',
    ],
    ['at the start', '\uFEFF<r/>\n', '\uFEFF<!-- new -->\n<r/>\n'],
  ];
  for (const [name, text, expected] of cases) {
    it(`goes ${name}`, () => {
      assert.equal(
        after(text, (tree) => insertComment(tree, 'new')),
        expected,
      );
    });
  }

  it('cannot end early', () => {
    assert.equal(
      after('<r/>', (tree) => insertComment(tree, 'a --> b ---')),
      '<!-- a - -> b - - - -->\n<r/>',
    );
  });
});

describe('edits of a broken file', () => {
  it('stay inside the text for whatever is left of it', () => {
    for (let length = 0; length < machineText.length; length += 5) {
      const text = machineText.slice(0, length);
      const { tree } = parse(text);
      const drive = tree.root && descend(tree.root, `${location}/drive_type`);
      const edits = drive
        ? [...setLeafText(drive, '2'), ...setAttribute(drive, 'id', '0')]
        : insertComment(tree, 'x');
      assert.ok(applyEdits(text, edits).length >= length);
    }
  });
});
