import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { vmcText } from '../machine/vmcText.js';
import { bus, declare, expectFindings, findingsOf, fixTitles, messageOf, node } from './nodeFiles.js';

const GSX = declare('gsx3', 'in-a-box');
const ESX = declare('esx3', 'in-a-box');
const V7 = declare('vsphere7', 'in-a-box');

/** One node with a shared bus and further lines. */
const one = (words: string, ...lines: readonly string[]): Files => ({
  'a.vmx': node('a', words, bus('virtual'), ...lines),
});
/** The same lines in a node of a multi-writer cluster. */
const writer = (words: string, ...lines: readonly string[]): Files => ({
  'a.vmx': node('a', words, bus('none'), 'scsi1:0.sharing = "multi-writer"', ...lines),
});
const ordinary = (...lines: readonly string[]): Files => ({ 'a.vmx': node('a', ...lines) });

const TIME = 'cluster-time-sync';
const HOT = 'cluster-hot-add';
const MEMORY = 'cluster-memory-not-reserved';
const SUSPENDED = 'cluster-suspended-node';
const ORDER = 'cluster-boot-order';

expectFindings(
  'The clock of a node',
  [TIME],
  [
    ['set by the host', one(ESX, 'tools.syncTime = "TRUE"'), [`a.vmx warning ${TIME} "TRUE"`]],
    ['in small letters', one(GSX, 'tools.syncTime = "true"'), [`a.vmx warning ${TIME} "true"`]],
    ['an unknown product', one('', 'tools.syncTime = "TRUE"'), [`a.vmx warning ${TIME} "TRUE"`]],
    ['left alone', one(ESX, 'tools.syncTime = "FALSE"'), []],
    ['not written', one(ESX), []],
    ['a number, which another rule may report', one(ESX, 'tools.syncTime = "1"'), []],
    ['a template', one(ESX, 'tools.syncTime = "{{sync}}"'), []],
    ['written twice', one(ESX, 'tools.syncTime = "TRUE"', 'tools.syncTime = "TRUE"'), []],
    ['of an ordinary machine', ordinary('tools.syncTime = "TRUE"'), []],
    ['of a multi-writer node', writer('', 'tools.syncTime = "TRUE"'), []],
  ],
);

it('The clock is set free in every node that follows its host', async () => {
  const sync = 'tools.syncTime = "TRUE"';
  const both = { ...one(ESX, sync), 'b.vmx': node('b', ESX, bus('virtual'), sync) };
  assert.deepEqual(await fixTitles(both, 'a.vmx', TIME), ['Set tools.syncTime = "FALSE" in every node']);
  assert.deepEqual(await fixTitles(one(ESX, sync), 'a.vmx', TIME), ['Set tools.syncTime = "FALSE"']);
});

expectFindings(
  'Hot changes of a node',
  [HOT],
  [
    [
      'processors and memory',
      one(V7, 'vcpu.hotadd = "TRUE"', 'mem.hotadd = "true"'),
      [`a.vmx hint ${HOT} "TRUE"`, `a.vmx hint ${HOT} "true"`],
    ],
    ['not allowed', one(V7, 'vcpu.hotadd = "FALSE"'), []],
    ['ESX 3, which has none', one(ESX, 'vcpu.hotadd = "TRUE"'), []],
    ['a hosted product', one(GSX, 'vcpu.hotadd = "TRUE"'), []],
    ['an unknown product', one('', 'vcpu.hotadd = "TRUE"'), []],
    ['an ordinary machine', ordinary(declare('vsphere7'), 'vcpu.hotadd = "TRUE"'), []],
  ],
);

it('A hot change is named', async () => {
  const message = await messageOf(one(V7, 'mem.hotadd = "TRUE"'), 'a.vmx', HOT);
  assert.match(message, /^mem\.hotadd is TRUE in a node of a cluster: memory can be added while it runs\./);
  assert.match(
    await messageOf(one(V7, 'vcpu.hotadd = "TRUE"'), 'a.vmx', HOT),
    /^vcpu\.hotadd is TRUE in a node of a cluster: processors can be added while it runs\./,
  );
});

expectFindings(
  'Memory of a node',
  [MEMORY],
  [
    ['nothing reserved', one(V7, 'memsize = "4096"'), [`a.vmx hint ${MEMORY} "4096"`]],
    [
      'a part reserved',
      one(V7, 'memsize = "4096"', 'sched.mem.min = "2048"'),
      [`a.vmx hint ${MEMORY} "2048"`],
    ],
    [
      'a part reserved in the older spelling',
      one(V7, 'memsize = "4096"', 'sched.mem.minsize = "2048"'),
      [`a.vmx hint ${MEMORY} "2048"`],
    ],
    ['all reserved', one(V7, 'memsize = "4096"', 'sched.mem.min = "4096"'), []],
    ['all reserved in the older spelling', one(V7, 'memsize = "4096"', 'sched.mem.minsize = "4096"'), []],
    ['kept in place', one(V7, 'memsize = "4096"', 'sched.mem.pin = "TRUE"'), []],
    ['a reservation by template', one(V7, 'memsize = "4096"', 'sched.mem.min = "{{mem}}"'), []],
    ['a size by template', one(V7, 'memsize = "{{mem}}"'), []],
    ['no size', one(V7), []],
    ['ESX 3', one(ESX, 'memsize = "4096"'), []],
    ['a hosted product', one(GSX, 'memsize = "4096"'), []],
  ],
);

