import assert from 'node:assert/strict';
import { networkModel, scsiModel } from '../../server/src/knowledge/adapterModels.js';
import { isAllowedNumber } from '../../server/src/knowledge/numberRange.js';
import { findKey, vmxKeys, type VmxKey } from '../../server/src/knowledge/vmxKeys.js';
import { valuesOf, type VmxValue } from '../../server/src/knowledge/vmxValues.js';
import table from '../../server/src/knowledge/vmxValues.json' with { type: 'json' };

const of = (key: string): readonly VmxValue[] => {
  const known = findKey(key);
  return known ? valuesOf(known) : assert.fail(`${key} is unknown`);
};
const words = (key: string): readonly string[] => of(key).map(({ value }) => value);
const meaning = (key: string, value: string): string =>
  of(key).find((one) => one.value === value)?.meaning ?? '';

describe('values of settings', () => {
  it('are all described for every list', () => {
    for (const key of vmxKeys().filter(({ values }) => values.length > 0))
      assert.deepEqual(
        valuesOf(key).map(({ value }) => value),
        key.values,
        key.pattern.text,
      );
  });

  it('are TRUE and FALSE for every switch', () => {
    for (const key of vmxKeys().filter(({ type }) => type === 'bool'))
      assert.deepEqual(
        valuesOf(key).map(({ value }) => value),
        ['TRUE', 'FALSE'],
        key.pattern.text,
      );
  });

  it('are described in whole sentences, each value once', () => {
    for (const key of vmxKeys()) {
      const values = valuesOf(key);
      assert.equal(new Set(values.map(({ value }) => value.toLowerCase())).size, values.length);
      if (key.pattern.text === 'guestOS') continue;
      for (const { value, meaning: text } of values)
        assert.match(text, /^[A-Z0-9].{8,}[.]$/, `${key.pattern.text}: ${value}`);
    }
  });

  it('are those that the setting takes', () => {
    for (const key of vmxKeys())
      for (const { value } of valuesOf(key)) assert.ok(isTaken(key, value), `${key.pattern.text}: ${value}`);
  });

  it('are described for settings that exist, no setting twice, no value in vain', () => {
    const patterns = new Map(vmxKeys().map((key) => [key.pattern.text, key]));
    const lists = [...table.lists, ...table.switches];
    const named = lists.flatMap(({ keys }) => keys);
    assert.equal(new Set(named).size, named.length, 'a setting stands in two lists');
    for (const { keys, values } of lists) {
      const known = keys.map((text) => patterns.get(text) ?? assert.fail(`${text} is unknown`));
      for (const [value] of values)
        assert.ok(
          known.some((key) => isTaken(key, String(value))),
          `nothing takes ${String(value)} of ${keys.join(', ')}`,
        );
    }
  });

  it('say since when they are there, as the adapters themselves do', () => {
    for (const { value, since } of of('scsi0.virtualDev').filter((one) => one.deprecated !== true))
      assert.equal(since, scsiModel(value)?.since, value);
    for (const name of ['vmxnet3', 'e1000e', 'e1000', 'vlance'])
      assert.equal(
        of('ethernet0.virtualDev').find(({ value }) => value === name)?.since,
        networkModel(name)?.since,
      );
  });

  it('are old where only old products have them', () => {
    const old = of('scsi0:0.mode').filter(({ deprecated }) => deprecated === true);
    assert.deepEqual(
      old.map(({ value }) => value),
      ['undoable', 'nonpersistent', 'append'],
    );
  });

  it('tell what a choice means', () => {
    assert.match(meaning('scsi1.sharedBus', 'virtual'), /on one host/);
    assert.match(meaning('disk.locking', 'FALSE'), /No virtual disk .* is locked/);
    assert.match(meaning('isolation.tools.unity.disable', 'TRUE'), /blocked/);
    assert.match(meaning('ethernet3.present', 'FALSE'), /does not have the device/);
    assert.match(meaning('guestOS', 'winNetEnterprise'), /Windows Server 2003 Enterprise/);
    assert.match(meaning('virtualHW.version', '13'), /ESXi 6\.5/);
    assert.equal(words('config.version').at(-1), '8');
    assert.deepEqual(words('sched.cpu.max'), ['unlimited']);
    assert.deepEqual(words('displayName'), []);
  });
});

function isTaken(key: VmxKey, value: string): boolean {
  if (key.pattern.text === 'guestOS') return value !== '';
  if (key.type === 'enum') return key.values.includes(value);
  if (key.type === 'bool') return value === 'TRUE' || value === 'FALSE';
  if (key.type !== 'int') return true;
  return key.numbers.words.includes(value) || isAllowedNumber(key.numbers, Number(value));
}
