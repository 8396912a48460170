import assert from 'node:assert/strict';
import { excerpt } from '../../../server/src/main/report/excerpt.js';
import { hideSecrets } from '../../../server/src/knowledge/hiddenSecrets.js';

/** The excerpt for the characters between `[[` and `]]`, as it stands in a terminal. */
function picture(marked: string): string {
  const start = marked.indexOf('[[');
  const end = marked.indexOf(']]') - 2;
  const found = excerpt(hideSecrets(marked.replace('[[', '').replace(']]', '')), { start, end });
  return found ? `${found.line}\n${found.marks}` : 'nothing';
}

describe('Excerpts of source lines', () => {
  it('mark the characters that a finding is about', () => {
    assert.equal(picture('a = "1"\nguestOS = [["x"]]\nb'), 'guestOS = "x"\n          ^^^');
    assert.equal(picture('guestOS = "x[[]]"'), 'guestOS = "x"\n            ^');
    assert.equal(picture('guestOS = "x[[]]'), 'guestOS = "x\n            ^');
  });

  it('mark the first line of several', () => {
    assert.equal(picture('a [[b\r\nc]]\n'), 'a b\n  ^');
  });

  it('stay aligned behind tabs', () => {
    assert.equal(picture('\ta\t[[b\tc]]'), '    a   b   c\n        ^^^^^');
  });

  it('stay aligned behind wide characters, accents of their own and pictures', () => {
    assert.equal(picture('"\u6F22\u5B57" [[x]]'), '"\u6F22\u5B57" x\n       ^');
    assert.equal(picture('"e\u0301" [[x]]'), '"e\u0301" x\n    ^');
    assert.equal(picture('"[[\u{1F600}]]" x'), '"\u{1F600}" x\n ^^');
    assert.equal(picture('\uFF76\uFF67 [[x]]'), '\uFF76\uFF67 x\n   ^');
  });

  it('write control characters, invisible ones and those that turn the direction as escapes', () => {
    assert.equal(picture('a\u001B[2J[[b]]'), 'a\\x1b[2Jb\n        ^');
    assert.equal(picture('[[\u202E]]\u0085\u200B\uD800'), '\\u202e\\x85\\u200b\\ud800\n^^^^^^');
  });

  it('do not count a byte order mark', () => {
    assert.equal(picture('\uFEFFa [[b]]'), 'a b\n  ^');
  });

  it('show only the part of a long line around the finding', () => {
    const shown = picture(`${'a'.repeat(5000)}[[bad]]${'c'.repeat(5000)}`);
    assert.equal(shown, `…${'a'.repeat(40)}bad${'c'.repeat(57)}…\n${' '.repeat(41)}^^^`);
    assert.equal(picture(`[[bad]]${'c'.repeat(200)}`), `bad${'c'.repeat(97)}…\n^^^`);
    assert.equal(picture(`a [[${'b'.repeat(200)}]]`), `a ${'b'.repeat(98)}…\n  ${'^'.repeat(98)}`);
    assert.equal(picture(`${'\u{1F600}'.repeat(3000)}[[x]]`).split('\n')[0], `…${'\u{1F600}'.repeat(20)}x`);
  });

  it('show three dots for a secret', () => {
    assert.equal(picture('vnc.password = "[[hunter2]]"'), 'vnc.password = "…"\n                ^');
  });

  it('say nothing for an empty line', () => {
    assert.equal(picture('[[]]'), 'nothing');
    assert.equal(picture('a\n  [[]]\nb'), 'nothing');
  });
});
