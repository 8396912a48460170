import assert from 'node:assert/strict';
import { expandSnippet } from './snippetBody.js';

describe('expansion of a snippet body', () => {
  it('puts defaults, first choices and repeats into the text', () => {
    const { text, tabStops, choices } = expandSnippet(['a = "${1:x}"', 'b = "${2|y,z|}" $1$2${1}', '$0']);
    assert.equal(text, 'a = "x"\nb = "y" xyx\n');
    assert.deepEqual(tabStops, [1, 2, 0]);
    assert.deepEqual([...choices], [[2, ['y', 'z']]]);
  });

  it('reads stops inside a default, and escapes', () => {
    assert.equal(expandSnippet(['${1:n}', '${2:D:\\\\$1\\}\\$.vmdk}']).text, 'n\nD:\\n}$.vmdk');
  });

  it('refuses variables, transforms and what is left open', () => {
    for (const body of ['$NAME', '${NAME}', '${1/a/b/}', '${1:a', '${1|a,b', '${1:a}${1:b}']) {
      assert.throws(() => expandSnippet([body]), Error, body);
    }
  });
});
