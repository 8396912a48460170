import assert from 'node:assert/strict';
import {
  baseName,
  fileIdentities,
  isEsxPath,
  pathNotation,
  type PathNotation,
} from '../../server/src/machine/diskPath.js';

const LINUX = 'file:///vms/a/a.vmx';
const WINDOWS = 'file:///c%3A/VMs/a/a.vmx';
const ESX = 'file:///vmfs/volumes/san/a/a.vmx';

describe('How a backing file is named', () => {
  const rows: readonly (readonly [name: string, notation: PathNotation, isEsx: boolean])[] = [
    ['a.vmdk', 'relative', false],
    ['../shared/quorum.vmdk', 'relative', false],
    ['disks\\quorum.vmdk', 'relative', false],
    ['/srv/quorum.vmdk', 'posix', false],
    ['C:\\cluster\\quorum.vmdk', 'windows', false],
    ['c:/cluster/quorum.vmdk', 'windows', false],
    ['\\\\host\\share\\quorum.vmdk', 'network', false],
    ['//host/share/quorum.vmdk', 'network', false],
    ['\\\\?\\UNC\\host\\share\\quorum.vmdk', 'network', false],
    ['https://host/quorum.vmdk', 'network', false],
    ['/vmfs/volumes/san/quorum.vmdk', 'datastore', true],
    ['[san] quorum/quorum.vmdk', 'datastore', true],
    ['/vmfs/san/quorum.vmdk', 'vmfs-label', true],
    ['vmfs:quorum.vmdk', 'vmfs-label', true],
    ['vmhba0:1:0:1:quorum.vmdk', 'vmfs-hba', true],
    ['/vmfs/vmhba0:1:0:1/quorum.vmdk', 'vmfs-hba', true],
    ['/vmfs/devices/disks/vml.0100', 'device', true],
    ['/dev/sdb', 'device', false],
    ['\\\\.\\PhysicalDrive1', 'device', false],
    ['auto detect', 'device', false],
    ['emptyBackingString', 'device', false],
    ['A:', 'device', false],
    ['-1', 'device', false],
    ['', 'device', false],
  ];
  for (const [name, notation, isEsx] of rows) {
    it(`${JSON.stringify(name)}: ${notation}`, () => {
      assert.equal(pathNotation(name), notation);
      assert.equal(isEsxPath(name), isEsx);
    });
  }
});

describe('The same file', () => {
  type Row = readonly [
    what: string,
    a: readonly [uri: string, name: string],
    b: readonly [uri: string, name: string],
    same: boolean,
  ];
  const rows: readonly Row[] = [
    ['relative to the own folder', [LINUX, 'q.vmdk'], [LINUX, '/vms/a/q.vmdk'], true],
    ['relative names of two folders', [LINUX, 'q.vmdk'], ['file:///vms/b/b.vmx', 'q.vmdk'], false],
    ['up and down', [LINUX, '../b/./q.vmdk'], ['file:///vms/b/b.vmx', 'q.vmdk'], true],
    [
      'Windows letter case',
      [WINDOWS, 'C:\\Cluster\\Quorum.vmdk'],
      [WINDOWS, 'c:\\cluster\\QUORUM.VMDK'],
      true,
    ],
    ['Windows slashes', [WINDOWS, 'C:\\cluster\\q.vmdk'], [WINDOWS, 'C:/cluster/q.vmdk'], true],
    ['relative in a Windows folder', [WINDOWS, 'Q.vmdk'], [LINUX, 'c:\\vms\\A\\q.vmdk'], true],
    ['Linux letter case', [LINUX, '/srv/Q.vmdk'], [LINUX, '/srv/q.vmdk'], false],
    ['relative with backslashes', [LINUX, 'disks\\Q.vmdk'], [LINUX, 'disks\\q.vmdk'], true],
    ['relative slashes', [LINUX, 'disks\\q.vmdk'], [LINUX, 'disks/q.vmdk'], true],
    ['share names', [LINUX, '\\\\HOST\\share\\q.vmdk'], [WINDOWS, '//host/share/Q.vmdk'], true],
    ['datastore and folder', [LINUX, '[san] cl/q.vmdk'], [LINUX, '/vmfs/volumes/san/cl/q.vmdk'], true],
    ['datastore without blank', [LINUX, '[san]cl/q.vmdk'], [LINUX, '[san] cl/q.vmdk'], true],
    ['two datastores', [LINUX, '[san] q.vmdk'], [LINUX, '[nas] q.vmdk'], false],
    ['relative on a datastore', [ESX, 'q.vmdk'], [LINUX, '[san] a/q.vmdk'], true],
    ['the two forms of a label', [LINUX, 'san:q.vmdk'], [LINUX, '/vmfs/san/q.vmdk'], true],
    [
      'the two forms of a hardware path',
      [LINUX, 'vmhba0:1:0:1:q.vmdk'],
      [LINUX, '/vmfs/vmhba0:1:0:1/q.vmdk'],
      true,
    ],
    [
      'hardware paths of two partitions',
      [LINUX, 'vmhba0:1:0:1:q.vmdk'],
      [LINUX, 'vmhba0:1:0:2:q.vmdk'],
      false,
    ],
    ['blanks around a name', [LINUX, ' /srv/q.vmdk '], [LINUX, '/srv/q.vmdk'], true],
    ['one device in two machines', [LINUX, '/dev/sdb'], [LINUX, '/dev/sdb'], false],
    ['auto detect', [LINUX, 'auto detect'], [LINUX, 'auto detect'], false],
  ];
  for (const [what, a, b, same] of rows) {
    it(`${what}: ${same ? 'one file' : 'two files'}`, () => {
      const others = fileIdentities(...b);
      assert.equal(
        fileIdentities(...a).some((identity) => others.includes(identity)),
        same,
      );
    });
  }
});

describe('The last part of a name', () => {
  const rows: readonly (readonly [name: string, last: string])[] = [
    ['/vmfs/volumes/san/q.vmdk', 'q.vmdk'],
    ['C:\\cluster\\q.vmdk', 'q.vmdk'],
    ['[san] q.vmdk', 'q.vmdk'],
    ['vmhba0:1:0:1:q.vmdk', 'q.vmdk'],
    ['vmhba0:1:0:0', 'vmhba0:1:0:0'],
    ['/vmfs/devices/disks/vmhba0:1:0:0', 'vmhba0:1:0:0'],
    ['local:q.vmdk', 'q.vmdk'],
    ['q.vmdk ', 'q.vmdk'],
  ];
  for (const [name, last] of rows)
    it(name, () => {
      assert.equal(baseName(name), last);
    });
});
