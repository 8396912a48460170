import assert from 'node:assert/strict';
import { Parser } from 'xml2js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import type { Span } from '../../../server/src/syntax/text.js';
import type { XmlElement } from '../../../server/src/syntax/vmc/tree.js';
import { at, machineText, rootOf, treeOf } from './machineText.js';

function slices(text: string, element: XmlElement): Record<string, string | undefined> {
  const slice = (span: Span | undefined): string | undefined => span && text.slice(span.start, span.end);
  const { span, openSpan, nameSpan, contentSpan, closeSpan } = element;
  return {
    whole: slice(span),
    open: slice(openSpan),
    name: slice(nameSpan),
    content: slice(contentSpan),
    close: slice(closeSpan),
  };
}

function attributes(text: string): string[][] {
  return rootOf(text).attributes.map(({ span, nameSpan, valueSpan, value }) => [
    ...[span, nameSpan, valueSpan].map(({ start, end }) => text.slice(start, end)),
    value,
  ]);
}

describe('places in a .vmc', () => {
  for (const lineEnd of ['\r\n', '\n', '\r']) {
    for (const mark of ['', '\uFEFF']) {
      it(`are right with ${JSON.stringify(lineEnd)}${mark && ' and U+FEFF'}`, () => {
        const text = mark + machineText.slice(1).replaceAll('\r\n', lineEnd);
        const tree = treeOf(text);
        const relative = '<relative type="string">disks\\R&amp;D.vhd</relative>';
        assert.deepEqual(
          slices(text, at(tree, 'hardware/pci_bus/ide_adapter/ide_controller/location/pathname/relative')),
          {
            whole: relative,
            open: '<relative type="string">',
            name: 'relative',
            content: 'disks\\R&amp;D.vhd',
            close: '</relative>',
          },
        );
        assert.deepEqual(
          slices(text, at(tree, 'hardware/pci_bus/ide_adapter/ide_controller/location/pathname/absolute')),
          {
            whole: '<absolute type="string" />',
            open: '<absolute type="string" />',
            name: 'absolute',
            content: undefined,
            close: undefined,
          },
        );
        const hardware = slices(text, at(tree, 'hardware'));
        assert.ok(
          hardware['content']?.startsWith(`${lineEnd}\t\t<pci_bus>`) &&
            hardware['whole']?.endsWith(`${lineEnd}\t</hardware>`),
        );
        assert.deepEqual(
          tree.comments.map((comment) => [comment.text, text.slice(comment.span.start, comment.span.end)]),
          [
            [
              ' Microsoft Virtual Machine Options and Settings ',
              '<!-- Microsoft Virtual Machine Options and Settings -->',
            ],
          ],
        );
        assert.equal(tree.declaredEncoding, 'UTF-16');
      });
    }
  }

  it('hold blanks around names and tags', () => {
    const text = '<a\n\tid = "0" ><b ></b ></a\t>';
    assert.deepEqual(attributes(text), [['id = "0"', 'id', '0', '0']]);
    const root = rootOf(text);
    assert.equal(slices(text, root)['close'], '</a\t>');
    assert.deepEqual(slices(text, root.children[0]!), {
      whole: '<b ></b >',
      open: '<b >',
      name: 'b',
      content: '',
      close: '</b >',
    });
  });

  it('hold attributes in either kind of quotes, with entities and line breaks', () => {
    assert.deepEqual(attributes(`<a x='"1"' y="'&lt;&#65;'" x1 =\r\n"" z="a\r\nb"/>`), [
      [`x='"1"'`, 'x', '"1"', '"1"'],
      [`y="'&lt;&#65;'"`, 'y', "'&lt;&#65;'", "'<A'"],
      ['x1 =\r\n""', 'x1', '', ''],
      ['z="a\r\nb"', 'z', 'a\r\nb', 'a\r\nb'],
    ]);
  });

  it('hold text with entities, CDATA and comments, as written', () => {
    const text = '<a> one &amp; <![CDATA[<two> & ]]><!-- three & --> fo&#117;r<b>five</b>\r\n</a>';
    const { tree, errors } = parse(text);
    assert.deepEqual(errors, []);
    assert.equal(tree.root?.text, ' one & <two> &  four\r\n');
    assert.deepEqual(
      tree.comments.map((comment) => comment.text),
      [' three & '],
    );
    assert.equal(slices(text, tree.root)['content'], text.slice(3, -4));
  });

  it('are found for names that JavaScript uses itself, which stay plain names', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', '_', 'cdata'];
    const written = names.map((name) => `${name}="${name}"`).join(' ');
    const text = `<_ ${written}>${names.map((name) => `<${name}>${name}</${name}>`).join('')}</_>`;
    const { root } = treeOf(text);
    assert.deepEqual(
      root?.attributes.map(({ name, value }) => [name, value]),
      names.map((name) => [name, name]),
    );
    assert.deepEqual(
      root.children.map((child) => [child.name, child.text]),
      names.map((name) => [name, name]),
    );
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(typeof Object.prototype.hasOwnProperty, 'function');
  });

  it('belong to the tree that xml2js itself builds', async () => {
    const options = {
      explicitCharkey: true,
      explicitChildren: true,
      preserveChildrenOrder: true,
      explicitRoot: false,
    };
    const expected: unknown = await new Parser({ ...options, includeWhiteChars: true }).parseStringPromise(
      machineText,
    );
    assert.deepEqual(plain(treeOf(machineText).root!), fromXml2js(expected as Xml2jsElement));
  });
});

interface Xml2jsElement {
  '#name': string;
  _?: string;
  $?: Record<string, string>;
  $$?: Xml2jsElement[];
}

function fromXml2js(element: Xml2jsElement): unknown {
  return [
    element['#name'] || 'preferences',
    { ...element.$ },
    element._ ?? '',
    (element.$$ ?? []).map(fromXml2js),
  ];
}

function plain({ name, attributes: own, text, children }: XmlElement): unknown {
  return [
    name,
    Object.fromEntries(own.map((one) => [one.name, one.value])),
    text.trim() && text,
    children.map(plain),
  ];
}
