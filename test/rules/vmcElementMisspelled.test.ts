import assert from 'node:assert/strict';
import { files, findingsOf, found, node, ordinary, table } from './vmcFiles.js';

const RULE = 'vmc-element-misspelled';
const DISK = { ide: [{ absolute: 'D:\\a.vhd' }] };
/** A machine with some text replaced in it, in all places. */
const withName = (from: string, to: string): string =>
  ordinary({ ...DISK, memory: '512' }).replaceAll(from, to);

table(RULE, [
  ['reports a letter too few', files(withName('ide_adapter', 'ide_adaptr')), ['a warning ide_adaptr']],
  ['reports a letter too many', files(withName('ram_size', 'ram_sizes')), ['a warning ram_sizes']],
  ['reports two letters swapped', files(withName('pathname', 'patnhame')), ['a warning patnhame']],
  ['reports capitals', files(withName('drive_type', 'Drive_Type')), ['a warning Drive_Type']],
  [
    'reports another sign between words',
    files(withName('drive_type', 'drive-type')),
    ['a warning drive-type'],
  ],
  [
    'speaks of short names only for capitals and signs',
    files(
      node(1).replaceAll('<name ', '<Name ').replaceAll('</name>', '</Name>'),
      node(1).replaceAll('<name ', '<nam ').replaceAll('</name>', '</nam>'),
    ),
    ['a warning Name', 'a warning Name'],
  ],
  [
    'is a hint only where the known name itself is not confirmed',
    files(node(1).replaceAll('scsi_adapter', 'scsi_Adapter')),
    ['a hint scsi_Adapter'],
  ],
  [
    'is a warning for a wrong letter where the names around it or in it are the usual ones',
    files(
      node(1).replaceAll('scsi_adapter', 'scsi_adaptr'),
      node(2).replaceAll('scsi_controller', 'scsi_controler'),
      node(3).replaceAll('<shared ', '<shard ').replaceAll('</shared>', '</shard>'),
    ),
    ['a warning scsi_adaptr', 'b warning scsi_controler', 'c warning shard'],
  ],
  [
    'is a hint for a wrong letter where the names in it are others too, and where nothing stands in it',
    files(
      node(1).replaceAll('scsi_adapter', 'scsi_adaptr').replaceAll('scsi_controller', 'scsi_bus'),
      ordinary().replace('</pci_bus>', '<scsi_adaptr/></pci_bus>'),
    ),
    ['a hint scsi_adaptr', 'b hint scsi_adaptr'],
  ],
  [
    'reports one place for a drive in the middle of others',
    files(
      ordinary({ ide: [{ absolute: 'D:\\a.vhd' }, { id: '1', absolute: 'D:\\b.vhd' }] })
        .replace('<location id="1">', '<locatio id="1">')
        .replace(/<\/location>(?=\s*<\/ide_controller>)/, '</locatio>'),
    ),
    ['a warning locatio'],
  ],
  [
    'leaves names alone that are further away, of other programs, between two known ones, or very long',
    files(
      ordinary({
        tail: `<my_tool><ram_siz type="integer">1</ram_siz></my_tool><settings><undo/></settings><ui_options><window_pos type="integer">1</window_pos></ui_options><${'x'.repeat(80)}/>`,
      }),
    ),
    [],
  ],
  [
    'says nothing of a file of another program, nor of one without an element',
    files('<other><versio/></other>', '<!-- empty -->'),
    [],
  ],
]);

describe(RULE, () => {
  const messageOf = async (text: string): Promise<string> => {
    const [first] = await findingsOf(RULE, files(text));
    return first?.finding.message ?? assert.fail('nothing was found');
  };

  it('says where the element stands and which one is meant', async () => {
    const message = await messageOf(withName('ram_size', 'ram_siz'));
    assert.match(message, /^No element ram_siz is known inside of memory; meant is probably ram_size\./);
    assert.match(
      message,
      /the machine probably runs without what stands here\. Correct the name in both tags/,
    );
  });
  it('advises to delete it where the right one stands beside it', async () => {
    const both = '<ram_size type="integer">512</ram_size><ram_siz type="integer">1024</ram_siz>';
    const message = await messageOf(withName('<ram_size type="integer">512</ram_size>', both));
    assert.match(
      message,
      /so probably only ram_size counts\. Delete this element; if what it says is right, write it into ram_size\.$/,
    );
  });
});

describe('What seems to be missing because its element is misspelled', () => {
  const told = async (rule: string, text: string): Promise<readonly string[]> =>
    found(rule, files(text, node(2)));

  it('is no hard disk without a file, which would be given up', async () => {
    const disk = node(1);
    for (const [from, to] of [
      ['pathname', 'pathnam'],
      ['absolute', 'absolut'],
    ] as const) {
      const text = disk.replaceAll(from, to);
      assert.deepEqual(await told('vmc-drive-empty', text), []);
      assert.equal((await told(RULE, text)).length, 2);
    }
    assert.equal((await told('vmc-drive-empty', disk.replaceAll('pathname', 'undo_pathname'))).length, 2);
  });

  it('is no network adapter to add', async () => {
    for (const [from, to] of [
      ['ethernet_adapter', 'ethernet_adaptr'],
      ['ethernet_controller', 'ethernet_controler'],
    ] as const)
      assert.deepEqual(await told('vmc-single-network', node(1).replaceAll(from, to)), []);
    assert.equal(
      (await told('vmc-single-network', node(1).replaceAll('ethernet_adapter', 'nets'))).length,
      1,
    );
  });

  it('is no adapter to connect', async () => {
    assert.deepEqual(
      await told('vmc-adapter-unconnected', node(1).replaceAll('virtual_network', 'virtual_net_work')),
      [],
    );
    assert.equal(
      (await told('vmc-adapter-unconnected', node(1).replaceAll('virtual_network', 'net'))).length,
      2,
    );
  });
});
