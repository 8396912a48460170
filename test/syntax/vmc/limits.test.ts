import assert from 'node:assert/strict';
import { ENGLISH } from '../../../server/src/l10n/language.js';
import { say } from '../../../server/src/l10n/phrase.js';
import { parse } from '../../../server/src/syntax/vmc/parse.js';
import type { XmlError } from '../../../server/src/syntax/vmc/tree.js';
import { walk } from '../../../server/src/syntax/vmc/query.js';

function messageOf(error: XmlError | undefined): string {
  return error ? ENGLISH(error.message) : '';
}

function lastMessage(text: string): string {
  return messageOf(parse(text).errors.at(-1));
}

describe('limits of reading a .vmc are told', () => {
  it('200 levels', () => {
    const inside = '<a>'.repeat(200) + '</a>'.repeat(200);
    assert.deepEqual(parse(inside).errors, []);
    const text = '<a>'.repeat(201) + '</a>'.repeat(201);
    const { tree, errors } = parse(text);
    assert.deepEqual(errors, [
      {
        message: say`Reading stopped here: elements stand more than ${200} levels deep inside each other.`,
        span: { start: 600, end: 602 },
        isLimit: true,
      },
    ]);
    assert.equal([...walk(tree.root!)].length, 200);
  });

  it('256 attributes of an element', () => {
    const attributes = Array.from({ length: 257 }, (_, index) => `a${index}="1"`).join(' ');
    assert.equal(
      lastMessage(`<r><b ${attributes}/></r>`),
      'Reading stopped here: <b> has more than 256 attributes.',
    );
  });

  it('200,000 elements', () => {
    const { tree, errors } = parse(`<r>${'<a/>'.repeat(200_000)}</r>`);
    assert.match(messageOf(errors[0]), /^Reading stopped here: the file has more than 200000 elements/);
    assert.equal(tree.root?.children.length, 199_999);
  });

  it('8 Mi characters', () => {
    const { tree, errors } = parse(`<a>${' '.repeat(8 * 1024 * 1024)}</a>`);
    assert.equal(
      messageOf(errors[0]),
      'The file has 8388615 characters and is not read: the limit is 8388608.',
    );
    assert.equal(tree.root, undefined);
  });

  it('50 errors', () => {
    const { errors } = parse(`<r>${'<a>&</a>'.repeat(60)}</r>`);
    assert.equal(errors.length, 50);
    assert.equal(
      messageOf(errors[49]),
      'There are more mistakes from here on than the 49 listed: repair these first.',
    );
    assert.equal(errors[49]?.span.start, 3 + 49 * 8 + 3);
  });

  it('a file that is nothing but mistakes', () => {
    assert.equal(lastMessage('x'.repeat(30_000)), 'Reading stopped here: there are too many mistakes.');
  });

  it('a name is shortened in a message, not in the tree', () => {
    const name = 'n'.repeat(10_000);
    const { tree, errors } = parse(`<${name}>`);
    assert.equal(tree.root?.name, name);
    assert.equal(messageOf(errors[0]), `The element <${'n'.repeat(60)}…> opened here is never closed.`);
  });
});
