// What a person does with a finding besides repairing it: read about it, or accept it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from './workbench.js';
import { seeRulePage } from './seeRulePage.js';

describe('a finding', () => {
  let workbench: Workbench;
  const node = '1-esx-in-a-box/wrong/node2.vmx';

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: node });
  });
  after(() => workbench.close());

  it('of a file that nobody opened stands in the Problems panel too', async () => {
    const { editor } = workbench;
    await editor.waitForSquiggle('warning');
    await editor.problems('cluster-across-boxes-needs-physical');
    await editor.screenshot('whole-folder');
  });

  it('opens the page of its rule from its code, without any network', async () => {
    const { editor } = workbench;
    await editor.hoverOverSquiggle('warning');
    await editor.page.locator('.monaco-hover:visible .code-link', { hasText: 'cluster-single-nic' }).click();
    await seeRulePage(editor, 'cluster-single-nic', 'rule-page');
  });

  it('can be accepted in vmxlint.json, and is gone at once', async () => {
    const { editor } = workbench;
    await editor.open(node);
    await editor.waitForSquiggle('warning');
    await editor.goToLine(14);
    await editor.quickFix('Accept cluster-single-nic in this file (vmxlint.json)');
    await editor.waitForNoSquiggle('warning');
    const settings = JSON.parse(readFileSync(workbench.pathOf('vmxlint.json'), 'utf8')) as object;
    const rules = { 'cluster-single-nic': 'off' };
    assert.deepEqual(settings, { overrides: [{ files: [node], rules }] });
  });

  it('accepted where vmxlint.json is there already gives way at once to the one that stood behind it', async () => {
    const { editor } = workbench;
    await editor.goToLine(13);
    await editor.quickFix('Accept cluster-shared-disk-on-boot-controller in this file (vmxlint.json)');
    await editor.problems('cluster-bus-sharing-missing');
    const settings = readFileSync(workbench.pathOf('vmxlint.json'), 'utf8');
    assert.match(settings, /"cluster-shared-disk-on-boot-controller": "off"/);
  });
});

describe('wrong settings', () => {
  it('are reported at their place', async () => {
    const files = {
      'vmxlint.json': '{ "rules": { "no-such-rule": "off" } }\n',
      'a.vmx': 'config.version = "8"\n',
    };
    const workbench = await openWorkbench({ files, open: 'vmxlint.json' });
    try {
      const { editor } = workbench;
      await editor.problems('There is no rule "no-such-rule"');
      await editor.screenshot('wrong-settings');
    } finally {
      await workbench.close();
    }
  });
});
