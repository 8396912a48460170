// The extension where VS Code runs in a browser alone, and in a folder that nobody has said to trust.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from './workbench.js';

const node = (number: number): string => `1-esx-in-a-box/wrong/node${number}.vmx`;
const MOVE = 'Move scsi0:1 to scsi1:1 in every node';

describe('in a browser', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', open: node(1), inPage: true });
  });
  after(() => workbench.close());

  it('a wrong example is marked, and what is wrong is said', async () => {
    const { editor } = workbench;
    await editor.waitForSquiggle('error');
    assert.match(await editor.hoverOverSquiggle('error'), /is on scsi0, the controller of the boot disk/);
    await editor.screenshot('browser');
  });

  it('the page of a rule is shown', async () => {
    const { editor } = workbench;
    await editor.runCommand('VMX: Explain Rule');
    const input = editor.page.locator('.quick-input-widget input.input');
    await input.fill('cluster-single-nic');
    await editor.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'cluster-single-nic' })
      .waitFor();
    await input.press('Enter');
    await editor.page.locator('.tab', { hasText: 'cluster-single-nic' }).waitFor();
    await editor.open(node(1));
  });

  it('a quick fix repairs every node, on disk too', async () => {
    const { editor } = workbench;
    await editor.goToLine(13);
    await editor.quickFix(MOVE);
    await editor.waitForNoSquiggle('error');
    await editor.open(node(2));
    await editor.waitForNoSquiggle('error');
    for (const number of [1, 2])
      assert.match(readFileSync(workbench.pathOf(node(number)), 'utf8'), /^scsi1\.sharedBus = "virtual"$/m);
  });

  it('what is typed is judged, and saved', async () => {
    const { editor } = workbench;
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.type('scsi9.sharedBus = "virtual"');
    await editor.problems('scsi9');
    assert.match((await editor.save(node(2))).toString('utf8'), /scsi9\.sharedBus = "virtual"/);
  });
});

describe('in a folder that is not trusted', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ copyOf: 'examples', trust: true });
  });
  after(() => workbench.close());

  it('mistakes are marked and repaired as anywhere else, because nothing of the folder is executed', async () => {
    const { editor } = workbench;
    await editor.page.getByText("No, I don't trust the authors").click();
    await editor.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await editor.open(node(1));
    await editor.waitForSquiggle('error');
    await editor.goToLine(13);
    await editor.quickFix(MOVE);
    await editor.waitForNoSquiggle('error');
    await editor.screenshot('restricted-mode');
    assert.match(readFileSync(workbench.pathOf(node(1)), 'utf8'), /^scsi1\.sharedBus = "virtual"$/m);
  });
});
