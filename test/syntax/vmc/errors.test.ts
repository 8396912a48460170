import assert from 'node:assert/strict';
import { ENGLISH } from '../../../server/src/l10n/language.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';

/** What is wrong, a text, and the characters marked with the message they get. */
type Case = readonly [
  name: string,
  text: string,
  ...expected: (readonly [marked: string, message: string])[],
];

const bareAmpersand = 'This & begins no reference. If the character itself is meant, write &amp;.';

const cases: readonly Case[] = [
  [
    'an element without closing tag',
    '<a><location id="0"></a>',
    ['<location id="0">', 'The element <location> opened here is never closed: </a> comes first.'],
  ],
  [
    'two of them',
    '<a><b><c></a>',
    ['<b>', 'The element <b> opened here is never closed: </a> comes first.'],
    ['<c>', 'The element <c> opened here is never closed: </a> comes first.'],
  ],
  [
    'a root without closing tag',
    '<preferences>\n\t<b/>\n',
    ['<preferences>', 'The element <preferences> opened here is never closed.'],
  ],
  [
    'a file cut off',
    '<a>\n<b>\n<c>1',
    [
      '<c>',
      'The element <c> opened here is never closed, nor what is around it (a/b): the file seems to be cut off.',
    ],
  ],
  [
    'a file cut off inside a tag',
    '<a>\n\t<b id="0',
    ['<b id="0', 'The tag opened here is never finished: the file ends inside it.'],
  ],
  [
    'a file cut off inside a closing tag',
    '<a><b></b',
    ['</b', 'The tag opened here is never finished: the file ends inside it.'],
  ],
  [
    'an endless comment',
    '<a>\n<!-- R&D\n</a>',
    [
      '<!-- R&D',
      'The comment opened here (it needs --> at its end) is never finished: the file ends inside it.',
    ],
  ],
  [
    'an endless CDATA section',
    '<a><![CDATA[ & </a>',
    [
      '<![CDATA[ & </a>',
      'The CDATA section opened here (it needs ]]> at its end) is never finished: the file ends inside it.',
    ],
  ],
  [
    'an endless declaration',
    '<?xml version="1.0"\n<a/>',
    [
      '<?xml version="1.0"',
      'The declaration opened here (it needs ?> at its end) is never finished: the file ends inside it.',
    ],
  ],
  [
    'a misspelt closing tag',
    '<a><location>1</locaton></a>',
    ['</locaton>', '</locaton> closes nothing here: the element that is open is <location>.'],
  ],
  [
    'a closing tag in other letters',
    '<Location>1</location>',
    ['</location>', '</location> closes nothing here: the element that is open is <Location>.'],
  ],
  ['a closing tag too much', '<a/></a>', ['</a>', '</a> closes nothing: no element is open here.']],
  ['a closing tag without name', '<a></></a>', ['</>', 'This closing tag has no name.']],
  [
    'an attribute without quotes',
    '<a id=0>1</a>',
    ['0', 'The value of an attribute must stand in quotes, for example id="0".'],
  ],
  [
    'an attribute without quotes in an empty element',
    '<a><b id=0/></a>',
    ['0', 'The value of an attribute must stand in quotes, for example id="0".'],
  ],
  [
    'an attribute without value',
    '<a shared></a>',
    ['shared', 'The attribute shared has no value: write shared="…".'],
  ],
  [
    'an attribute without value and others',
    '<a shared id="0"></a>',
    ['shared', 'The attribute shared has no value: write shared="…".'],
  ],
  [
    'an attribute twice',
    '<a id="0" type="b" id="0"/>',
    ['id="0"', 'The attribute id stands twice in <a>; only one is allowed.'],
  ],
  [
    'attributes without a blank between them',
    '<a id="0"type="b"/>',
    ['type', 'A blank is missing between two attributes, or a quote is missing.'],
  ],
  [
    'a character that begins no attribute',
    '<a id="0" ,type="b"/>',
    [',', 'The tag <a cannot be read: , has no place here.'],
  ],
  [
    'a < in an attribute',
    '<a id="1 < 2"/>',
    ['<', 'The value of the attribute id holds a <. Write &lt;, or put the missing quote in front of it.'],
  ],
  [
    'a quote that is missing',
    '<a id="0>\n<b type="x"/></a>',
    ['"0>', 'The value of the attribute id has no quote at its end.'],
  ],
  [
    'a tag without >',
    '<a>\n<b id="0"\n<c/></a>',
    ['<', 'The tag <b is not closed with > before the next < begins.'],
  ],
  [
    'a tag without > in front of a closing one',
    '<a>\n<b>\n<c\n</b>\n</a>',
    ['<', 'The tag <c is not closed with > before the next < begins.'],
  ],
  [
    'a closing tag without >',
    '<a>\n<b>\n<c>1</c\n</b>\n</a>',
    ['<', 'The tag </c is not closed with > before the next < begins.'],
  ],
  [
    'a tag without > in front of its own closing one',
    '<a>\n<b\n</b>\n</a>',
    ['<', 'The tag <b is not closed with > before the next < begins.'],
  ],
  [
    'a tag without >, and an element that nothing closes',
    '<a>\n<b>\n<c><d\n</c>\n</a>',
    ['<b>', 'The element <b> opened here is never closed: </a> comes first.'],
    ['<', 'The tag <d is not closed with > before the next < begins.'],
  ],
  ['a / inside a tag', '<a / id="0"/>', ['/ ', 'A / inside a tag must be followed by >.']],
  [
    'a second root',
    '<a/>\n<b id="0"/>',
    [
      '<b',
      '<b> is a second outermost element behind the end of <a>; a file has only one, and nothing is read from here on.',
    ],
  ],
  [
    'text behind the root',
    '<a/>\n some & text \n<!-- ok -->',
    [
      'some & text',
      'This text stands behind the end of the outermost element, where only comments may stand.',
    ],
  ],
  [
    'text in front of the root',
    'memsize = "256"\n<a/>',
    [
      'memsize = "256"',
      'This text stands in front of the first element. A .vmc file begins with <?xml or <preferences>.',
    ],
  ],
  [
    'CDATA outside of the root',
    '<a/><![CDATA[x]]>',
    ['<![CDATA[', 'Text may not stand outside of the outermost element.'],
  ],
  ['a bare & in text', '<a><b>R&D</b></a>', ['&', bareAmpersand]],
  ['a bare & in a value', '<a b="R&D" c="1"/>', ['&', bareAmpersand]],
  [
    'several of them, some where they are allowed',
    '<a><!-- & --><b>&</b><![CDATA[&]]>& &amp;</a>',
    ['&', bareAmpersand],
    ['&', bareAmpersand],
  ],
  ['a bare <', '<a>1 <2</a>', ['<', 'This < begins no tag. If the character itself is meant, write &lt;.']],
  [
    'a blank behind <',
    '<a>1 < b</a>',
    ['< ', 'No blank may follow <. If the character < itself is meant, write &lt;.'],
  ],
  [
    'an unknown reference',
    '<a>&nbsp;</a>',
    ['&nbsp;', '&nbsp; is not known: XML knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#228;.'],
  ],
  ['a number for no character', '<a>&#0;</a>', ['&#0;', '&#0; stands for no character that XML allows.']],
  [
    'two dashes in a comment',
    '<!-- a -- b --><a/>',
    ['--', 'Two dashes may not stand inside a comment: -- is allowed only in front of > at its end.'],
  ],
  [
    'a declaration of another version',
    '<?xml version="2.0"?><a/>',
    [
      '<?xml version="2.0"?>',
      'The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.',
    ],
  ],
  [
    'one that names the encoding first',
    '<?xml encoding="UTF-16" version="1.0"?><a/>',
    [
      '<?xml encoding="UTF-16" version="1.0"?>',
      'The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.',
    ],
  ],
  [
    'one without a version',
    '<?xml encoding="UTF-16"?><a/>',
    [
      '<?xml encoding="UTF-16"?>',
      'The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.',
    ],
  ],
  [
    'one with a word that does not exist',
    '<?xml version="1.0" standalone="maybe"?><a/>',
    [
      '<?xml version="1.0" standalone="maybe"?>',
      'The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.',
    ],
  ],
  [
    'one with a capital, which XML takes for another word',
    '<?xml Version="1.0"?><a/>',
    [
      '<?xml Version="1.0"?>',
      'The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.',
    ],
  ],
  [
    'one with yes in capitals',
    '<?xml version="1.0" standalone="YES"?><a/>',
    [
      '<?xml version="1.0" standalone="YES"?>',
      'The XML declaration says version, encoding and standalone (yes or no), spelled like this and in this order, the version at least: <?xml version="1.0" encoding="UTF-16"?>.',
    ],
  ],
  [
    'a declaration that does not come first',
    '\n<?xml version="1.0"?><a/>',
    [
      '<?xml version="1.0"?>',
      'The XML declaration must be the very first thing in the file, without a blank or a line in front of it.',
    ],
  ],
  [
    'a document type with entities',
    '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    [
      '<!DOCTYPE',
      'A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.',
    ],
    ['&c;', '&c; is not known: XML knows &amp; &lt; &gt; &quot; &apos; and numbers such as &#228;.'],
  ],
  [
    'a second document type',
    '<!DOCTYPE a>\n<!DOCTYPE b>\n<a/>',
    [
      '<!DOCTYPE',
      'A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.',
    ],
    [
      '<!DOCTYPE',
      'A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.',
    ],
  ],
  [
    'a document type that nothing ends',
    '<!DOCTYPE a [\n<a/>',
    [
      '<!DOCTYPE',
      'A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.',
    ],
  ],
  [
    'a document type behind one in a comment',
    '<!-- <!DOCTYPE a> --><!DOCTYPE b><a/>',
    [
      '<!DOCTYPE',
      'A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.',
    ],
  ],
  [
    'a document type behind what only looks like the start of a comment',
    '<a b="<!--"/><!DOCTYPE a [-->]>',
    ['<', 'The value of the attribute b holds a <. Write &lt;, or put the missing quote in front of it.'],
    [
      '<!DOCTYPE',
      'A document type (<!DOCTYPE …>) has no place in a .vmc file. What it declares is not read.',
    ],
  ],
  [
    'a second byte order mark',
    '\uFEFF\uFEFF<a/>',
    ['\uFEFF', 'A second byte order mark (U+FEFF, which is invisible) stands here.'],
  ],
  [
    'a NUL',
    '<a>1\0</a>',
    ['\0', 'The character U+0000 is not allowed in XML. Was the file read in the wrong encoding?'],
  ],
  [
    'half of a surrogate pair',
    '<a>😀\uDC00</a>',
    ['\uDC00', 'The character U+DC00 is not allowed in XML. Was the file read in the wrong encoding?'],
  ],
  [
    'UTF-16 taken for something else',
    '<\0a\0/\0>\0',
    ['\0', 'The character U+0000 is not allowed in XML. Was the file read in the wrong encoding?'],
  ],
  [
    'no element',
    '<!-- nothing -->\n',
    ['<!-- nothing -->', 'There is no element in this file. A .vmc file holds at least <preferences>.'],
  ],
  ['an empty file', '', ['', 'The file is empty. A .vmc file holds at least the element <preferences>.']],
  [
    'a blank file',
    ' \r\n',
    [' \r\n', 'The file is empty. A .vmc file holds at least the element <preferences>.'],
  ],
];

