import assert from 'node:assert/strict';
import { expectFindings, messageOf } from './nodeFiles.js';

/** A machine of Virtual Server on two networks; a node when it has a shared bus. */
function virtualServer(isNode: boolean, address: string, ...networks: readonly string[]): string {
  const adapters = networks.map(
    (network, id) =>
      `<ethernet_controller id="${id}"><virtual_network><name type="string">${network}</name></virtual_network>` +
      `<ethernet_card_address type="bytes">${id === 0 ? address : ''}</ethernet_card_address></ethernet_controller>`,
  );
  const bus =
    '<scsi_adapter><scsi_controller id="0"><shared type="boolean">true</shared><location id="0">' +
    '<drive_type type="integer">1</drive_type><pathname><absolute type="string">C:\\vm\\quorum.vhd</absolute></pathname>' +
    '</location></scsi_controller></scsi_adapter>';
  return `<preferences><hardware><pci_bus>${isNode ? bus : ''}<ethernet_adapter>${adapters.join('')}</ethernet_adapter></pci_bus></hardware></preferences>`;
}

const OUTSIDERS = 'cluster-heartbeat-outsiders';
const MAC = 'cluster-duplicate-mac';

expectFindings(
  'Networks of Virtual Server nodes',
  [OUTSIDERS, MAC],
  [
    [
      'a stranger on the heartbeat network',
      {
        'a.vmc': virtualServer(true, '0003FF000001', 'External', 'Heartbeat'),
        'mail.vmc': virtualServer(false, '0003FF000003', 'Heartbeat'),
      },
      [`a.vmc hint ${OUTSIDERS} Heartbeat`],
    ],
    [
      'a stranger on the internal network that every host has',
      {
        'a.vmc': virtualServer(true, '0003FF000001', 'External', 'Internal Network'),
        'mail.vmc': virtualServer(false, '0003FF000003', 'Internal Network'),
      },
      [],
    ],
    [
      'one address in two nodes',
      {
        'a.vmc': virtualServer(true, '0003FF000001', 'External', 'Heartbeat'),
        'b.vmc': virtualServer(true, '0003FF000001', 'External', 'Heartbeat'),
      },
      [`a.vmc warning ${MAC} 0003FF000001`, `b.vmc warning ${MAC} 0003FF000001`],
    ],
    [
      'one address for two adapters of one node',
      {
        'a.vmc': virtualServer(true, '0003FF000001', 'External', 'Heartbeat').replace(
          'bytes"><',
          'bytes">0003FF000001<',
        ),
        'b.vmc': virtualServer(true, '0003FF000002', 'External', 'Heartbeat'),
      },
      [`a.vmc warning ${MAC} 0003FF000001`],
    ],
    [
      'an address that is still to be given',
      {
        'a.vmc': virtualServer(true, '000000000000', 'External', 'Heartbeat'),
        'b.vmc': virtualServer(true, '000000000000', 'External', 'Heartbeat'),
      },
      [],
    ],
  ],
);

it('Nodes of Virtual Server, which have no names of their own, are told apart by their folders where the files are called alike', async () => {
  const node = virtualServer(true, '0003FF000001', 'External', 'Heartbeat');
  const other = async (...files: readonly [string, string]): Promise<string | undefined> => {
    const message = await messageOf({ [files[0]]: node, [files[1]]: node }, files[0], MAC);
    return / so has ethernet0 of (.*?)\. /.exec(message)?.[1];
  };
  assert.equal(await other('1/server.vmc', '2/server.vmc'), '2/server.vmc');
  assert.equal(await other('1/a.vmc', '2/b.vmc'), 'b');
});
