import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { utf16, vmcText } from '../machine/vmcText.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import { checkCases, messageOf, vmcFile } from './vmcFindings.js';

const windows1252 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n${vmcFile()}`;

describe('vmc-encoding', () => {
  checkCases('vmc-encoding', [
    { name: 'knows what the products write', files: { 'a.vmc': utf16(vmcText({})) }, expected: [] },
    { name: 'lets UTF-8 without a word about it be', files: { 'a.vmc': vmcFile('<a>ü</a>') }, expected: [] },
    {
      name: 'hints at UTF-8',
      files: { 'a.vmc': declared('utf-8') },
      expected: ['a.vmc hint utf-8'],
    },
    {
      name: 'hints at UTF-16 over 8-bit text',
      files: { 'a.vmc': declared('UTF-16') },
      expected: ['a.vmc hint UTF-16'],
    },
    {
      name: 'hints at UTF-16 without byte order mark',
      files: { 'a.vmc': utf16(declared('UTF-16')).slice(2) },
      expected: ['a.vmc hint UTF-16'],
    },
    {
      name: 'hints at UTF-16 with the high byte first',
      files: { 'a.vmc': utf16(declared('UTF-16')).map((_, at, all) => all[at ^ 1] ?? 0) },
      expected: ['a.vmc hint UTF-16'],
    },
    {
      name: 'hints at UTF-8 over UTF-16',
      files: { 'a.vmc': utf16(declared('UTF-8')) },
      expected: ['a.vmc hint UTF-8'],
    },
    {
      name: 'warns of bytes that are not the UTF-8 that is named',
      files: { 'a.vmc': windows1252(`${declared('UTF-8')}<!-- B\xfcro -->`) },
      expected: ['a.vmc warning UTF-8'],
    },
    {
      name: 'warns of bytes that are not UTF-8, where nothing is named',
      files: { 'a.vmc': windows1252(vmcFile('<a>B\xfcro</a>')) },
      expected: ['a.vmc warning <preferences>'],
    },
    {
      name: 'warns of bytes that nobody knows',
      files: { 'a.vmc': windows1252(`${declared('windows-1252')}<!-- \x81 -->`) },
      expected: ['a.vmc warning windows-1252'],
    },
    {
      name: 'hints at windows-1252 that is named and right',
      files: { 'a.vmc': windows1252(`${declared('windows-1252')}<!-- B\xfcro -->`) },
      expected: ['a.vmc hint windows-1252'],
    },
    { name: 'leaves files of other programs alone', files: { 'a.vmc': 'VERSION 3\n' }, expected: [] },
  ]);

  it('tells UTF-16 that is named from 8-bit text that was saved', async () => {
    const message = await messageOf('vmc-encoding', { 'a.vmc': declared('UTF-16') });
    assert.match(message, /^The first line names the encoding UTF-16, but the file is 8-bit text\./);
    const right = await messageOf('vmc-encoding', { 'a.vmc': declared('utf-8') });
    assert.match(right, /^The first line names the encoding utf-8\. /);
  });

  it('speaks of .encoding in a .vmx only', async () => {
    const message = await messageOf('vmc-encoding', { 'a.vmc': windows1252(vmcFile('<a>\x81</a>')) });
    assert.match(message, /^The bytes are not UTF-8, and some are not windows-1252 either/);
  });

  it('says nothing of a text that lies on no disk', async () => {
    const workspace = new Workspace(new MemoryFileSystem(), { error: (message) => assert.fail(message) });
    const uri = URI.parse('untitled:a.vmc').toString();
    await workspace.open(uri, declared('UTF-16'), 'vmc');
    assert.deepEqual(
      (await workspace.lint(uri)).filter(({ ruleId }) => ruleId === 'vmc-encoding'),
      [],
    );
  });
});
