import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { diskFixtures } from '../disk/fixtures.js';
import { hoveredText, hoverLines } from './hoverText.js';

const NODE = (id: number): string => `<?xml version="1.0"?>
<!-- vmxlint cluster=in-a-box -->
<preferences>
  <version type="string">2.0</version>
  <hardware>
    <memory><ram_size type="integer">1536</ram_size></memory>
    <bios><bios_guid type="string">{11111111-2222-3333-4444-555555555555}</bios_guid></bios>
    <pci_bus>
      <ethernet_adapter>
        <ethernet_controller id="0">
          <ethernet_card_address type="bytes">0003FF1122AA</ethernet_card_address>
          <virtual_network><name type="string">Internal Network</name></virtual_network>
        </ethernet_controller>
      </ethernet_adapter>
      <scsi_adapter>
        <scsi_controller id="1">
          <shared type="boolean">true</shared>
          <scsi_id type="integer">${id}</scsi_id>
          <location id="0">
            <drive_type type="integer">1</drive_type>
            <pathname><relative type="string">quorum.vhd</relative></pathname>
          </location>
        </scsi_controller>
      </scsi_adapter>
    </pci_bus>
  </hardware>
  <my_tool><note type="string">mine</note></my_tool>
</preferences>
`;

/** Two nodes of which the first has the mark behind a text. */
const nodes = (find: string, more: Files = {}): Files => ({
  'node1.vmc': NODE(7).replace(find, `${find}$0`),
  'node2.vmc': NODE(6),
  ...more,
});
const over = (find: string, more: Files = {}): Promise<readonly string[]> => hoverLines(nodes(find, more));

describe('Hover in a .vmc', () => {
  it('explains an element: meaning, type, range, how we know', async () => {
    assert.deepEqual((await over('<ram_')).slice(0, 4), [
      'hardware/memory/ram_size',
      'Main memory in MB; Virtual Server takes 4 to 3712.',
      '- A whole number: 4 to 3712',
      "- Source: Microsoft's SDK of Virtual Server 2005 or Virtual PC",
    ]);
  });
  it('explains it at its closing tag too', async () => {
    assert.equal((await over('1536</ram'))[0], 'hardware/memory/ram_size');
  });
  it('is about the name alone', async () => {
    assert.equal(await hoveredText(nodes('<ram_')), 'ram_size');
  });
  it('names the rules that look at it', async () => {
    assert.match((await over('<ram_')).at(-1) ?? '', /^- Rules: .*vmc-ram-range/);
  });
  it('explains the type of a value', async () => {
    assert.equal((await over('<ram_size type='))[2], '- ram_size has the type integer');
  });
  it('explains the outermost element', async () => {
    assert.equal((await over('<prefer'))[0], 'preferences');
  });
  it('says of an unknown element that it is somebody’s own', async () => {
    assert.match((await over('<my_t'))[1] ?? '', /programs may keep settings of their own/);
  });
  it('says nothing in the white space between elements', async () => {
    assert.deepEqual(await over('<hardware>\n  '), []);
  });

  it('tells memory in GiB', async () => {
    assert.equal((await over('>15'))[0], '1.5 GiB');
  });
  it('tells whose a MAC address is', async () => {
    assert.deepEqual((await over('0003FF')).slice(0, 2), [
      'MAC address 00:03:ff:11:22:aa',
      'Virtual PC and Virtual Server give out these addresses.',
    ]);
  });
  it('tells what a number means', async () => {
    assert.deepEqual((await over('drive_type type="integer">')).slice(0, 2), [
      'drive_type: 1',
      'A virtual hard disk; pathname tells its file.',
    ]);
  });
  it('tells how far a network reaches, and who is on it', async () => {
    assert.deepEqual((await over('>Internal')).slice(0, 3), [
      'Network Internal Network',
      'It reaches the host and the machines on it, and ends there.',
      '- Other nodes on it: node2.vmc',
    ]);
  });
  it('tells the node that has the same id', async () => {
    assert.match(
      (await over('{1111')).join('\n'),
      /^11111111-2222-3333-4444-555555555555\n- The same as in node2\.vmc/,
    );
  });

  it('tells what sharing the bus means, and the cluster', async () => {
    const said = (await over('shared type="boolean">tr')).join('\n');
    assert.match(said, /^shared: true\nMachines on this host share the disk of the controller/);
    assert.match(said, /cluster in a box, as somebody has declared.*The other nodes: node2\.vmc/);
    assert.match(said, /- Disks on it: scsi1:0 quorum\.vhd/);
  });
  it('tells the same on the controller', async () => {
    assert.match((await over('<scsi_cont')).join('\n'), /The other nodes: node2\.vmc/);
  });
  it('tells the disk in a place', async () => {
    assert.match((await over('<loca')).join('\n'), /- In scsi1:0: quorum\.vhd[^]*Also used by node2\.vmc/);
  });

  it('tells what a VHD is, and who else uses it', async () => {
    const disk = diskFixtures.get('basic-mbr-fixed.vhd') ?? assert.fail('no fixture');
    const lines = await over('quorum', { 'quorum.vhd': disk });
    assert.equal(lines[0], 'Disk scsi1:0: quorum.vhd');
    assert.equal(lines[1], '- VHD of fixed size');
    assert.match(
      lines.join('\n'),
      /Windows sees a basic disk\.\n- Shared by the SCSI bus 1, for nodes on this host\n- Also used by node2\.vmc/,
    );
  });
  it('knows a differencing VHD and its missing parent', async () => {
    const disk = diskFixtures.get('child-written.vhd') ?? assert.fail('no fixture');
    assert.match(
      (await over('quorum', { 'quorum.vhd': disk })).join('\n'),
      /Differencing VHD, which holds only what differs from its parent[^]*the last one is missing/,
    );
  });
  it('says what a declaration does', async () => {
    assert.deepEqual(await over('vmxlint clu'), [
      'Declaration',
      'What somebody says of this machine; it beats everything that is concluded from the file.',
      '- All nodes of its cluster run on one host.',
    ]);
  });
  it('goes on after a mistake in the XML', async () => {
    assert.equal(
      (
        await hoverLines({
          'a.vmc': '<preferences><hardware><memory><ram_size type="integer">25$06</memory>',
        })
      )[0],
      '256 MiB',
    );
  });
});
