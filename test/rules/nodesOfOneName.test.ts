// Nodes whose files, or that themselves, have one name, as copied nodes do.
import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { bus, declare, node } from './nodeFiles.js';
import { disk } from './sharedBusFiles.js';

const ESX = declare('esx3');

/** `rac1/vm.vmx`, `rac2/vm.vmx` … */
const files = (...nodes: readonly (readonly string[])[]): Files =>
  Object.fromEntries(
    nodes.map((own, index) => [`rac${index + 1}/vm.vmx`, node(`rac${index + 1}`, bus('virtual'), ...own)]),
  );

/** `node1.vmx`, `node2.vmx` …, all with the display name `vm`. */
const machines = (...nodes: readonly (readonly string[])[]): Files =>
  Object.fromEntries(
    nodes.map((own, index) => {
      const text = node(`node${index + 1}`, bus('virtual'), ...own);
      return [`node${index + 1}.vmx`, text.replace(/^displayName.*$/m, 'displayName = "vm"')];
    }),
  );

/** What one rule says in the first file, related places and titles of repairs included. */
async function said(all: Files, rule: string): Promise<string> {
  const found = ([...(await lintFiles(all)).values()][0] ?? []).filter(({ ruleId }) => ruleId === rule);
  return found
    .flatMap(({ message, related, fixes }) => [
      message,
      ...related.map((one) => one.message),
      ...fixes.map(({ title }) => title),
    ])
    .join('\n');
}

describe('Nodes of one name are told apart by their files', () => {
  const VERSION = 'virtualHW.version';
  const esx2 = (path: string): string[] => [
    declare('esx2', 'in-a-box'),
    `scsi1:1.present = "TRUE"\nscsi1:1.fileName = "${path}"`,
  ];
  const cases: readonly (readonly [what: string, rule: string, all: Files, expected: RegExp])[] = [
    [
      'the one that alone names a disk',
      'cluster-mixed-disks-on-shared-bus',
      files([ESX, disk('scsi1:1', 'mine')], [ESX]),
      /^Only rac1\/vm\.vmx names mine\.vmdk/,
    ],
    [
      'the owner of a system disk',
      'cluster-private-disk-in-two-nodes',
      files([ESX, 'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "../rac2/rac2.vmdk"'], [ESX]),
      /^rac2\/vm\.vmx starts from this disk\.$/m,
    ],
    [
      'the one with another value',
      'cluster-hardware-version-mismatch',
      machines([`${VERSION} = "7"`], [`${VERSION} = "10"`]),
      /^virtualHW\.version is "10" in node2\.vmx\.$/m,
    ],
    [
      'a node too many',
      'cluster-node-count',
      machines(...[1, 2, 3].map(() => [declare('vsphere6', 'in-a-box')])),
      /^node3\.vmx is a node too\.$/m,
    ],
    [
      'the one that names the file as ESX 2 needs it',
      'esx2-in-a-box-needs-label',
      machines(esx2('/vmfs/vmhba1:0:0:1/q.vmdk'), esx2('/vmfs/san/q.vmdk')),
      /^Name it as node2\.vmx does/m,
    ],
  ];
  for (const [what, rule, all, expected] of cases)
    it(what, async () => {
      assert.match(await said(all, rule), expected);
    });
});
