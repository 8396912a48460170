import assert from 'node:assert/strict';
import { fixAllOfRule } from '../../server/src/features/fixAll.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import type { Files } from '../lintFiles.js';
import { ordinary } from '../rules/vmcFiles.js';
import { editorSession, fileUri } from './editorSession.js';

/** The first file after "Repair every …" was picked; undefined when it is not offered. */
async function repaired(files: Files, rule: string): Promise<string | undefined> {
  const [name = ''] = Object.keys(files);
  const { workspace } = await editorSession(files);
  const findings = await workspace.lint(fileUri(name));
  const finding = findings.find(({ ruleId }) => ruleId === rule);
  const source = workspace.index.facts(fileUri(name))?.machine.source;
  assert.ok(finding && source, `no finding of ${rule}`);
  const edits = fixAllOfRule(finding, findings, source);
  return edits.length === 0 ? undefined : applyEdits(source.tree.text, edits);
}

const disk = (slot: string, file: string): string =>
  `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"\n`;

describe('repair every finding of a rule', () => {
  it('is offered where the repairs are apart', async () => {
    const after = await repaired({ 'a.vmx': 'guestOS = “other”\nmemsize = “512”\n' }, 'vmx-curly-quotes');
    assert.equal(after, 'guestOS = "other"\nmemsize = "512"\n');
  });

  it('is not offered where two disks would move to one free place', async () => {
    const node = (name: string): string =>
      [
        '# vmxlint product=vsphere6\nguestOS = "windows8srv-64"\nscsi0.present = "TRUE"\n',
        disk('scsi0:0', `${name}.vmdk`),
        'scsi1.present = "TRUE"\nscsi1.sharedBus = "physical"\n',
        disk('scsi1:0', '/vmfs/volumes/san/quorum.vmdk'),
        disk('scsi1:1', `${name}-log.vmdk`),
        disk('scsi1:2', `${name}-page.vmdk`),
      ].join('');
    const files = { 'a.vmx': node('a'), 'b.vmx': node('b') };
    assert.equal(await repaired(files, 'cluster-mixed-disks-on-shared-bus'), undefined);
  });

  it('is not offered where two controllers would get one number', async () => {
    const text = ordinary({ scsi: [{ id: '4' }, { id: '5' }] });
    assert.equal(await repaired({ 'a.vmc': text }, 'vmc-too-many-controllers'), undefined);
  });

  it('is not offered where one of the repairs needs another node', async () => {
    const head = 'guestOS = "winNetEnterprise"\nethernet0.connectionType = "hostonly"\n';
    const files = {
      'a.vmx': head + disk('ide0:0', 'a.vmdk') + disk('ide0:1', 'quorum.vmdk') + disk('ide1:0', 'data.vmdk'),
      'b.vmx':
        head +
        'scsi0.present = "TRUE"\n' +
        disk('scsi0:0', 'b.vmdk') +
        disk('scsi0:1', 'data.vmdk') +
        disk('ide0:1', 'quorum.vmdk'),
    };
    assert.equal(await repaired(files, 'cluster-shared-disk-not-scsi'), undefined);
  });
});
