import assert from 'node:assert/strict';
import { VMC_TYPES, vmcElement, vmcElements } from '../../server/src/knowledge/vmcElements.js';

describe('The table of .vmc elements', () => {
  it('has each path once, in the form that elements are looked up by', () => {
    const paths = vmcElements().map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path, index) => paths.indexOf(path) !== index),
      [],
    );
    assert.deepEqual(
      paths.filter((path) => !/^[a-z_]+(?:\/[a-z_]+)*$/.test(path)),
      [],
    );
  });

  it('gives every element a meaning in whole words and a known type', () => {
    for (const { path, type, meaning } of vmcElements()) {
      assert.match(meaning, /^(?:[A-Z"0]).{8,}\.$/, path);
      assert.ok(type === 'container' || VMC_TYPES.includes(type), path);
    }
  });

  it('has no value inside a value', () => {
    const leaves = vmcElements()
      .filter(({ type }) => type !== 'container')
      .map(({ path }) => path);
    assert.deepEqual(
      leaves.filter((leaf) => leaves.some((other) => other.startsWith(`${leaf}/`))),
      [],
    );
  });

  it('says of a container that files have it only where they have something in it', () => {
    const observed = vmcElements().filter(({ evidence }) => evidence === 'observed');
    const containers = observed.filter(({ type }) => type === 'container');
    const within = (path: string) => vmcElements().filter((one) => one.path.startsWith(`${path}/`));
    assert.deepEqual(
      containers.filter(({ path }) => within(path).every(({ evidence }) => evidence === 'third-party')),
      [],
    );
  });

  it('gives ranges in order, to numbers and to containers with ids only', () => {
    for (const { path, type, range } of vmcElements()) {
      if (!range) continue;
      assert.ok(range[0] < range[1], path);
      assert.ok(type === 'integer' || type === 'container', path);
    }
  });

  const known: readonly (readonly [string, string, readonly [number, number] | undefined])[] = [
    ['version', 'string', undefined],
    ['hardware/memory/ram_size', 'integer', [4, 3712]],
    ['hardware/pci_bus/ide_adapter/ide_controller', 'container', [0, 1]],
    ['hardware/pci_bus/ide_adapter/ide_controller/location/drive_type', 'integer', [0, 2]],
    ['hardware/pci_bus/ethernet_adapter/ethernet_controller/ethernet_card_address', 'bytes', undefined],
    ['hardware/pci_bus/scsi_adapter/scsi_controller/scsi_id', 'integer', [6, 7]],
    ['settings/undo_drives/enabled', 'boolean', undefined],
    ['ui_options/onclose_defaultaction', 'string', undefined],
  ];
  for (const [path, type, range] of known) {
    it(`knows ${path}`, () => {
      assert.deepEqual([vmcElement(path)?.type, vmcElement(path)?.range], [type, range]);
    });
  }

  it('says of every SCSI element that its name is not confirmed', () => {
    const scsi = vmcElements().filter(({ path }) => path.includes('scsi_'));
    assert.ok(scsi.length > 5);
    assert.deepEqual([...new Set(scsi.map(({ evidence }) => evidence))], ['unverified']);
  });

  it('does not know what other programs add, nor names with other capitals', () => {
    for (const path of ['my_inventory/shelf', 'hardware/memory/RAM_SIZE', '', 'constructor'])
      assert.equal(vmcElement(path), undefined);
  });
});
