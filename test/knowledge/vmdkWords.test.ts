import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findVmdkWord, vmdkMeanings, vmdkWords } from '../../server/src/knowledge/vmdkWords.js';
import { DESCRIPTOR_CODES } from '../../server/src/lint/descriptor/descriptorFinding.js';

describe('The words of disk descriptors', () => {
  it('are found whatever their letter case', () => {
    assert.equal(findVmdkWord('createTypes', 'VMFSSPARSE')?.word, 'vmfsSparse');
    assert.equal(findVmdkWord('extentTypes', 'flat')?.word, 'FLAT');
    assert.equal(findVmdkWord('keys', 'parentcid')?.word, 'parentCID');
    assert.equal(findVmdkWord('adapterTypes', 'scsi'), undefined);
  });

  it('stand once in their table, and each has whole sentences', () => {
    for (const table of ['createTypes', 'extentTypes', 'accessModes', 'adapterTypes', 'keys'] as const) {
      const words = vmdkWords(table).map(({ word }) => word.toLowerCase());
      assert.equal(new Set(words).size, words.length);
    }
    for (const meaning of vmdkMeanings()) assert.match(meaning, /^(?:\p{Lu}|\d).*\.$/u);
  });
});

describe('docs/descriptors.md', () => {
  it('explains every code, and no other', () => {
    const page = readFileSync(new URL('../../docs/descriptors.md', import.meta.url), 'utf8');
    const explained = new Set([...page.matchAll(/`(vmdk-[a-z-]+)`/g)].map(([, code]) => code));
    assert.deepEqual([...explained].sort(), [...DESCRIPTOR_CODES].sort());
  });
});
