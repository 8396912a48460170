import assert from 'node:assert/strict';
import { Emacs } from './emacs/emacs.js';
import { ExampleFolder, onControllerOfItsOwn } from './exampleFolder.js';

describe('Emacs with docs/editors/vmx-eglot.el', () => {
  let folder: ExampleFolder;
  let editor: Emacs;

  beforeEach(() => {
    editor = new Emacs();
  });
  afterEach(async () => {
    await editor.quit();
    folder.remove();
  });

  it('underlines what is wrong in a node, also what another file of the cluster tells', async () => {
    folder = new ExampleFolder('6-virtual-server-in-a-box/wrong');
    assert.equal(await editor.open(folder.pathOf('node2/node2.vmc')), 'vmc-mode');
    assert.deepEqual((await editor.findings(3)).sort(), [
      '13 vmc-single-network',
      '33 vmc-share-flag-missing',
      '39 vmc-shared-disk-dynamic',
    ]);
  });

  for (const [lineEnds, prepare] of [
    ['of Unix', (one: ExampleFolder) => one],
    ['of Windows', (one: ExampleFolder) => one.withWindowsLineEnds()],
  ] as const)
    it(`repairs all nodes at once and saves them, in files with line ends ${lineEnds}`, async () => {
      folder = prepare(new ExampleFolder('1-esx-in-a-box/wrong'));
      const nodes = ['node1.vmx', 'node2.vmx'];
      const expected = nodes.map((node) => onControllerOfItsOwn(folder.read(node)));
      assert.equal(await editor.open(folder.pathOf('node2.vmx')), 'vmx-mode');
      await editor.findings();
      await editor.goTo('"/vmfs/volumes/local1/wrong-box/quorum');
      await editor.choose('Move scsi0:1 to scsi1:1 in every node');
      await editor.saveAll();
      assert.deepEqual(
        nodes.map((node) => folder.read(node)),
        expected,
      );
    });

  it('edits behind characters of two, three and four bytes stand where they belong', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right', {
      'lab.vmx': '.encoding = "UTF-8"\nannotation = "Büro € 😀" memsize = "512"\n',
    });
    await editor.open(folder.pathOf('lab.vmx'));
    await editor.findings();
    await editor.goTo('memsize');
    await editor.choose('Split into 2 lines');
    await editor.saveAll();
    assert.equal(folder.read('lab.vmx'), '.encoding = "UTF-8"\nannotation = "Büro € 😀"\nmemsize = "512"\n');
  });

  it('accepts a finding in the vmxlint.json that is there', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/wrong');
    await editor.open(folder.pathOf('node2.vmx'));
    await editor.findings();
    await editor.goTo('ethernet0.present');
    await editor.choose('Accept cluster-single-nic everywhere (vmxlint.json)');
    await editor.saveAll();
    assert.deepEqual(JSON.parse(folder.read('vmxlint.json')), { rules: { 'cluster-single-nic': 'off' } });
  });

  it('completes a setting with its value, and a value', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right');
    await editor.open(folder.pathOf('node1.vmx'));
    await editor.findings();
    assert.equal(await editor.complete('scsi1:1.deviceT'), 'scsi1:1.deviceType = "scsi-hardDisk"');
    assert.equal(await editor.complete('\nscsi1.sharedBus = "ph'), 'scsi1.sharedBus = "physical"');
    assert.deepEqual(await editor.offered('\nscsi1.sh'), ['scsi1.sharedBus']);
  });

  it('explains a setting', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right');
    await editor.open(folder.pathOf('node1.vmx'));
    await editor.findings();
    await editor.goTo('scsi1.sharedBus');
    assert.match(await editor.hover(), /Lets several machines use the disks of this controller/);
  });

  it('renames a controller with all its settings', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right');
    const before = folder.read('node1.vmx');
    await editor.open(folder.pathOf('node1.vmx'));
    await editor.findings();
    await editor.goTo('scsi1.present');
    await editor.rename('scsi2');
    await editor.saveAll();
    assert.equal(folder.read('node1.vmx'), before.replaceAll('scsi1', 'scsi2'));
  });

  it('knows each kind of file, and leaves a disk in binary alone', async () => {
    folder = new ExampleFolder('3-gsx-in-a-box/right', { 'disk.vmdk': 'KDMV\u0001\n' });
    const mode = (name: string): Promise<string> => editor.open(folder.pathOf(name));
    assert.equal(await mode('node2/node2.vmx'), 'vmx-mode');
    assert.equal(await mode('shared/quorum.vmdk'), 'vmdk-mode');
    assert.equal(await mode('vmxlint.json'), 'vmxlint-settings-mode');
    assert.equal(await mode('disk.vmdk'), 'fundamental-mode');
  });
});
