import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { bus, declare, expectFindings, node } from './nodeFiles.js';

const OUTSIDERS = 'cluster-heartbeat-outsiders';
const ESX = declare('esx3', 'in-a-box');
const PROD = 'ethernet0.present = "TRUE"\nethernet0.networkName = "Prod"';
const HB = 'ethernet1.present = "TRUE"\nethernet1.networkName = "HB"';

/** Nodes on one heartbeat network, each with its shared disk in scsi1:0. */
const halves = (...disks: readonly string[]): Files =>
  Object.fromEntries(
    disks.map((file, index): [string, string] => {
      const name = 'abcdef'[index] ?? '';
      return [`${name}/${name}.vmx`, node(name, ESX, bus('virtual', file), PROD, HB)];
    }),
  );

/** A node without any shared disk, as with iSCSI in the guest. */
const diskless = (name: string, words: string): string => node(name, words, PROD, HB);
const SAN = '/san/quorum.vmdk';
const ACROSS = declare('gsx3', 'across-boxes');
const SWITCHED_OFF = node('c', ESX, bus('virtual'), PROD, HB).replace(
  'scsi1:0.present = "TRUE"',
  'scsi1:0.present = "FALSE"',
);

expectFindings(
  'Partners on the heartbeat network whom no common file joins are no strangers',
  [OUTSIDERS],
  [
    ['no shared disk in any file', { 'a.vmx': diskless('a', ACROSS), 'b.vmx': diskless('b', ACROSS) }, []],
    ['a path mistyped', halves('../shared/quorum.vmdk', '../share/quorum.vmdk'), []],
    ['a snapshot', halves('../shared/quorum.vmdk', '../shared/quorum-000001.vmdk'), []],
    ['a redo log', halves('/vmfs/san/quorum.vmdk', '/vmfs/san/quorum.vmdk.REDO_ab12'), []],
    ['a label and a hardware path', halves('san:quorum.vmdk', 'vmhba1:0:0:5:quorum.vmdk'), []],
    [
      'a label and the id of the volume, in a cluster of four',
      halves(
        '/vmfs/volumes/san/data.vmdk',
        '/vmfs/volumes/san/data.vmdk',
        '/vmfs/volumes/4a5b-6c7d/data.vmdk',
        '/vmfs/volumes/4a5b-6c7d/data.vmdk',
      ),
      [],
    ],
    ['the shared disk switched off in one of two', { ...halves(SAN), 'c/c.vmx': SWITCHED_OFF }, []],
    ['the shared disk switched off in the third node', { ...halves(SAN, SAN), 'c/c.vmx': SWITCHED_OFF }, []],
    [
      'the shared disk switched off in one of two, whose bus is not shared either',
      {
        ...halves(SAN),
        'c/c.vmx': SWITCHED_OFF.replace(' cluster=in-a-box', '').replace('sharedBus = "virtual"', 'x = "1"'),
      },
      [],
    ],
    [
      'the partner of the original of a copy',
      {
        'a/a.vmx': node('a', ESX, bus('virtual', 'data.vmdk'), PROD, HB),
        'old/a.vmx': node('a', ESX, bus('virtual', 'data.vmdk'), PROD, HB),
        'b/b.vmx': node('b', ESX, bus('virtual', '../a/data.vmdk'), PROD, HB),
      },
      [],
    ],
    [
      'but an ordinary machine is one, also for nodes without a shared disk',
      { 'a.vmx': diskless('a', ESX), 'm.vmx': node('m', declare('esx3'), HB) },
      [`a.vmx hint ${OUTSIDERS} "HB"`],
    ],
    [
      'but a machine whose disk has no name is one',
      {
        ...halves(''),
        'm/m.vmx': node('m', declare('esx3'), bus('none', ''), HB),
      },
      [`a/a.vmx hint ${OUTSIDERS} "HB"`],
    ],
  ],
);

describe('What to do about a stranger on the heartbeat network', () => {
  const advice = async (first: string): Promise<string> => {
    const found = (await lintFiles({ 'a.vmx': first, 'b.vmx': node('b', declare('esx3'), PROD, HB) })).get(
      'a.vmx',
    );
    const finding = found?.find(({ rule }) => rule?.id === OUTSIDERS) ?? assert.fail('no stranger is told');
    return finding.message;
  };

  it('may be to make it the node that it was meant to be, where there are disks to share', async () => {
    const node2 = /Whichever of them is meant to be a node lacks the shared disks/;
    assert.match(await advice(node('a', ESX, bus('virtual', SAN), PROD, HB)), node2);
    assert.doesNotMatch(await advice(diskless('a', ESX)), node2);
  });
});
