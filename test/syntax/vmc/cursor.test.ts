import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cursorAt, pathOf } from '../../../server/src/syntax/vmc/cursor.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import { walk } from '../../../server/src/syntax/vmc/query.js';
import {
  attributesOf,
  childTags,
  lacksEndTag,
  markupFrom,
  nameOf,
} from '../../../server/src/syntax/vmc/tags.js';
import type { XmlElement } from '../../../server/src/syntax/vmc/tree.js';

/** What stands at `|`, as `place: what is typed there`, and the path of open elements in front of it. */
function at(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const { place, open } = cursorAt(text, offset);
  const path = open.map((tag) => nameOf(text, tag)).join('/');
  switch (place.at) {
    case 'content':
      return `${path}: content ${text.slice(place.span.start, place.span.end).trim()}`;
    case 'tagName':
    case 'endName':
      return `${path}: ${place.at} ${nameOf(text, place.tag)}`;
    case 'attributeName':
      return `${path}: attribute ${text.slice(place.span.start, place.span.end)}`;
    case 'attributeValue':
      return `${path}: ${place.name}=${text.slice(place.span.start, place.span.end)}`;
    case 'elsewhere':
      return `${path}: elsewhere`;
  }
}

describe('What stands at a place of a .vmc', () => {
  it('in well-formed text', () => {
    assert.equal(at('<a><b id="0">t|ext</b></a>'), 'a/b: content text');
    assert.equal(at('<a><b|c id="0">text</bc></a>'), 'a: tagName bc');
    assert.equal(at('<a><b i|d="0">text</b></a>'), 'a: attribute id');
    assert.equal(at('<a><b id="0|1">text</b></a>'), 'a: id=01');
    assert.equal(at('<a><b id="0" |>text</b></a>'), 'a: attribute ');
    assert.equal(at('<a><b>text</|b></a>'), 'a/b: endName b');
    assert.equal(at('<a><b/>|</a>'), 'a: content ');
    assert.equal(at('<a></a>|'), ': content ');
  });

  it('in half-typed tags', () => {
    assert.equal(at('<a>\n<|\n</a>'), 'a: tagName ');
    assert.equal(at('<a>\n<b|\n<c></c></a>'), 'a: tagName b');
    assert.equal(at('<a>\n<b |\n<c></c></a>'), 'a: attribute ');
    assert.equal(at('<a>\n<b id=|\n<c></c></a>'), 'a: id=');
    assert.equal(at('<a>\n<b id="|\n<c id="1"></c></a>'), 'a: id=');
    assert.equal(at('<a>\n<b id="1|>\n<c id="1"></c></a>'), 'a: id=1');
    assert.equal(at('<a><b></|'), 'a/b: endName ');
    assert.equal(at('<a><b></|</a>'), 'a/b: endName ');
  });

  it('a half-typed tag ends with its line and opens nothing', () => {
    assert.equal(at('<a>\n<b\n|</a>'), 'a: content ');
    assert.equal(at('<a>\n<b id="1>\n<c>|</c></a>'), 'a/c: content ');
  });

  it('a missing or surplus end tag spoils only its own element', () => {
    assert.equal(at('<a><b><c></b>|</a>'), 'a: content ');
    assert.equal(at('<a></x><b>|'), 'a/b: content ');
  });

  it('in comments, CDATA sections, declarations and behind a slash', () => {
    for (const text of [
      '<a><!-- <b| -->',
      '<a><![CDATA[<b|]]>',
      '<a><?x |?>',
      '<a><!DOC|',
      '<a><b /|>',
      '<a><|/a>',
    ])
      assert.equal(at(text), 'a: elsewhere', text);
    for (const around of ['<!-- <b> -->', '<![CDATA[<b>]]>', '<?x <b>?>'])
      assert.equal(at(`<a>${around}|`), 'a: content ', around);
    assert.equal(at('<a><b id="0"|>'), 'a: elsewhere');
  });

  it('nothing that can be typed behind the name of an end tag, or behind a < without a name', () => {
    assert.equal(at('<a><b></b |>'), 'a/b: elsewhere');
    assert.equal(at('<a>< |b'), 'a: elsewhere');
  });

  it('agrees with the tree about every element of a real file', () => {
    const file = new URL('../../corpus/quiet/vmc/virtual-pc.vmc', import.meta.url);
    const text = new TextDecoder('utf-16le').decode(readFileSync(file));
    const pathIn = ({ parent, name }: XmlElement): string => (parent ? `${pathIn(parent)}/${name}` : name);
    const elements = [...walk(parse(text).tree.root!)];
    assert.ok(elements.length > 40);
    for (const element of elements) {
      const { open } = cursorAt(text, element.contentSpan?.start ?? element.span.end);
      const names = open.map((tag) => nameOf(text, tag)).join('/');
      assert.equal(names, pathIn(element.selfClosing ? element.parent! : element));
    }
  });

  it('a path begins below the root', () => {
    const text = '<preferences><hardware><memory>';
    assert.equal(pathOf(text, cursorAt(text, text.length).open), 'hardware/memory');
  });
});

describe('Tags in a .vmc that is being typed', () => {
  it('attributes are found with and without quotes', () => {
    const text = `<a one="1" two='2' three = 3 four five="5 six=' seven=`;
    const [tag] = [...markupFrom(text, 0)];
    assert.deepEqual(
      attributesOf(text, tag!).map(({ nameSpan, valueSpan, isQuoted }) => [
        text.slice(nameSpan.start, nameSpan.end),
        valueSpan && text.slice(valueSpan.start, valueSpan.end),
        isQuoted,
      ]),
      [
        ['one', '1', true],
        ['two', '2', true],
        ['three', '3', false],
        ['four', undefined, false],
        ['five', '5', true],
        ['six', '', true],
        ['seven', '', false],
      ],
    );
  });

  it('children are those in front of a place and behind it, without their own children', () => {
    const text = '<a><b><x/></b><\n<c/><d></d></a><e/>';
    const { open } = cursorAt(text, text.indexOf('<\n') + 1);
    assert.deepEqual(
      childTags(text, open).map((tag) => nameOf(text, tag)),
      ['b', 'c', 'd'],
    );
  });

  it('a text that opens very much, or closes what is not open, takes no time', () => {
    for (const text of [
      '<a>'.repeat(300_000) + '</b>'.repeat(300_000),
      '<'.repeat(900_000),
      '<a b="'.repeat(150_000),
    ]) {
      const { open } = cursorAt(text, text.length);
      assert.ok(open.length <= 200);
      childTags(text, open);
      lacksEndTag(text, open, text.length);
    }
  });
});
