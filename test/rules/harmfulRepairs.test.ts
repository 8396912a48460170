// Findings whose repair would be wrong, or the next mistake, beside like ones that have one.
import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { data, node, one, quorum, SCSI1, titles, VIRTUAL } from './busFiles.js';

describe('No harmful repair is offered', () => {
  it('for a device on a controller that somebody has switched off', async () => {
    const lines = 'scsi1.present = "FALSE"\nscsi1:0.fileName = "data.vmdk"\n';
    assert.deepEqual(await titles(one(lines), 'vmx-device-without-present'), []);
    assert.deepEqual(
      await titles(one(lines.replace('scsi1.present = "FALSE"\n', '')), 'vmx-device-without-present'),
      ['Set scsi1:0.present = "TRUE"'],
    );
  });

  it('for the type of a value that does not fit it', async () => {
    const files = (value: string, type: string): Files => ({
      'a.vmc': vmcText({}).replace(
        '\t<hardware>',
        `\t<hardware><memory><ram_size${type}>${value}</ram_size></memory>`,
      ),
    });
    assert.deepEqual(await titles(files('512', ''), 'vmc-type-attribute'), ['Add type="integer"']);
    assert.deepEqual(await titles(files('512', ' type="int"'), 'vmc-type-attribute'), [
      'Use the type integer',
    ]);
    assert.deepEqual(await titles(files('half a gigabyte', ''), 'vmc-type-attribute'), []);
    assert.deepEqual(await titles(files('half a gigabyte', ' type="string"'), 'vmc-type-attribute'), []);
  });

  it('for target 7 where the number that the other node uses is taken', async () => {
    const other = node('b', `${SCSI1}${VIRTUAL}${quorum('scsi1:0')}`);
    const files = (more: string): Files => ({
      'a.vmx': node('a', `${SCSI1}${VIRTUAL}${quorum('scsi1:7')}${more}`),
      'b.vmx': other,
    });
    assert.deepEqual(await titles(files(''), 'cluster-target-7'), ['Move scsi1:7 to scsi1:0']);
    assert.deepEqual(await titles(files(data('scsi1:0')), 'cluster-target-7'), []);
  });

  it('for the name of an element in a file whose tags do not fit', async () => {
    const files = (tag: string): Files => ({ 'a.vmc': `<${tag}><hardware></hardware></${tag}>` });
    assert.deepEqual(await titles(files('preference'), 'vmc-root'), ['Name it <preferences>']);
    assert.deepEqual(await titles(files('prefere"nces'), 'vmc-root'), []);
    const other = { 'a.vmc': '<Preferences><hardware></hardware></preferences>' };
    assert.deepEqual(await titles(other, 'vmc-root'), []);
  });

  it('that puts the heartbeat of nodes on several hosts on a network that ends at one', async () => {
    const kind = (word: string): Files => ({
      'a.vmx': node(
        'a',
        `# vmxlint product=gsx3 cluster=${word}\n${SCSI1}${VIRTUAL}${quorum('scsi1:0')}ethernet0.present = "TRUE"\nethernet0.connectionType = "bridged"\n`,
      ),
    });
    assert.equal((await titles(kind('in-a-box'), 'cluster-single-nic')).length, 1);
    assert.deepEqual(await titles(kind('physical-to-virtual'), 'cluster-single-nic'), []);
  });
});
