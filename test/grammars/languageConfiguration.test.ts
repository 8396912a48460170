import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadGrammar, type Language } from './tokenize.js';

/** The part of VS Code's language configuration that these tests read. */
interface LanguageConfiguration {
  readonly comments: { readonly lineComment?: string; readonly blockComment?: readonly [string, string] };
  readonly wordPattern: string;
  readonly autoClosingPairs: readonly {
    readonly open: string;
    readonly close: string;
    readonly notIn: readonly string[];
  }[];
  readonly indentationRules?: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
  }[];
}

/** Where vscode-textmate keeps the kind of a token, and what it is for a string. */
const KIND_OF_TOKEN = 0x300;
const STRING = 0x200;

function read(language: Language): LanguageConfiguration {
  const file = new URL(`../../syntaxes/${language}-language-configuration.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as LanguageConfiguration;
}

const words = (language: Language, text: string): string[] =>
  text.match(new RegExp(read(language).wordPattern, 'g')) ?? [];

/** What happens at `|` when a person presses Enter; undefined when the indentation rules alone decide. */
function onEnter(
  language: Language,
  textWithCaret: string,
): LanguageConfiguration['onEnterRules'][number]['action'] | undefined {
  const [before = '', after = ''] = textWithCaret.split('|');
  return read(language).onEnterRules.find(
    (rule) =>
      new RegExp(rule.beforeText).test(before) &&
      (rule.afterText === undefined || new RegExp(rule.afterText).test(after)),
  )?.action;
}

describe('language configuration of vmx', () => {
  it('takes a key as one word, so that completion replaces all of it', () => {
    assert.deepEqual(words('vmx', 'scsi1:0.fileName = "quorum.vmdk" # shared'), [
      'scsi1:0.fileName',
      'quorum.vmdk',
      'shared',
    ]);
    assert.deepEqual(words('vmx', '.encoding="UTF-8"'), ['.encoding', 'UTF-8']);
  });

  it('comments with #, never with ;', () => {
    assert.deepEqual(read('vmx').comments, { lineComment: '#' });
  });

  it('closes a quote, but not inside a string or a comment', () => {
    assert.deepEqual(read('vmx').autoClosingPairs, [{ open: '"', close: '"', notIn: ['string', 'comment'] }]);
  });

  it('takes a quote for a missing one behind a value that has the first already, and for the first of two elsewhere', async () => {
    const grammar = await loadGrammar('vmx');
    // VS Code asks for the kind of a character that it thinks of in the place of the quote.
    const isString = (text: string): boolean => {
      const { tokens } = grammar.tokenizeLine2(text.replace('|', '0'), null);
      return ((tokens.at(-1) ?? 0) & KIND_OF_TOKEN) === STRING;
    };
    assert.equal(isString('displayName = "node (1)|'), true);
    assert.equal(isString('displayName = |'), false);
  });

  it('goes on with a comment that is broken in its middle, not with a setting', () => {
    assert.equal(onEnter('vmx', '# the quorum |disk')?.appendText, '# ');
    assert.equal(onEnter('vmx', '# the quorum disk|'), undefined);
    assert.equal(onEnter('vmx', 'scsi1.present = "TRUE"|'), undefined);
    assert.equal(onEnter('vmx', '#!/usr/bin/|vmware'), undefined);
  });
});

describe('language configuration of vmc', () => {
  it('takes element names, numbers and attribute values as words', () => {
    assert.deepEqual(words('vmc', '<scsi_id type="integer">7</scsi_id>'), [
      'scsi_id',
      'type',
      'integer',
      '7',
      'scsi_id',
    ]);
  });

  it('closes a comment', () => {
    const comment = read('vmc').autoClosingPairs.find((pair) => pair.open === '<!--');
    assert.equal(comment?.close, ' -->');
    assert.deepEqual(comment.notIn, ['comment', 'string']);
  });

  it('indents behind an opening tag only', () => {
    const increases = new RegExp(read('vmc').indentationRules!.increaseIndentPattern);
    const decreases = new RegExp(read('vmc').indentationRules!.decreaseIndentPattern);
    for (const line of ['<preferences>', '\t<location id="0">', '<a>']) assert.match(line, increases);
    for (const line of [
      '<a type="string" />',
      '<a/>',
      '<a>b</a>',
      '</a>',
      '<!-- a -->',
      '<?xml version="1.0"?>',
    ]) {
      assert.doesNotMatch(line, increases);
    }
    assert.match('\t</location>', decreases);
    assert.doesNotMatch('<location>', decreases);
  });

  it('opens a line between two tags on Enter', () => {
    assert.equal(onEnter('vmc', '<location id="0">|</location>')?.indent, 'indentOutdent');
    assert.equal(onEnter('vmc', '\t<location id="0">|')?.indent, 'indent');
    assert.equal(onEnter('vmc', '<version type="string">2.0</version>|'), undefined);
    assert.equal(onEnter('vmc', '<absolute type="string" />|'), undefined);
  });
});
