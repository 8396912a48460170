import assert from 'node:assert/strict';
import { companions, type CompanionFamily } from '../../server/src/knowledge/companions.js';
import table from '../../server/src/knowledge/companions.json' with { type: 'json' };
import { isAllowedNumber } from '../../server/src/knowledge/numberRange.js';
import { findKey } from '../../server/src/knowledge/vmxKeys.js';
import { lintVmx } from '../lintFiles.js';
import { sampleKey } from './sampleKey.js';

const lines = (device: string, family?: CompanionFamily): readonly string[] =>
  companions(device, family).map(({ key, value }) => `${key} = "${value}"`);

describe('what a device needs', () => {
  const cases: readonly (readonly [device: string, family: CompanionFamily, lines: readonly string[]])[] = [
    ['scsi1', 'hosted', ['scsi1.present = "TRUE"', 'scsi1.virtualDev = "lsilogic"']],
    [
      'SCSI1:0',
      'esx',
      ['scsi1:0.present = "TRUE"', 'scsi1:0.fileName = "disk.vmdk"', 'scsi1:0.deviceType = "scsi-hardDisk"'],
    ],
    [
      'ethernet1',
      'esx',
      [
        'ethernet1.present = "TRUE"',
        'ethernet1.networkName = "VM Network"',
        'ethernet1.virtualDev = "e1000"',
        'ethernet1.addressType = "generated"',
      ],
    ],
    ['usb', 'hosted', ['usb.present = "TRUE"']],
  ];
  for (const [device, family, expected] of cases) {
    it(`${device} on ${family}`, () => {
      assert.deepEqual(lines(device, family), expected);
    });
  }

  it('is not known of other words', () => {
    for (const device of ['', 'scsi', 'scsi1:', 'displayName', 'constructor'])
      assert.deepEqual(companions(device), [], device);
  });

  it('marks what a person has to choose', () => {
    const chosen = companions('scsi0:1').filter(({ isChosen }) => isChosen);
    assert.deepEqual(
      chosen.map(({ key }) => key),
      ['scsi0:1.fileName'],
    );
  });

  it('is of settings and values in the catalogue, the switch first', () => {
    for (const pattern of Object.keys(table.devices)) {
      for (const family of ['hosted', 'esx'] as const) {
        const found = companions(sampleKey(pattern), family);
        assert.ok(found[0]?.key.endsWith('.present'), pattern);
        for (const { key, value } of found) {
          const known = findKey(key) ?? assert.fail(`${key} is unknown`);
          const { type, values, numbers } = known;
          if (type === 'enum') assert.ok(values.includes(value), `${key} = ${value}`);
          if (type === 'bool') assert.match(value, /^(?:TRUE|FALSE)$/, key);
          if (type === 'int') assert.ok(isAllowedNumber(numbers, Number(value)), key);
        }
      }
    }
  });

  it('makes a machine without complaints', async () => {
    const text = [
      'config.version = "8"',
      'virtualHW.version = "13"',
      'displayName = "node"',
      'guestOS = "winNetEnterprise"',
      'memsize = "1024"',
      ...[
        'scsi0',
        'scsi0:0',
        'ide1:0',
        'ethernet0',
        'floppy0',
        'serial0',
        'parallel0',
        'usb',
        'sound',
      ].flatMap((device) => lines(device)),
      '',
    ].join('\n');
    const loud = (await lintVmx(text)).filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(
      loud.map(({ ruleId, subject }) => `${ruleId} ${subject}`),
      [],
    );
  });
});
