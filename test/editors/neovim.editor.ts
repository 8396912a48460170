import assert from 'node:assert/strict';
import { ExampleFolder, onControllerOfItsOwn } from './exampleFolder.js';
import { Neovim } from './neovim/neovim.js';

describe('Neovim with docs/editors/neovim.lua', () => {
  let folder: ExampleFolder;
  let editor: Neovim;

  const open = (name: string): void => {
    editor = new Neovim(folder.pathOf(name));
  };

  afterEach(async () => {
    await editor.quit();
    folder.remove();
  });

  it('underlines what is wrong in a node, also what another file of the cluster tells', async () => {
    folder = new ExampleFolder('6-virtual-server-in-a-box/wrong');
    open('node2/node2.vmc');
    const shown = await editor.findings(3);
    assert.deepEqual(shown.map(({ code, lnum }) => `${lnum + 1} ${code}`).sort(), [
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
      open('node2.vmx');
      await editor.findings();
      await editor.goTo('scsi0:1.fileName');
      await editor.lua(`vim.cmd('normal! f"')`);
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
    open('lab.vmx');
    const shown = await editor.findings();
    assert.ok(shown.some(({ code }) => code === 'vmx-two-entries-on-one-line'));
    await editor.goTo('memsize');
    await editor.choose('Split into 2 lines');
    await editor.saveAll();
    assert.equal(folder.read('lab.vmx'), '.encoding = "UTF-8"\nannotation = "Büro € 😀"\nmemsize = "512"\n');
  });

  it('accepts a finding in the vmxlint.json that is there', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/wrong');
    open('node2.vmx');
    await editor.findings();
    await editor.goTo('ethernet0.present');
    await editor.lua(`
      vim.ui.select = function(items, _, chosen)
        for _, item in ipairs(items) do
          if item[2].title == 'Accept cluster-single-nic everywhere (vmxlint.json)' then chosen(item) end
        end
      end
      vim.lsp.buf.code_action()
      wait_until('BufAdd', function() return vim.fn.bufnr('vmxlint.json') > 0 end)
      local settings = vim.fn.bufnr('vmxlint.json')
      await(function(done) vim.schedule(done) end)
      assert(vim.bo[settings].modified)`);
    await editor.saveAll();
    assert.deepEqual(JSON.parse(folder.read('vmxlint.json')), { rules: { 'cluster-single-nic': 'off' } });
  });

  it('completes a setting with its value, and a value', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right');
    open('node1.vmx');
    await editor.findings();
    assert.deepEqual(await editor.typeAndComplete('Goscsi1:1.deviceT'), [
      'scsi1:1.deviceType = "scsi-hardDisk"',
    ]);
    assert.equal(await editor.accept(), 'scsi1:1.deviceType = "scsi-hardDisk"');
    assert.deepEqual(await editor.typeAndComplete('Goscsi1.sharedBus = "ph'), ['physical"']);
    assert.equal(await editor.accept(), 'scsi1.sharedBus = "physical"');
  });

  it('explains a setting', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right');
    open('node1.vmx');
    await editor.findings();
    await editor.goTo('scsi1.sharedBus');
    assert.match(await editor.hover(), /Lets several machines use the disks of this controller/);
  });

  it('renames a controller with all its settings', async () => {
    folder = new ExampleFolder('1-esx-in-a-box/right');
    const before = folder.read('node1.vmx');
    open('node1.vmx');
    await editor.findings();
    await editor.goTo('scsi1.present');
    await editor.rename('scsi2');
    await editor.saveAll();
    assert.equal(folder.read('node1.vmx'), before.replaceAll('scsi1', 'scsi2'));
  });

  it('writes comments as each kind of file has them', async () => {
    folder = new ExampleFolder('6-virtual-server-in-a-box/right', { 'a.vmx': '' });
    open('node1/node1.vmc');
    const commentOf = (name: string): Promise<string> =>
      editor.lua(`
        vim.cmd('edit ' .. vim.fn.fnameescape([[${folder.pathOf(name)}]]))
        return vim.bo.commentstring`);
    assert.equal(await commentOf('node1/node1.vmc'), '<!-- %s -->');
    assert.equal(await commentOf('a.vmx'), '# %s');
    assert.equal(await commentOf('vmxlint.json'), '// %s');
  });

  it('names the language of each kind of file, and leaves a disk in binary alone', async () => {
    folder = new ExampleFolder('3-gsx-in-a-box/right', { 'disk.vmdk': 'KDMV\u0001\n' });
    open('node1/node1.vmx');
    await editor.findings();
    const languageOf = (name: string): Promise<[string, number]> =>
      editor.lua(`
        vim.cmd('edit ' .. vim.fn.fnameescape([[${folder.pathOf(name)}]]))
        return { vim.bo.filetype, #vim.tbl_keys(vim.lsp.buf_get_clients(0)) }`);
    assert.deepEqual(await languageOf('node2/node2.vmx'), ['vmx', 1]);
    assert.deepEqual(await languageOf('shared/quorum.vmdk'), ['vmdk', 1]);
    assert.deepEqual(await languageOf('vmxlint.json'), ['jsonc', 1]);
    assert.deepEqual(await languageOf('disk.vmdk'), ['vmdk', 0]);
  });
});
