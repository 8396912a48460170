import assert from 'node:assert/strict';
import { shapeOf } from '../../server/src/knowledge/keyPattern.js';
import { VMX_EVIDENCE, VMX_VALUE_TYPES, findKey, vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import table from '../../server/src/knowledge/vmxKeys.json' with { type: 'json' };
import { sampleKey } from './sampleKey.js';

const rows: readonly (readonly string[])[] = Object.values(table.groups).flat();

describe('the catalogue of .vmx keys', () => {
  it('has every column filled that must be', () => {
    assert.ok(rows.length >= 596);
    for (const row of rows) {
      const [pattern, type, , , , products, description, evidence, sources] = row;
      assert.equal(row.length, table.columns.length, pattern);
      assert.ok((VMX_VALUE_TYPES as readonly (string | undefined)[]).includes(type), `${pattern}: ${type}`);
      assert.ok(
        (VMX_EVIDENCE as readonly (string | undefined)[]).includes(evidence),
        `${pattern}: ${evidence}`,
      );
      assert.ok(products && description && sources, pattern);
    }
  });

  it('names only documents it lists, and lists only those it names', () => {
    const named = new Set(rows.flatMap((row) => row[8]?.split(' ') ?? []));
    assert.deepEqual([...named].sort(), Object.keys(table.sources).sort());
  });

  it('writes the values of numbers as ranges, and no values beside those of numbers and lists', () => {
    for (const [pattern, type, values = ''] of rows) {
      if (type === 'int') assert.match(values, /^(?:(?:-?\d+)?\.\.(?:-?\d+)?(?:\|[a-z]+)?)?$/, pattern);
      else if (type === 'enum') assert.match(values, /^[\w+-]*(?:\|[\w+-]+)*$/, pattern);
      else assert.equal(values, '', pattern);
    }
  });

  it('lists the values of every enum but guestOS, none twice', () => {
    const empty = vmxKeys().filter(({ type, values }) => type === 'enum' && values.length === 0);
    assert.deepEqual(
      empty.map(({ pattern }) => pattern.text),
      ['guestOS'],
    );
    for (const { pattern, values } of vmxKeys())
      assert.equal(new Set(values.map((value) => value.toLowerCase())).size, values.length, pattern.text);
  });

  it('finds every key by its own pattern, so that no two patterns overlap', () => {
    for (const key of vmxKeys()) {
      const sample = sampleKey(key.pattern.text);
      assert.equal(findKey(sample)?.pattern.text, key.pattern.text, sample);
      assert.equal(findKey(sample.toUpperCase())?.pattern.text, key.pattern.text, sample);
    }
  });

  it('has no pattern twice', () => {
    const texts = vmxKeys().map(({ pattern }) => pattern.text.toLowerCase());
    assert.deepEqual(
      texts.filter((text, index) => texts.indexOf(text) !== index),
      [],
    );
  });
});

describe('findKey', () => {
  const cases: readonly (readonly [key: string, pattern: string | undefined])[] = [
    ['memsize', 'memsize'],
    ['MEMSIZE', 'memsize'],
    ['.encoding', '.encoding'],
    ['scsi0.sharedBus', 'scsi<0-3>.sharedBus'],
    ['scsi1:12.filename', 'scsi<0-3>:<0-64>.fileName'],
    ['scsi7.present', 'scsi<0-3>.present'],
    ['ethernet10.present', 'ethernet<0-9>.present'],
    ['debugStub.listen.guest64', 'debugStub.listen.guest64'],
    ['debugStub.listen.guest16', undefined],
    ['bios440.filename', 'bios440.filename'],
    ['bios441.filename', undefined],
    ['guestinfo.metadata', 'guestinfo.metadata'],
    ['guestinfo.node.name', 'guestinfo.<name>'],
    ['guestinfo.', undefined],
    ['featMask.vm.cpuid.AVX2', 'featMask.vm.cpuid.<name>'],
    ['featMask.vm.hv.capable', 'featMask.vm.<name>'],
    ['cpuid.coresPerSocket', 'cpuid.coresPerSocket'],
    ['cpuid.1.eax', 'cpuid.<hex>.<eax|ebx|ecx|edx>'],
    ['cpuid.8000001D.0.ebx.amd', undefined],
    ['cpuid.8000001D.ebx.amd', 'cpuid.<hex>.<eax|ebx|ecx|edx>.amd'],
    ['cpuid.d.1.ecx', 'cpuid.<hex>.<hex>.<eax|ebx|ecx|edx>'],
    ['uefi.secureBoot.KEKDefault.present', 'uefi.secureBoot.<db|dbr|dbt|dbx|KEK|PK>Default.present'],
    ['scsi1:1.sharedBus', undefined],
    ['scsil.sharedBus', undefined],
    ['', undefined],
    ['.', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
  ];
  for (const [key, pattern] of cases) {
    it(`${key || '(nothing)'}: ${pattern ?? 'unknown'}`, () => {
      assert.equal(findKey(key)?.pattern.text, pattern);
    });
  }

  it('reads types, values, ranges and documents', () => {
    const bus = findKey('scsi1.sharedBus');
    assert.deepEqual(bus?.values, ['none', 'virtual', 'physical']);
    assert.equal(bus.evidence, 'vendor-doc');
    assert.equal(bus.group, 'SCSI controllers');
    assert.ok(bus.sources.includes('VMware GSX Server 3 Administration Guide, p. 194 and 198'));
    assert.deepEqual(findKey('sched.mem.max')?.numbers, {
      ranges: [{ min: -1, max: Infinity }],
      words: ['unlimited'],
    });
    assert.equal(findKey('disk.locking')?.defaultValue, 'TRUE');
  });

  it('does not take .shared and .sharing for each other', () => {
    assert.notEqual(findKey('scsi1:0.shared'), findKey('scsi1:0.sharing'));
    assert.equal(shapeOf('scsi1:0.Shared'), 'scsi#:#.shared');
  });
});