describe('mistakes in a .vmc', () => {
  for (const [name, text, ...expected] of cases) {
    it(name, () => {
      const found = parse(text).errors.map(({ message, span }) => [
        text.slice(span.start, span.end),
        ENGLISH(message),
      ]);
      assert.deepEqual(found, expected);
    });
  }

  it('mark the second of two equal attributes', () => {
    const text = '<a id="0" id="1"/>';
    assert.deepEqual(parse(text).errors[0]?.span, { start: 10, end: 16 });
    assert.deepEqual(
      parse(text).tree.root?.attributes.map(({ value }) => value),
      ['0', '1'],
    );
  });

  it('are no ampersands where they mean nothing', () => {
    for (const text of ['<?x R&D?><a/>', '<a><?x R&D?></a>', '<a><!-- R&D --></a>', '<a><![CDATA[R&D]]></a>'])
      assert.deepEqual(parse(text).errors, [], text);
  });

  it('name a character of two UTF-16 units whole', () => {
    const text = '<a 😀="1"/>';
    const [error] = parse(text).errors;
    assert.equal(error && ENGLISH(error.message), 'The tag <a cannot be read: 😀 has no place here.');
    assert.deepEqual(error?.span, { start: 3, end: 5 });
  });

  it('are placed right behind U+FEFF', () => {
    assert.deepEqual(parse('\uFEFF<a>&</a>').errors[0]?.span, { start: 4, end: 5 });
  });
});
