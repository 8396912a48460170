// The main job, as a person does it: see the mistake, repair it by keyboard, save, and nothing else in the file has changed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { openWorkbench, type Workbench } from './workbench.js';

describe('a broken cluster of .vmx files', () => {
  let workbench: Workbench;
  const gsx = (name: string): string => `3-gsx-in-a-box/wrong/${name}/${name}.vmx`;

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: gsx('node1') });
  });
  after(() => workbench.close());

  it('is underlined and explained in the Problems panel', async () => {
    const { editor } = workbench;
    await editor.waitForSquiggle('error');
    const rows = await editor.problems('stand on one line');
    assert.ok(rows.some((row) => row.includes('vmx-two-entries-on-one-line')));
    await editor.screenshot('vmx-wrong');
  });

  it("is repaired by quick fix, and the saved file differs by nothing but the repair: the book's two settings get lines of their own", async () => {
    const { editor } = workbench;
    const before = readFileSync(workbench.pathOf(gsx('node1')), 'utf8');
    assert.ok(before.includes('\r\n'));
    await editor.goToLine(17);
    await editor.quickFixes('Split into 2 lines');
    await editor.screenshot('vmx-quick-fix');
    await editor.quickFix('Split into 2 lines');
    const after = (await editor.save(gsx('node1'))).toString('utf8');
    assert.equal(
      after,
      before.replace(
        'scsi1.sharedBus=virtual disk.locking = false',
        'scsi1.sharedBus = "virtual"\r\ndisk.locking = "false"',
      ),
    );
  });

  it('the second node is repaired in its own file', async () => {
    const { editor } = workbench;
    const before = readFileSync(workbench.pathOf(gsx('node2')), 'utf8');
    await editor.open(gsx('node2'));
    await editor.problems('disk.locking = "FALSE" is missing');
    await editor.goToLine(17);
    await editor.quickFix('Set disk.locking = "FALSE"');
    const after = (await editor.save(gsx('node2'))).toString('utf8');
    const added = after.split('\r\n').filter((line) => !before.split('\r\n').includes(line));
    assert.deepEqual(added, ['disk.locking = "FALSE"']);
    assert.equal(after.replace('disk.locking = "FALSE"\r\n', ''), before);
  });
});

describe('a cluster whose nodes are repaired together', () => {
  const node = (number: number): string => `1-esx-in-a-box/wrong/node${number}.vmx`;
  const title = 'Move scsi0:1 to scsi1:1 in every node';
  let workbench: Workbench;

  afterEach(() => workbench.close());

  function assertRepaired(): void {
    for (const number of [1, 2]) {
      const text = readFileSync(workbench.pathOf(node(number)), 'utf8');
      assert.match(text, /^scsi1\.sharedBus = "virtual"$/m);
      assert.match(text, /^scsi1:1\.fileName = ".*quorum\.vmdk"$/m);
    }
  }

  it('moves the quorum disk in every node, and the finding of the second node is gone', async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: node(1) });
    const { editor } = workbench;
    await editor.waitForSquiggle('error');
    assert.match(await editor.hoverOverSquiggle('error'), /is on scsi0, the controller of the boot disk/);
    await editor.screenshot('finding');
    await editor.open(node(2));
    await editor.waitForSquiggle('error');
    await editor.open(node(1));
    await editor.goToLine(13);
    await editor.quickFixes(title);
    await editor.screenshot('quick-fix');
    await editor.quickFix(title);
    await editor.waitForNoSquiggle('error');
    await editor.open(node(2));
    await editor.waitForNoSquiggle('error');
    await editor.waitForSquiggle('warning');
    assertRepaired();
  });

  it('offers to save all nodes where the editor does not save them by itself', async () => {
    const settings = { 'files.refactoring.autoSave': false };
    workbench = await openWorkbench({ copyOf: 'examples', open: node(1), settings });
    const { editor } = workbench;
    const before = readFileSync(workbench.pathOf(node(2)), 'utf8');
    await editor.waitForSquiggle('error');
    await editor.goToLine(13);
    await editor.quickFix(title);
    await editor.notification('2 of them are not saved yet');
    await editor.screenshot('save-all-nodes');
    assert.equal(readFileSync(workbench.pathOf(node(2)), 'utf8'), before);
    await editor.page.locator('.tab.dirty').first().waitFor();
    await editor.page
      .locator('.notification-list-item .monaco-button', { hasText: 'Save all nodes' })
      .click();
    for (const number of [1, 2]) await untilSaved(workbench.pathOf(node(number)), 'scsi1.sharedBus');
    assertRepaired();
  });
});

describe('a broken .vmc', () => {
  let workbench: Workbench;
  const file = '6-virtual-server-in-a-box/wrong/node2/node2.vmc';

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: file });
  });
  after(() => workbench.close());

  it('is repaired by quick fix and keeps UTF-16, byte order mark, CRLF and tabs', async () => {
    const { editor } = workbench;
    const before = readFileSync(workbench.pathOf(file)).toString('utf16le').slice(1);
    await editor.waitForSquiggle('error');
    await editor.problems('vmc-share-flag-missing');
    await editor.screenshot('vmc-wrong');
    const line = before.split('\r\n').findIndex((one) => one.includes('<shared ')) + 1;
    await editor.goToLine(line);
    await editor.page.keyboard.press('End');
    await editor.quickFix('Share');
    // The repair changes both nodes, so the editor saves them by itself.
    await untilSaved(workbench.pathOf(file), '<shared type="boolean">true', 'utf16le');
    const after = readFileSync(workbench.pathOf(file)).toString('utf16le');
    // On a shared bus a disk must be at location 0, so the repair moves it there as well.
    const repaired = before
      .replace('<shared type="boolean">false', '<shared type="boolean">true')
      .replace('<location id="1">', '<location id="0">');
    assert.equal(after, `\ufeff${repaired}`);
  });
});

