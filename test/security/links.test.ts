import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { staysInside } from '../../server/src/workspace/links.js';
import { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.js';
import { ProjectSettings } from '../../server/src/workspace/projectSettings.js';
import { TemporaryFolder } from '../protocol/temporaryFolder.js';
import { askEverything } from './askedServer.js';
import { spiedFiles, touchesOutside, type SpiedFiles } from './spiedFiles.js';

const DISK = '# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\nRW 8 FLAT "flat.vmdk" 0\n';

/** Links by their names in `vms`, and what stands in them. */
const OUTWARD = {
  'a/folder': '../../outside',
  'a/direct.vmdk': '../../outside/disk.vmdk',
  'a/network.vmdk': '/net/evil/share/disk.vmdk',
  'a/device.vmdk': '/dev/zero',
  'a/relay.vmdk': 'direct.vmdk',
  'a/circle.vmdk': 'circle.vmdk',
  // ".." behind a link means the folder above the one it leads to: this leads out, although its text does not.
  'a/tricky.vmdk': 'b/c/top/../outside/disk.vmdk',
  'a/node.vmx.lck': '/net/evil/share',
  'a/node.vmsd': '../../outside/list.vmsd',
  'a/disk.vmdk.RESLCK': '../../outside/lock',
  'a/vmxlint.json': '../../outside/vmxlint.json',
  'a/linked.vmx': '../../outside/other.vmx',
};
const INWARD = {
  'a/b/c/top': '../../..',
  'a/inside.vmdk': '../disks/../disks/disk.vmdk',
  'a/store': '../disks',
  'a/up': '../../vms/disks',
};

const NAMES = [
  ...['folder/disk.vmdk', 'direct.vmdk', 'network.vmdk', 'device.vmdk', 'relay.vmdk', 'circle.vmdk'],
  ...['tricky.vmdk', 'folder/none.vmdk'],
  ...['disk.vmdk', 'inside.vmdk', 'store/disk.vmdk', 'up/disk.vmdk'],
];

const NODE = [
  'config.version = "8"',
  ...NAMES.flatMap((name, index) => [
    `scsi0:${index}.present = "TRUE"`,
    `scsi0:${index}.fileName = "${name}"`,
  ]),
  '',
].join('\n');

describe('Links that lead out of the opened folders', () => {
  let base: TemporaryFolder;
  let spy: SpiedFiles;

  before(async () => {
    base = new TemporaryFolder({
      'vms/a/node.vmx': NODE,
      'vms/a/b/c/keep.txt': '',
      'vms/a/disk.vmdk': DISK,
      'vms/disks/disk.vmdk': DISK,
      'outside/disk.vmdk': DISK,
      'outside/list.vmsd': 'snapshot.numSnapshots = "3"\n',
      'outside/lock': '',
      'outside/vmxlint.json': '{ "rules": { "all": "off" } }',
      'outside/other.vmx': 'config.version = "8"\n',
    });
    for (const [name, target] of Object.entries({ ...OUTWARD, ...INWARD }))
      symlinkSync(target, path.join(base.path, 'vms', name));
    spy = spiedFiles(nodeFileSystem);
    await askEverything(spy.files, base.uriOf('vms'), { [base.uriOf('vms/a/node.vmx')]: NODE });
  });
  after(() => {
    base.remove();
  });

  const below = (name: string) => (uri: string) =>
    `${URI.parse(uri).path}/`.startsWith(`${URI.parse(base.uriOf(`vms/${name}`)).path}/`);

  for (const name of Object.keys(OUTWARD)) {
    it(`${name} is looked at, and never followed`, () => {
      const followed = spy.touches.filter(({ uri }) => below(name)(uri));
      const itself = base.uriOf(`vms/${name}`);
      assert.deepEqual(
        followed.filter(({ method, uri }) => !(method === 'linkTarget' && uri === itself)),
        [],
      );
    });
  }

  for (const name of ['a/inside.vmdk', 'a/store/disk.vmdk', 'a/up/disk.vmdk']) {
    it(`${name} stays inside and is read`, () => {
      assert.ok(spy.touches.some(({ method, uri }) => method === 'readRange' && below(name)(uri)));
    });
  }

  it('nothing else outside is touched either', () => {
    const folder = `${URI.parse(base.uriOf('vms')).path}/`;
    assert.deepEqual(touchesOutside(spy.touches, [folder]), []);
  });

  it('settings behind such a link count for nothing, and that is said', async () => {
    const settings = new ProjectSettings(nodeFileSystem, new Set(), () => [base.uriOf('vms')]);
    const found = await settings.forFile(base.uriOf('vms/a/node.vmx'));
    assert.deepEqual(
      found?.problems.map(({ severity, message }) => [severity, ENGLISH(message)]),
      [['error', 'These settings could not be read: it is a link that leads out of the opened folders.']],
    );
    assert.deepEqual(found.layer.settings.rules, {});
  });

  it('an opened folder may lie behind a link', async () => {
    symlinkSync('vms', path.join(base.path, 'linked'));
    const inside = (name: string): Promise<boolean> =>
      staysInside(nodeFileSystem, [base.uriOf('linked')], base.uriOf(`linked/${name}`));
    assert.equal(await inside('a/disk.vmdk'), true);
    assert.equal(await inside('a/store/disk.vmdk'), true);
    assert.equal(await inside('a/direct.vmdk'), false);
  });
});
