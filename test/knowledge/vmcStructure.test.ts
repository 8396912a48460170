import assert from 'node:assert/strict';
import { vmcElement, vmcElements } from '../../server/src/knowledge/vmcElements.js';
import { vmcChildren, vmcIds, vmcValues } from '../../server/src/knowledge/vmcStructure.js';
import table from '../../server/src/knowledge/vmcValues.json' with { type: 'json' };

const IDE = 'hardware/pci_bus/ide_adapter/ide_controller';
const SCSI = 'hardware/pci_bus/scsi_adapter/scsi_controller';
const names = (path: string): readonly string[] =>
  vmcChildren(path).map((child) => child.path.slice(path === '' ? 0 : path.length + 1));

describe('elements inside a .vmc', () => {
  it('all stand in a container that is known and comes before them', () => {
    const seen = new Set(['']);
    for (const { path, type } of vmcElements()) {
      const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      assert.ok(seen.has(parent), `${path} has no container`);
      if (type === 'container') seen.add(path);
    }
  });

  it('are listed by the path of their container', () => {
    assert.deepEqual(names(SCSI), ['shared', 'scsi_id', 'location']);
    assert.deepEqual(names(`${IDE}/location`), ['drive_type', 'pathname', 'undo_pathname']);
    assert.ok(names('').includes('hardware') && names('').includes('version'));
    assert.deepEqual(names('version'), []);
    assert.deepEqual(names('no/such/path'), []);
  });

  it('are all reached from the root', () => {
    const reached = (path: string): number =>
      vmcChildren(path).reduce((sum, child) => sum + 1 + reached(child.path), 0);
    assert.equal(reached(''), vmcElements().length);
  });
});

describe('ids of elements', () => {
  for (const [path, ids] of [
    [IDE, [0, 1]],
    [SCSI, [0, 3]],
    [`${SCSI}/location`, [0, 6]],
    ['hardware/pci_bus/ethernet_adapter/ethernet_controller', [0, 3]],
    ['hardware/super_io/serial_port', [0, Infinity]],
    ['hardware/memory', undefined],
    ['hardware/memory/ram_size', undefined],
    ['', undefined],
  ] as const) {
    it(`${path || 'the root'}: ${ids ? ids.join(' to ') : 'none'}`, () => {
      assert.deepEqual(vmcIds(path), ids);
    });
  }
});

describe('values of elements', () => {
  it('are described for every range of few values', () => {
    for (const { path, type, range } of vmcElements()) {
      if (type === 'boolean') assert.equal(vmcValues(path).length, 2, path);
      if (type !== 'integer' || !range || range[1] - range[0] > 9) continue;
      const numbers = vmcValues(path).map(({ value }) => Number(value));
      const expected = Array.from({ length: range[1] - range[0] + 1 }, (_, index) => range[0] + index);
      assert.deepEqual(
        numbers.toSorted((a, b) => a - b),
        expected,
        path,
      );
    }
  });

  it('are of elements that exist, in whole sentences', () => {
    for (const { paths, values } of table.lists) {
      for (const path of paths) {
        const { type, range } = vmcElement(path) ?? assert.fail(path);
        for (const [value = '', meaning = ''] of values) {
          assert.match(meaning, /^[A-Z].*\.$/, path);
          if (type === 'integer') assert.match(value, /^\d+$/, path);
          if (type === 'boolean') assert.match(value, /^(?:true|false)$/, path);
          if (range) assert.ok(range[0] <= Number(value) && Number(value) <= range[1], path);
        }
      }
    }
    for (const path of table.repeated.paths) assert.equal(vmcElement(path)?.type, 'container');
  });

  it('tell what a choice means', () => {
    const meaning = (path: string, value: string): string =>
      vmcValues(path).find((one) => one.value === value)?.meaning ?? '';
    assert.match(meaning(`${SCSI}/shared`, 'true'), /nodes of a cluster/);
    assert.match(meaning(`${IDE}/location/drive_type`, '1'), /hard disk/);
    assert.deepEqual(vmcValues('hardware/memory/ram_size'), []);
    assert.deepEqual(vmcValues('no/such/path'), []);
  });
});
