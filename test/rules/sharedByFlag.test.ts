import assert from 'node:assert/strict';
import { bus, expectFindings, fixTitles, messageOf, pair } from './nodeFiles.js';
import { disk, product } from './sharedBusFiles.js';

const ON_TARGET = 'cluster-sharedbus-on-target';
const ON_CONTROLLER = 'cluster-shared-on-controller';
const MISSPELLED = 'cluster-bus-key-misspelled';
const RULES = [ON_TARGET, ON_CONTROLLER, MISSPELLED];

const ESX = product('vsphere7');
const FLAG = 'scsi1:0.sharing = "multi-writer"';
const LINES = [
  ['scsi1:0.sharedBus', 'virtual', ON_TARGET],
  ['scsi1.shared', 'TRUE', ON_CONTROLLER],
  ['scsil.sharedBus', 'virtual', MISSPELLED],
] as const;

/** The first node only: the second says the same. */
const first = (severity: string, key: string, rule: string): readonly string[] => [
  `a.vmx ${severity} ${rule} ${key}`,
  `b.vmx ${severity} ${rule} ${key}`,
];

describe('A setting that shares no bus, beside disks that their multi-writer flag shares', () => {
  for (const [key, value, rule] of LINES) {
    const line = `${key} = "${value}"`;
    const harmless = rule === MISSPELLED ? 'warning' : 'hint';
    const harmful = rule === MISSPELLED ? 'error' : 'warning';

    expectFindings(key, RULES, [
      ['does nothing on ESX', pair([ESX, bus(undefined), FLAG, line]), first(harmless, key, rule)],
      [
        'does nothing on a product that nobody knows',
        pair([bus(undefined), FLAG, line]),
        first(harmless, key, rule),
      ],
      [
        'is missed by another disk of the controller that has no flag',
        pair([ESX, bus(undefined), FLAG, disk('scsi1:1', 'data'), line]),
        first(harmful, key, rule),
      ],
      [
        'is missed on hosted products, which read no flag',
        pair([product('workstation'), bus(undefined), FLAG, line]),
        first(harmful, key, rule),
      ],
      [
        'is missed where locking is off, as hosted products want it',
        pair([bus(undefined), FLAG, line, 'disk.locking = "FALSE"']),
        first(harmful, key, rule),
      ],
    ]);

    it(`${key}: nobody is told to share the bus as well`, async () => {
      const files = pair([ESX, bus(undefined), FLAG, line]);
      const message = await messageOf(files, 'a.vmx', rule);
      assert.match(message, /multi-writer flag.* Delete this line\.$/);
      assert.deepEqual(await fixTitles(files, 'a.vmx', rule), rule === MISSPELLED ? [] : [`Delete ${key}`]);
    });
  }
});
