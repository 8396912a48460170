// Writing a machine by hand, with an editor that knows the format.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from './workbench.js';
import { seeRulePage } from './seeRulePage.js';

const RIGHT = '1-esx-in-a-box/right/node1.vmx';

describe('editing a .vmx', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: RIGHT });
  });
  after(() => workbench.close());

  it('says above the first line and between the lines what the file does not say', async () => {
    const { editor } = workbench;
    await editor.shownText('Node of a cluster in a box');
    const shown = await editor.shownText('shared with node2.vmx');
    assert.match(shown, /Windows Server 2003 Enterprise/);
    await editor.screenshot('hints');
  });

  it('explains a value and a setting', async () => {
    const { editor } = workbench;
    // Before it comes, the lines are about to move.
    await editor.shownText('Node of a cluster in a box');
    assert.match(await editor.hoverOverWord('winNetEnterprise'), /Windows Server 2003 Enterprise/);
    await editor.screenshot('hover-value');
    assert.match(await editor.hoverOverWord('sharedBus'), /virtual|shared/i);
    await editor.screenshot('hover-key');
  });

  it('leads from a setting to the pages of the rules that look at it', async () => {
    const { editor } = workbench;
    await editor.shownText('Node of a cluster in a box');
    await editor.hoverOverWord('sharedBus');
    const link = editor.page.locator('.monaco-hover:visible a', { hasText: /^(?:cluster|vmx)-/ }).first();
    const rule = (await link.innerText()).trim();
    await link.click();
    await seeRulePage(editor, rule, 'hover-rule-page');
  });

  it('shows the devices as a tree', async () => {
    const { editor } = workbench;
    const rows = await editor.outline('scsi1');
    await editor.screenshot('outline');
    assert.ok(
      rows.some((row) => /^scsi1\s*lsilogic · shared virtual/.test(row)),
      rows.join('\n'),
    );
  });

  it('completes a new disk with everything that belongs to it', async () => {
    const { editor } = workbench;
    const before = readFileSync(workbench.pathOf(RIGHT), 'utf8');
    await editor.goToLine(16);
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('scsi1:');
    await editor.page.keyboard.press('Control+Space');
    await editor.page.locator('.suggest-widget .monaco-list-row', { hasText: 'scsi1:1' }).first().waitFor();
    await editor.screenshot('completion');
    await editor.complete('', 'scsi1:1');
    await editor.page.keyboard.press('Escape');
    await editor.page.keyboard.press('Escape');
    const after = (await editor.save(RIGHT)).toString('utf8');
    const added = after.split('\n').filter((line) => !before.split('\n').includes(line));
    assert.deepEqual(
      added.map((line) => line.split(' ')[0]),
      ['scsi1:1.present', 'scsi1:1.fileName', 'scsi1:1.deviceType'],
      after,
    );
  });

  it('gives a device another name with all its settings, and refuses a place that is taken', async () => {
    const { editor } = workbench;
    await editor.goToLine(13);
    await editor.rename('scsi0');
    assert.match(await editor.notification('scsi0'), /already|taken|in use/);
    await editor.screenshot('rename-refused');
    await editor.page.keyboard.press('Escape');
    await editor.rename('scsi2');
    const text = (await editor.save(RIGHT)).toString('utf8');
    assert.match(text, /^scsi2\.sharedBus = "virtual"$/m);
    assert.match(text, /^scsi2:0\.fileName = ".*quorum\.vmdk"$/m);
    assert.doesNotMatch(text, /^scsi1/m);
  });
});

describe('in German', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({
      copyOf: 'examples',
      open: '1-esx-in-a-box/wrong/node1.vmx',
      locale: 'de',
    });
  });
  after(() => workbench.close());

  it('findings, hints, hovers and commands are said', async () => {
    const { editor } = workbench;
    await editor.waitForSquiggle('error');
    await editor.shownText('Knoten eines');
    assert.match(await editor.hoverOverSquiggle('error'), /Datenträger/);
    await editor.screenshot('german-finding');
    assert.match(await editor.hoverOverWord('memsize'), /[Ss]peicher/);
    await editor.screenshot('german-hover');
    await editor.page.keyboard.press('F1');
    await editor.page.locator('.quick-input-widget input.input').fill('>VMX:');
    await editor.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Server neu starten' })
      .waitFor();
    await editor.screenshot('german-commands');
    await editor.page.keyboard.press('Escape');
  });
});

describe('what a person can ask about a machine', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: RIGHT });
  });
  after(() => workbench.close());

  it('its product and cluster stand in the status bar, with what speaks for them', async () => {
    const { editor } = workbench;
    await editor.shownText('Node of a cluster in a box');
    await editor.page.locator('.statusbar-item [aria-label*="Editor Language Status"]').first().hover();
    const status = editor.page.locator('.hover-language-status');
    await status.first().waitFor();
    assert.match((await status.allInnerTexts()).join(' '), /ESX 3/);
    await editor.screenshot('language-status');
  });

  it('the file is explained', async () => {
    const { editor } = workbench;
    await editor.open(RIGHT);
    await editor.runCommand('VMX: Explain This File');
    const page = editor.page.frameLocator('.webview').frameLocator('#active-frame');
    await page.locator('h2', { hasText: 'Controllers and disks' }).waitFor();
    await editor.screenshot('explained');
    await editor.page.keyboard.press('Control+W');
  });

  it('two nodes are compared without what has to differ', async () => {
    const { editor } = workbench;
    await editor.open(RIGHT);
    await editor.runCommand('VMX: Compare Nodes');
    await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'node2' }).first().waitFor();
    await editor.page.keyboard.press('Enter');
    const sides = editor.page.locator('.monaco-diff-editor');
    for (const side of ['.original', '.modified'])
      await sides.locator(`${side} .view-line`, { hasText: 'sharedBus' }).first().waitFor();
    await editor.screenshot('compared');
    assert.equal(await sides.locator('.line-insert, .line-delete').count(), 0);
  });

  it('a restart of the language server is told', async () => {
    const { editor } = workbench;
    await editor.runCommand('VMX: Restart Server');
    const told = editor.page.locator('.statusbar-item', { hasText: 'The language server was restarted.' });
    await told.first().waitFor();
  });
});

describe('editing a .vmc', () => {
  const NODE = '6-virtual-server-in-a-box/right/node1/node1.vmc';
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: NODE });
  });
  after(() => workbench.close());

  it('closes an element that is typed, and completes one as a whole', async () => {
    const { editor } = workbench;
    await editor.outline('scsi');
    await editor.screenshot('vmc-outline');
    const before = readFileSync(workbench.pathOf(NODE)).toString('utf16le');
    const line = before.split('\r\n').findIndex((text) => text.includes('<ram_size')) + 1;
    await editor.goToLine(line);
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('<test type="string">');
    await editor.shownText('</test>');
    await editor.screenshot('vmc-closed-tag');
    const after = (await editor.save(NODE)).toString('utf16le');
    assert.ok(after.startsWith('\uFEFF'));
    assert.match(after, /\r\n\t*<test type="string"><\/test>\r\n/);
  });
});
