import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { guest, nodes } from './comparedNodes.js';
import { checkFixes } from './fixInvariants.js';
import { declare, expectFindings, fixTitles, node } from './nodeFiles.js';

const ESX = declare('esx3', 'in-a-box');
const GUEST = 'cluster-guest-edition-mismatch';
const EDITION = 'cluster-guest-edition';

expectFindings(
  'Guest systems compared',
  [GUEST, EDITION],
  [
    [
      'two systems, one of them without a cluster service: one mistake',
      nodes(ESX, [guest('winNetEnterprise')], [guest('winNetStandard')]),
      [`a.vmx warning ${GUEST} "winNetEnterprise"`, `b.vmx warning ${GUEST} "winNetStandard"`],
    ],
    [
      'the majority of three',
      nodes(ESX, [guest('win2000AdvServ')], [guest('win2000AdvServ')], [guest('winNetEnterprise')]),
      [`c.vmx warning ${GUEST} "winNetEnterprise"`],
    ],
    [
      'three systems in three nodes',
      nodes(ESX, [guest('longhorn')], [guest('win2000AdvServ')], [guest('winNetEnterprise')]),
      ['a longhorn', 'b win2000AdvServ', 'c winNetEnterprise'].map((one) =>
        one.replace(/(.) (.*)/, `$1.vmx warning ${GUEST} "$2"`),
      ),
    ],
    ['letter case', nodes(ESX, [guest('winNetEnterprise')], [guest('WINNETENTERPRISE')]), []],
    [
      'two names of one system',
      nodes(ESX, [guest('longhorn-64')], [guest('winServer2008Enterprise-64')]),
      [],
    ],
    ['a template', nodes(ESX, [guest('{{os}}')], [guest('winNetEnterprise')]), []],
    ['written twice', nodes(ESX, [guest('longhorn'), guest('winNetWeb')], [guest('winNetEnterprise')]), []],
    ['systems that are no Windows', nodes(ESX, [guest('rhel5')], [guest('centos-64')]), []],
    [
      'one node without a cluster service',
      nodes(ESX, [guest('winXPPro')]),
      [`a.vmx info ${EDITION} "winXPPro"`],
    ],
    ['Windows 10', nodes(ESX, [guest('windows9-64')]), [`a.vmx info ${EDITION} "windows9-64"`]],
    [
      'Windows 11 on Apple Silicon',
      nodes(ESX, [guest('arm-windows11-64')]),
      [`a.vmx info ${EDITION} "arm-windows11-64"`],
    ],
    ['Windows Server 2016', nodes(ESX, [guest('windows9srv-64')]), []],
    ['an unknown system', nodes(ESX, [guest('other')]), []],
    [
      'a machine that is no node',
      { 'a.vmx': node('a', declare('esx3')).replace('winNetEnterprise', 'winXPPro') },
      [],
    ],
  ],
);

describe('Repairs of guest systems', () => {
  it('prefer the system with the cluster service', async () => {
    const files = nodes(ESX, [guest('winNetStandard')], [guest('winNetEnterprise')]);
    assert.deepEqual(await fixTitles(files, 'a.vmx', GUEST), [
      'Set guestOS to "winNetEnterprise" in every node',
      'Set guestOS to "winNetStandard" in every node',
    ]);
  });

  it('write no guest that needs SCSI-3 reservations into a node of a hosted product', async () => {
    const titles = async (words: string, ...ids: readonly string[]): Promise<readonly string[]> => {
      const files = nodes(words, ...ids.map((id) => [guest(id), 'disk.locking = "FALSE"']));
      for (const rule of ALL_RULES.filter(({ id }) => id === GUEST)) await checkFixes(files, rule);
      return fixTitles(files, `${'abc'.charAt(ids.length - 1)}.vmx`, GUEST);
    };
    const server = declare('server2', 'in-a-box');
    const [R2, OLD] = ['windows7srv-64', 'winNetEnterprise'];
    assert.deepEqual(await titles(server, R2, OLD), [`Set guestOS to "${OLD}" in every node`]);
    assert.deepEqual(await titles(server, OLD, R2), [`Set guestOS to "${OLD}" in every node`]);
    assert.deepEqual(await titles(server, R2, R2, OLD), []);
    assert.deepEqual(await titles(server, R2, 'longhorn-64'), [
      `Set guestOS to "${R2}" in every node`,
      'Set guestOS to "longhorn-64" in every node',
    ]);
    assert.deepEqual(await titles(declare('vsphere6', 'in-a-box'), R2, OLD), [
      `Set guestOS to "${R2}" in every node`,
      `Set guestOS to "${OLD}" in every node`,
    ]);
  });

  it('name the larger edition of the same release, and none for a client', async () => {
    const titles = async (id: string): Promise<readonly string[]> =>
      fixTitles(nodes(ESX, [guest(id)]), 'a.vmx', EDITION);
    assert.deepEqual(await titles('win2000Serv'), ['Set guestOS to "win2000AdvServ"']);
    assert.deepEqual(await titles('winNetStandard-64'), ['Set guestOS to "winNetEnterprise-64"']);
    assert.deepEqual(await titles('winXPPro'), []);
    assert.deepEqual(await titles('longhorn-64'), []);
    assert.deepEqual(await titles('winServer2008Standard-64'), []);
  });

  it('say so where several nodes need it', async () => {
    const files = nodes(ESX, [guest('winNetStandard')], [guest('winNetStandard')]);
    assert.deepEqual(await fixTitles(files, 'a.vmx', EDITION), [
      'Set guestOS to "winNetEnterprise", in every node with this mistake',
    ]);
  });
});

it('A guest that nobody knows is not written into the other nodes, but a new release of a known one is', async () => {
  const titles = (...ids: readonly string[]): Promise<readonly string[]> =>
    fixTitles(nodes(ESX, ...ids.map((id) => [guest(id)])), 'a.vmx', GUEST);
  const known = 'Set guestOS to "winNetEnterprise" in every node';
  assert.deepEqual(await titles("'winNetEnterprise'", 'winNetEnterprise'), [known]);
  assert.deepEqual(await titles('winNetEnterprise', 'winNetEnterprse', 'winNetEnterprse'), []);
  assert.deepEqual(await titles('winNetEnterprise', 'windows2031srv-64'), [
    known,
    'Set guestOS to "windows2031srv-64" in every node',
  ]);
});
