import assert from 'node:assert/strict';
import { heartbeatAdapter, isHeartbeatName, privateHeartbeat } from '../../server/src/cluster/heartbeat.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';

/** A machine with an adapter on each of these networks. */
const on = (...networks: readonly string[]) =>
  readVmxMachine(
    'file:///vms/node.vmx',
    networks
      .map((name, number) => `ethernet${number}.present = "TRUE"\nethernet${number}.networkName = "${name}"`)
      .join('\n'),
  );

describe('The names of heartbeat networks', () => {
  const names = ['Heartbeat', 'heart beat', 'HB', 'VLAN99_SQL_HB', 'HB_SQL', 'hb2', 'Interconnect', 'Privat'];
  for (const name of [...names, 'VLAN10-Private', 'Cluster', 'Prod_HB'])
    it(name, () => {
      assert.equal(isHeartbeatName(name), true);
    });

  for (const name of [
    'Cluster_Public',
    'Private LAN',
    'LAN_Cluster',
    'Cluster-Production',
    'HBA',
    'dhb',
    'Prod',
  ])
    it(`but not ${name}`, () => {
      assert.equal(isHeartbeatName(name), false);
    });
});

describe('The heartbeat adapter', () => {
  const rows: readonly (readonly [networks: readonly string[], heartbeat: number])[] = [
    [['Cluster_Public', 'Cluster_HB'], 1],
    [['Cluster_Public', 'Cluster', 'Other'], 1],
    [['VLAN10-Private-Servers', 'VLAN99-HB'], 1],
    [['VLAN99-HB', 'VLAN10-Private-Servers'], 0],
    [['Cluster_A', 'Cluster_B'], 0],
    [['HB', 'Prod'], 0],
  ];
  for (const [networks, number] of rows) {
    it(`of ${networks.join(', ')} is number ${number}`, () => {
      const machine = on(...networks);
      assert.equal(heartbeatAdapter(machine)?.number, number);
      assert.equal(privateHeartbeat(machine)?.number, number);
    });
  }

  it('of two without telling names is the second, but rather one that somebody set up than one of every host', () => {
    const onVnets = (...vnets: readonly string[]): number | undefined =>
      heartbeatAdapter(
        readVmxMachine(
          'file:///vms/node.vmx',
          vnets
            .map((vnet, number) => `ethernet${number}.present = "TRUE"\nethernet${number}.vnet = "${vnet}"`)
            .join('\n'),
        ),
      )?.number;
    assert.equal(onVnets('VMnet0', 'VMnet2'), 1);
    assert.equal(onVnets('VMnet2', 'VMnet0'), 0);
    assert.equal(onVnets('VMnet2', 'VMnet8'), 0);
    assert.equal(onVnets('VMnet2', 'VMnet3'), 1);
    assert.equal(onVnets('VMnet0', 'VMnet8'), 1);
  });
});