it('The reservation is reported in numbers and repaired under its own key', async () => {
  const files = one(V7, 'memsize = "4096"', 'sched.mem.minsize = "1024"');
  const message = await messageOf(files, 'a.vmx', MEMORY);
  assert.match(message, /^Of the 4096 MB of this node 1024 MB are reserved \(sched\.mem\.minsize\)\./);
  assert.match(message, /sched\.mem\.minsize = "4096" here\.$/);
});

it('A memory reservation is asked of no Virtual Server that names the same disk', async () => {
  const scsi = [{ shared: 'true', disks: [{ relative: 'quorum.vhd' }] }];
  const vsphere = node('a', V7, bus('virtual', 'quorum.vhd'), 'memsize = "4096"');
  assert.deepEqual(await findingsOf({ 'a.vmx': vsphere, 'b.vmc': vmcText({ scsi }) }, [MEMORY]), [
    `a.vmx hint ${MEMORY} "4096"`,
  ]);
});

it('All memory is reserved in every node that lacks it', async () => {
  const both = { ...one(V7, 'memsize = "4096"'), 'b.vmx': node('b', V7, bus('virtual'), 'memsize = "2048"') };
  assert.deepEqual(await fixTitles(both, 'a.vmx', MEMORY), ['Reserve all memory of every node']);
  assert.deepEqual(await fixTitles(one(V7, 'memsize = "4096"'), 'a.vmx', MEMORY), [
    'Reserve all memory of this node',
  ]);
  const reserved = node('b', V7, bus('virtual'), 'memsize = "2048"', 'sched.mem.min = "2048"');
  const oneOfTwo = { ...one(V7, 'memsize = "4096"'), 'b.vmx': reserved };
  assert.deepEqual(await fixTitles(oneOfTwo, 'a.vmx', MEMORY), ['Reserve all memory of this node']);
});

expectFindings(
  'A saved state of a node',
  [SUSPENDED],
  [
    ['of a bus cluster', one(ESX, 'checkpoint.vmState = "a.vmss"'), [`a.vmx warning ${SUSPENDED} "a.vmss"`]],
    [
      'of a multi-writer cluster',
      writer('', 'checkpoint.vmState = "a.vmss"'),
      [`a.vmx warning ${SUSPENDED} "a.vmss"`],
    ],
    ['none', one(ESX, 'checkpoint.vmState = ""'), []],
    ['none written', one(ESX), []],
    ['a template', one(ESX, 'checkpoint.vmState = "{{state}}"'), []],
    ['of an ordinary machine', ordinary('checkpoint.vmState = "a.vmss"'), []],
  ],
);

it('A saved state is named without its folder', async () => {
  const message = await messageOf(one(GSX, 'checkpoint.vmState = "/vms/a/a.vmss"'), 'a.vmx', SUSPENDED);
  assert.match(message, /^This node of a cluster is suspended: at the next start it goes on from a\.vmss\./);
});

/** Two disks on one bus each: the system on the second controller, the quorum disk on the first. */
const swapped = (words: string, ...lines: readonly string[]): Files => ({
  'a.vmx': [
    words,
    'scsi0.present = "TRUE"',
    'scsi0.sharedBus = "virtual"',
    'scsi0:0.present = "TRUE"',
    'scsi0:0.fileName = "/san/quorum.vmdk"',
    'scsi1.present = "TRUE"',
    'scsi1:0.present = "TRUE"',
    'scsi1:0.fileName = "a.vmdk"',
    ...lines,
    '',
  ].join('\n'),
});
const order = (slots: string): string => `bios.hddOrder = "${slots}"`;

expectFindings(
  'The boot order of a node',
  [ORDER],
  [
    ['the shared disk first', one(GSX, order('scsi1:0')), [`a.vmx warning ${ORDER} "scsi1:0"`]],
    [
      'the shared disk first, in capitals',
      one(GSX, order(' SCSI1:0, SCSI0:0')),
      [`a.vmx warning ${ORDER} " SCSI1:0, SCSI0:0"`],
    ],
    ['the boot disk first', one(GSX, order('scsi0:0,scsi1:0')), []],
    ['a slot without a disk', one(GSX, order('scsi3:0')), []],
    ['no order, the boot disk is lower', one(GSX), []],
    ['no order, the shared disk is lower', swapped(GSX), [`a.vmx warning ${ORDER} "/san/quorum.vmdk"`]],
    ['an empty order', swapped(GSX, order('')), [`a.vmx warning ${ORDER} "/san/quorum.vmdk"`]],
    ['an order for that', swapped(GSX, order('scsi1:0')), []],
    ['an order by template', swapped(GSX, order('{{first}}')), []],
    ['two orders', swapped(GSX, order('scsi1:0'), order('scsi1:0')), []],
    ['ESX', one(ESX, order('scsi1:0')), []],
    ['an ordinary machine', ordinary(declare('gsx3'), order('scsi1:0')), []],
    [
      'one bus for all disks on GSX Server',
      {
        'a.vmx': node(
          'a',
          GSX,
          'scsi0.sharedBus = "virtual"',
          'scsi0:1.present = "TRUE"\nscsi0:1.fileName = "/san/quorum.vmdk"',
        ),
      },
      [],
    ],
  ],
);

it('The boot order keeps the other disks behind the boot disk', async () => {
  assert.deepEqual(await fixTitles(one(GSX, order('scsi1:0,ide0:0')), 'a.vmx', ORDER), [
    'Set bios.hddOrder = "scsi0:0,scsi1:0,ide0:0"',
  ]);
  const message = await messageOf(swapped(GSX), 'a.vmx', ORDER);
  assert.match(message, /^The shared disk quorum\.vmdk \(scsi0:0\) comes before the boot disk scsi1:0,/);
});
