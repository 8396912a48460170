import assert from 'node:assert/strict';
import { check, marked, node, ofRule } from './vmcOnDisk.js';

describe('vmc-not-well-formed', () => {
  check('vmc-not-well-formed', [
    { name: 'knows a whole file', files: { 'a.vmc': node(1) }, expected: [] },
    {
      name: 'marks the place of each mistake',
      files: { 'a.vmc': '<preferences>\r\n\t<version>R&D</version>\r\n\t<a>\r\n</preferences>' },
      expected: ['a.vmc error &', 'a.vmc error <a>'],
    },
    {
      name: 'says one quiet word about files of other programs',
      files: { 'a.vmc': 'VERSION 3\r\nCOLOR 1 & 2\r\n' },
      expected: ['a.vmc hint VERSION 3'],
    },
    {
      name: 'is silent about placeholders',
      files: { 'a.vmc': '<preferences><notes>{{ a && b }}</notes></preferences>' },
      expected: [],
    },
    {
      name: 'reports the same beside a declared product of VMware',
      files: { 'a.vmc': '<!-- vmxlint product=esx3 --><preferences>&</preferences>' },
      expected: ['a.vmc error &'],
    },
    {
      name: 'calls its own limit no mistake of the file',
      files: { 'a.vmc': `${'<a>'.repeat(300)}${'</a>'.repeat(300)}<!-- -->` },
      expected: ['a.vmc info <a'],
    },
  ]);

  it('quotes the place, but nothing of a secret', async () => {
    const said = async (name: string): Promise<string> => {
      const files = { 'a.vmc': `<preferences><${name}>\nx&hunter2;\n</${name}></preferences>` };
      return (await ofRule('vmc-not-well-formed', files)).map(({ message }) => message).join();
    };
    assert.match(await said('notes'), /hunter2/);
    assert.match(await said('password'), /^This is not well-formed XML\. /);
  });

  it('reports an empty file', async () => {
    for (const text of ['', ' \r\n'])
      assert.deepEqual(await marked('vmc-not-well-formed', { 'a.vmc': text }), [`a.vmc error ${text}`]);
  });

  it('knows UTF-16 without a mark that was read as UTF-8', async () => {
    const bytes = new Uint8Array(Buffer.from(' <preferences/>', 'utf16le'));
    const [finding] = await ofRule('vmc-not-well-formed', { 'a.vmc': bytes });
    assert.equal(finding?.severity, 'error');
    assert.match(finding.message, /wrong encoding/);
  });
});