describe('files in other encodings', () => {
  const machine = (encoding: string, name: string): string =>
    [
      `.encoding = "${encoding}"`,
      '# vmxlint product=gsx3 cluster=in-a-box',
      'config.version = "8"',
      'virtualHW.version = "3"',
      `displayName = "${name}"`,
      'guestOS = "winNetEnterprise"',
      'scsi0.present = "TRUE"',
      'scsi0:0.present = "TRUE"',
      `scsi0:0.fileName = "${name}.vmdk"`,
      'scsi1.present = "TRUE"',
      'scsi1.sharedBus = "virtual"',
      'scsi1:0.present = "TRUE"',
      `scsi1:0.fileName = "D:\\${name}\\quorum.vmdk"`,
      'ethernet0.present = "TRUE"',
      'ethernet0.connectionType = "bridged"',
      'ethernet1.present = "TRUE"',
      'ethernet1.connectionType = "hostonly"',
      '',
    ].join('\r\n');
  /** The bytes of GBK for these two characters; CE BB is also valid UTF-8, for another character. */
  const gbkName = Buffer.from([0xce, 0xbb, 0xb5, 0xe3]);
  const western = Buffer.from(machine('windows-1252', 'K\u00e4fer'), 'latin1');
  const [head = '', ...tail] = machine('GBK', '@').split('@');
  const chinese = Buffer.concat([Buffer.from(head), ...tail.flatMap((part) => [gbkName, Buffer.from(part)])]);
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      files: { 'western.vmx': western, 'chinese.vmx': chinese },
      open: 'western.vmx',
    });
  });
  after(() => workbench.close());

  for (const { file, bytes, encoding, shown } of [
    { file: 'western.vmx', bytes: western, encoding: 'Windows 1252', shown: 'K\u00e4fer' },
    { file: 'chinese.vmx', bytes: chinese, encoding: 'GBK', shown: '\u4f4d\u70b9' },
  ]) {
    it(`${file} is shown in its encoding, repaired, and saved with no byte lost`, async () => {
      const { editor } = workbench;
      await editor.open(file);
      await editor.page.locator('.statusbar-item', { hasText: encoding }).waitFor();
      await editor.page
        .locator('.view-line', { hasText: `displayName = "${shown}"`.replaceAll(' ', '\u00a0') })
        .waitFor();
      await editor.waitForSquiggle('error');
      await editor.goToLine(11);
      await editor.page.keyboard.press('End');
      await editor.quickFix('Set disk.locking = "FALSE"');
      await editor.screenshot(`encoding-${file}`);
      const saved = await editor.save(file);
      const added = 'disk.locking = "FALSE"\r\n';
      const at = saved.indexOf(added);
      assert.notEqual(at, -1);
      assert.deepEqual(Buffer.concat([saved.subarray(0, at), saved.subarray(at + added.length)]), bytes);
    });
  }
});

describe('a server that dies', () => {
  let workbench: Workbench;
  const file = '1-esx-in-a-box/wrong/node2.vmx';

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: file });
  });
  after(() => workbench.close());

  it('comes back with the open documents', async () => {
    const { editor } = workbench;
    await editor.waitForSquiggle('warning');
    const before = serverProcesses();
    assert.equal(before.length, 1);
    process.kill(Number(before[0]), 'SIGKILL');
    await editor.waitForNoSquiggle('warning');
    await editor.waitForSquiggle('warning');
    const after = serverProcesses();
    assert.equal(after.length, 1);
    assert.notDeepEqual(after, before);
  });
});

describe('snippets', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ files: { 'new.vmx': '' }, open: 'new.vmx' });
  });
  after(() => workbench.close());

  it('a whole right node is inserted and gives no error', async () => {
    const { editor } = workbench;
    await editor.insertSnippet('vmx-gsx-in-a-box');
    await editor.screenshot('snippet');
    const text = (await editor.save('new.vmx')).toString('utf8');
    assert.match(text, /^scsi1\.sharedBus = "virtual"$/m);
    assert.match(text, /^disk\.locking = "FALSE"$/m);
    await editor.waitForNoProblems();
  });
});

/** Waits until the file on disk holds a text. */
async function untilSaved(file: string, text: string, encoding: BufferEncoding = 'utf8'): Promise<void> {
  const changes = watch(path.dirname(file))[Symbol.asyncIterator]();
  while (!readFileSync(file, encoding).includes(text)) await changes.next();
  await changes.return?.();
}

/** Process numbers of the language servers of this test's editor. */
function serverProcesses(): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
  return all
    .filter((line) => line.includes('server/dist/node.cjs'))
    .map((line) => line.trim().split(' ')[0] ?? '');
}
