// Questions that several rules ask (server/src/rules/terms), answered without a rule.
import assert from 'node:assert/strict';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { closestWord } from '../../server/src/rules/terms/closestWord.js';
import { editDistance } from '../../server/src/rules/terms/editDistance.js';
import { sameGuest } from '../../server/src/rules/terms/guestEdition.js';
import { absolutePath } from '../../server/src/rules/terms/filePath.js';
import { asTarget } from '../../server/src/rules/terms/heartbeatNetwork.js';
import { majority } from '../../server/src/rules/terms/nodeMajority.js';
import { vmcText } from '../machine/vmcText.js';

describe('Who is right among nodes', () => {
  it('is what more than half of three or more say', () => {
    assert.equal(majority(['x', 'y', 'x']), 'x');
    assert.equal(majority(['x', 'x', 'y', 'y']), undefined);
    assert.equal(majority(['x', 'x', 'x', 'y', 'y']), 'x');
    assert.equal(majority(['x', 'y']), undefined);
  });
});

describe('Words of the rules', () => {
  it('are not meant by a word that has nothing in common with them', () => {
    assert.equal(closestWord('x', ['*', 'cluster']), undefined);
    assert.equal(closestWord('x', ['xy', 'ab']), 'xy');
    assert.equal(closestWord('of', ['off', 'hint']), 'off');
  });

  it('are no further apart than their letters, where each is no longer than the name of a file', () => {
    const longest = 'a'.repeat(255);
    assert.equal(editDistance(longest, 'b'), 255);
    assert.equal(editDistance(`${longest}a`, longest), Infinity);
    assert.equal(editDistance(longest, `${longest}a`), Infinity);
  });

  it('know the names of one guest system as one', () => {
    assert.equal(sameGuest('winServer2008Enterprise-64'), sameGuest('longhorn-64'));
    assert.equal(sameGuest('winServer2008Enterprise-32'), sameGuest('longhorn'));
    assert.equal(sameGuest('win2000'), sameGuest('win2000Pro'));
    assert.notEqual(sameGuest('winNetEnterprise'), sameGuest('longhorn'));
  });

  it('write the place of a file as the host does, where it lies on one', () => {
    const gsx = readVmxMachine('file:///a.vmx', '# vmxlint product=gsx3\n');
    assert.equal(absolutePath(gsx, 'file:///d%3A/vms/q.vmdk'), 'd:\\vms\\q.vmdk');
    assert.equal(absolutePath(gsx, 'file:///vms/q.vmdk'), '/vms/q.vmdk');
    assert.equal(absolutePath(gsx, 'file://server/share/q.vmdk'), undefined);
    assert.equal(absolutePath(gsx, 'vscode-vfs://github/vms/q.vmdk'), undefined);
  });

  it('write no place on a computer that is not the host: ESX has datastores, Virtual Server has drives', () => {
    const esx = readVmxMachine('file:///a.vmx', '# vmxlint product=esx3\n');
    assert.equal(absolutePath(esx, 'file:///vmfs/volumes/san/q.vmdk'), '/vmfs/volumes/san/q.vmdk');
    assert.equal(absolutePath(esx, 'file:///home/admin/q.vmdk'), undefined);
    assert.equal(absolutePath(esx, 'file:///d%3A/copies/q.vmdk'), undefined);
    const virtualServer = readVmcMachine('file:///a.vmc', vmcText({}));
    assert.equal(absolutePath(virtualServer, 'file:///d%3A/vms/q.vhd'), 'd:\\vms\\q.vhd');
    assert.equal(absolutePath(virtualServer, 'file:///vms/q.vhd'), undefined);
  });

  it('write no place of Linux into a file with paths of Windows, nor the other way round', () => {
    const places = (fileName: string): readonly (string | undefined)[] => {
      const text = `# vmxlint product=gsx3\nscsi0:0.present = "TRUE"\nscsi0:0.fileName = "${fileName}"\n`;
      const machine = readVmxMachine('file:///a.vmx', text);
      return ['file:///d%3A/vms/q.vmdk', 'file:///vms/q.vmdk'].map((uri) => absolutePath(machine, uri));
    };
    for (const name of ['D:\\VMs\\a.vmdk', 'D:/VMs/a.vmdk', '..\\a.vmdk'])
      assert.deepEqual(places(name), ['d:\\vms\\q.vmdk', undefined], name);
    assert.deepEqual(places('/vms/a.vmdk'), [undefined, '/vms/q.vmdk']);
    assert.deepEqual(places('../a.vmdk'), ['d:\\vms\\q.vmdk', '/vms/q.vmdk']);
  });

  it('connect to a bridged network only where its name is the usual one', () => {
    assert.deepEqual(asTarget({ kind: 'bridged', name: 'VMnet0' }), { kind: 'bridged' });
    assert.equal(asTarget({ kind: 'bridged', name: 'VMnet2' }), undefined);
    assert.equal(asTarget({ kind: 'unknown', name: '' }), undefined);
  });
});
