import assert from 'node:assert/strict';
import { closingTagAt } from '../../server/src/features/closeTag/closingTag.js';
import { linkedNames } from '../../server/src/features/linkedEditing.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { parse } from '../../server/src/syntax/vmc/parse.js';

/** The text after the editor has inserted what belongs at `|`, with the cursor where it stands then. */
function closing(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const { text: tag, isSnippet } = closingTagAt(text, offset);
  const inserted = isSnippet ? (tag ?? '').replace('$0', '|') : `${tag ?? ''}|`;
  return text.slice(0, offset) + inserted + text.slice(offset);
}

describe('Closing tags while they are typed', () => {
  const staysAs = (text: string): void => {
    assert.equal(closing(text), text);
  };

  it('> brings the end of the element, the cursor stays inside', () => {
    assert.equal(closing('<a><b>|</a>'), '<a><b>|</b></a>');
    assert.equal(closing('<a>\n\t<b id="0">|\n</a>'), '<a>\n\t<b id="0">|</b>\n</a>');
    assert.equal(closing('<a>|'), '<a>|</a>');
  });

  it('an element beside it with the same name keeps its own end', () => {
    assert.equal(
      closing('<a>\n<location id="0">|\n<location id="1">\n</location>\n</a>'),
      '<a>\n<location id="0">|</location>\n<location id="1">\n</location>\n</a>',
    );
  });

  it('an element around it with the same name keeps its own end', () => {
    assert.equal(
      closing('<shutdown>\n<shutdown>|\n</shutdown>'),
      '<shutdown>\n<shutdown>|</shutdown>\n</shutdown>',
    );
  });

  it('an element that has its end gets no second one', () => {
    staysAs('<a><b>|</b></a>');
    staysAs('<a><b>|\n<c/>\n</b></a>');
  });

  it('nothing comes behind other tags, in comments, or in front of text', () => {
    for (const text of [
      '<a><b/>|</a>',
      '<a></a>|',
      '<!-- <b>|',
      '<a><b>|512\n</a>',
      '<?xml version="1.0"?>|',
      '<a b=">|">',
      'a >|',
    ])
      staysAs(text);
  });

  it('</ is completed with the innermost open element', () => {
    assert.equal(closing('<a><b></|'), '<a><b></b>|');
    assert.equal(closing('<a><b></|\n</a>'), '<a><b></b>|\n</a>');
    assert.equal(closing('<a><b></|>'), '<a><b></b|>');
    assert.equal(closing('<a><b/></|'), '<a><b/></a>|');
    staysAs('</|');
    staysAs('<a></|a>');
    staysAs('<!-- </| -->');
  });

  it('a name that would mean something in a snippet means itself', () => {
    assert.deepEqual(closingTagAt('<a$1}>', 6), { text: String.raw`$0</a\$1\}>`, isSnippet: true });
  });
});

describe('Linked editing of a start tag and its end tag', () => {
  /** The text after typing `typed` in place of both names that are linked at `|`; undefined where nothing is linked. */
  function renaming(marked: string, typed: string): string | undefined {
    const offset = marked.indexOf('|');
    const { tree } = parse(marked.slice(0, offset) + marked.slice(offset + 1));
    const names = linkedNames(tree, offset);
    return (
      names &&
      applyEdits(
        tree.text,
        names.map((span) => ({ span, newText: typed })),
      )
    );
  }

  it('both names change, whichever of them is typed', () => {
    for (const text of ['<a><|b>1</b></a>', '<a><b|>1</b></a>', '<a><b>1</|b></a>', '<a><b>1</b|></a>'])
      assert.equal(renaming(text, 'c'), '<a><c>1</c></a>', text);
  });

  it('the outer one of nested elements with one name', () => {
    assert.equal(renaming('<|b><b>1</b></b>', 'c'), '<c><b>1</b></c>');
  });

  it('nothing is linked outside of names, in self-closing tags and in elements left open', () => {
    for (const text of [
      '<a><b i|d="0">1</b></a>',
      '<a><b>|1</b></a>',
      '<a><|b/></a>',
      '<a><|b></a>',
      '<!-- <|b></b> --><a></a>',
    ])
      assert.equal(renaming(text, 'c'), undefined, text);
  });
});
