import assert from 'node:assert/strict';
import { decodeFile } from '../../server/src/workspace/encoding.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import { applyFix, lintFiles, textOf, type Files, type EnglishFinding, inEnglish } from '../lintFiles.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';

/** ASCII text with single bytes written as `\xNN`. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

async function findings(
  content: string | Uint8Array,
  others: Files = {},
): Promise<readonly EnglishFinding[]> {
  const found = await lintFiles({ 'node.vmx': content, ...others });
  return found.get('node.vmx') ?? [];
}

async function of(rule: string, content: string | Uint8Array, others: Files = {}): Promise<EnglishFinding[]> {
  return (await findings(content, others)).filter(({ ruleId }) => ruleId === rule);
}

describe('vmx-encoding', () => {
  const rule = 'vmx-encoding';
  const silent: readonly (readonly [string, string | Uint8Array])[] = [
    ['UTF-8', '.encoding = "UTF-8"\ndisplayName = "Büro"\n'],
    ['UTF-8 without .encoding', 'displayName = "Büro"\n'],
    ['windows-1252', bytes('.encoding = "windows-1252"\ndisplayName = "B\xfcro"\n')],
    ['windows-1252 without .encoding', bytes('displayName = "B\xfcro"\n')],
    ['GBK that is valid UTF-8 too', bytes('.encoding = "GBK"\ndisplayName = "\xce\xbb"\n')],
    ['Shift_JIS', bytes('.encoding = "Shift_JIS"\ndisplayName = "\x83\x65"\n')],
    ['an unknown encoding over ASCII', '.encoding = "cp850"\ndisplayName = "node1"\n'],
    ['an encoding that a template names', '.encoding = "{{encoding}}"\ndisplayName = "node1"\n'],
    ['.encoding behind comments', '#!/usr/bin/vmware\n\n.encoding = "UTF-8"\ndisplayName = "node1"\n'],
    ['.encoding written twice', 'a = "1"\n.encoding = "UTF-8"\n.encoding = "GBK"\n'],
  ];
  for (const [title, content] of silent) {
    it(`${title}: silent`, async () => {
      assert.deepEqual(await of(rule, content), []);
    });
  }

  const wrong: readonly (readonly [string, Uint8Array, string])[] = [
    [
      'bytes that are not UTF-8',
      bytes('.encoding = "UTF-8"\ndisplayName = "B\xfcro"\n'),
      'displayName = "B\uFFFDro"',
    ],
    ['an unknown encoding', bytes('.encoding = "cp850"\ndisplayName = "B\x81ro"\n'), '.encoding = "cp850"'],
    [
      'neither UTF-8 nor windows-1252',
      bytes('a = "1"\ndisplayName = "B\x81ro"\n'),
      'displayName = "B\x81ro"',
    ],
    [
      'bytes that windows-1252 does not have',
      bytes('.encoding = "windows-1252"\ndisplayName = "B\x81ro"\n'),
      '.encoding = "windows-1252"',
    ],
    [
      'an unknown encoding whose line lacks a quote',
      bytes('displayName = "B\xfcro"\n.encoding = "cp850\n'),
      'displayName = "B\xfcro"',
    ],
    ['half a character of GBK', bytes('.encoding = "GBK"\ndisplayName = "\xce"\n'), 'displayName = "\uFFFD'],
  ];
  for (const [title, content, marked] of wrong) {
    it(`${title}: a warning without a fix`, async () => {
      const [finding, ...others] = await of(rule, content);
      assert.deepEqual(others, []);
      assert.equal(finding?.severity, 'warning');
      assert.deepEqual(finding.fixes, []);
      const { text } = decodeFile(content, 'vmx');
      assert.ok(text.slice(finding.span.start, finding.span.end).startsWith(marked), text);
    });
  }

  it('names the encoding that is not known', async () => {
    const [finding] = await of(rule, bytes('.encoding = "cp850"\ndisplayName = "B\x81ro"\n'));
    assert.match(finding?.message ?? '', /The encoding "cp850" is not known here/);
  });

  it('blocks the fixes of other rules while saving would destroy the file', async () => {
    const found = await findings(bytes('.encoding = "UTF-8"\nannotation = "B\xfcro" numvcpus = "2"\n'));
    const fixes = found.flatMap((finding) => finding.fixes);
    assert.ok(fixes.length > 0 && fixes.every(({ blocked }) => blocked !== undefined));
  });

  it('says when an editor shows the file in another encoding, and stays until that is right', async () => {
    const uri = uriOf('/vms/node.vmx');
    const content = bytes('.encoding = "GBK"\ndisplayName = "\xce\xbb"\n');
    const fs = new MemoryFileSystem({ '/vms/node.vmx': content });
    const workspace = new Workspace(fs, { error: (message) => assert.fail(message) });
    const rules = async (): Promise<string[]> =>
      (await workspace.lint(uri))
        .filter(({ ruleId }) => ruleId === rule)
        .map(inEnglish)
        .map(({ message }) => message);
    await workspace.open(uri, '.encoding = "GBK"\ndisplayName = "λ"\n', 'vmx');
    assert.match((await rules()).join(), /The file is gbk, but the editor shows it in another encoding/);
    await workspace.open(uri, '.encoding = "GBK"\ndisplayName = "λ and more"\n', 'vmx');
    assert.equal((await rules()).length, 1);
    await workspace.open(uri, '.encoding = "GBK"\ndisplayName = "位"\n', 'vmx');
    assert.deepEqual(await rules(), []);
  });

  const moves: readonly (readonly [string, string, string])[] = [
    ['between others', 'a = "1"\n.encoding = "UTF-8"\nb = "2"\n', '.encoding = "UTF-8"\na = "1"\nb = "2"\n'],
    ['last, without a line end', 'a = "1"\n.encoding = "UTF-8"', '.encoding = "UTF-8"\na = "1"'],
    [
      'with CRLF and a comment',
      '# c\r\na = "1"\r\n.encoding = "UTF-8" # d\r\n',
      '# c\r\n.encoding = "UTF-8" # d\r\na = "1"\r\n',
    ],
  ];
  for (const [title, before, after] of moves) {
    it(`moves .encoding to the top: ${title}`, async () => {
      const [finding] = await of(rule, before);
      const fix = finding?.fixes[0] ?? assert.fail('no fix');
      assert.deepEqual([finding?.severity, fix.safety], ['hint', 'safe']);
      assert.equal(textOf(applyFix({ 'node.vmx': before }, fix)['node.vmx'] ?? ''), after);
    });
  }
});

describe('vmx-locked', () => {
  const rule = 'vmx-locked';
  const text = '\n  # my node\nconfig.version = "8"\n';

  it('knows a lock folder, a lock file and the lock of old Linux releases', async () => {
    for (const lock of ['node.vmx.lck/M1.lck', 'node.vmx.lck', 'node.vmx.WRITELOCK']) {
      const [finding, ...others] = await of(rule, text, { [lock]: 'x' });
      assert.deepEqual(others, []);
      assert.equal(finding?.severity, 'warning');
      assert.equal(text.slice(finding.span.start, finding.span.end), '# my node');
      assert.match(finding.message, new RegExp(`^${lock.split('/')[0] ?? ''} lies beside node\\.vmx`));
    }
  });

  it('is silent without a lock, with the lock of another file, and in an empty file', async () => {
    assert.deepEqual(await of(rule, text), []);
    assert.deepEqual(await of(rule, text, { 'node2.vmx.lck': 'x', 'node.vmdk.lck': 'x' }), []);
    assert.deepEqual(await of(rule, '', { 'node.vmx.lck': 'x' }), []);
  });

  it('stands behind the byte order mark of a .vmc', async () => {
    const files = { 'n.vmc': '\uFEFF<preferences/>\r\n', 'n.vmc.lck': 'x' };
    const found = ((await lintFiles(files)).get('n.vmc') ?? []).filter(({ ruleId }) => ruleId === rule);
    assert.deepEqual(
      found.map(({ span }) => span),
      [{ start: 1, end: 15 }],
    );
  });
});
