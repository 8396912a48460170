import assert from 'node:assert/strict';
import { vmcCompletion } from '../../server/src/features/completion/vmcCompletion.js';
import { cursorIn } from './editorSession.js';
import { accepting, hardwareOf, inHardware, KEEPS_INDENTATION, offered } from './vmcTyping.js';

describe('Typing elements of a .vmc', () => {
  const lines = async (label: string, ...inner: readonly string[]): Promise<string[]> =>
    hardwareOf(await accepting(label, inHardware(...inner)));

  it('a leaf comes with its type, its value and its end', async () => {
    assert.deepEqual(await lines('ram_size', '<memory>', '\t<$0', '</memory>'), [
      '<memory>',
      '\t<ram_size type="integer">|256</ram_size>',
      '</memory>',
    ]);
  });

  it('the number that an element would get is shown beside its name', async () => {
    const shown = async (...inner: readonly string[]): Promise<readonly (string | undefined)[]> => {
      const { document, offset } = await cursorIn(inHardware(...inner));
      const items = await vmcCompletion(document, offset);
      return items.map(({ label, labelDetails }) => `${label} ${labelDetails?.description ?? ''}`.trim());
    };
    assert.deepEqual(
      await shown(
        '<pci_bus><scsi_adapter>',
        '<scsi_controller id="0" />',
        '<$0',
        '</scsi_adapter></pci_bus>',
      ),
      ['scsi_controller id="1"'],
    );
    assert.ok((await shown('<memory>', '<$0', '</memory>')).includes('ram_size'));
  });

  it('what is typed of the name is replaced', async () => {
    assert.deepEqual(await lines('ram_size', '<memory>', '\t<ra$0', '</memory>'), [
      '<memory>',
      '\t<ram_size type="integer">|256</ram_size>',
      '</memory>',
    ]);
    assert.deepEqual(await lines('ram_size', '<memory>', '\tra$0', '</memory>'), [
      '<memory>',
      '\t<ram_size type="integer">|256</ram_size>',
      '</memory>',
    ]);
  });

  it('works in an element that has no end yet', async () => {
    assert.deepEqual(await lines('ram_size', '<memory>', '\t<$0'), [
      '<memory>',
      '\t<ram_size type="integer">|256</ram_size>',
    ]);
    assert.equal(
      await accepting('ram_size', { 'node1.vmc': '<preferences><hardware><memory><$0' }),
      '<preferences><hardware><memory><ram_size type="integer">|256</ram_size>',
    );
  });

  it('a SCSI controller comes shared, with its own id and the place for its disk', async () => {
    assert.deepEqual(
      await lines(
        'scsi_controller',
        '<pci_bus>',
        '\t<scsi_adapter>',
        '\t\t<$0',
        '\t</scsi_adapter>',
        '</pci_bus>',
      ),
      [
        '<pci_bus>',
        '\t<scsi_adapter>',
        '\t\t<scsi_controller id="0">',
        '\t\t\t<shared type="boolean">|true</shared>',
        '\t\t\t<scsi_id type="integer">7</scsi_id>',
        '\t\t\t<location id="0">',
        '\t\t\t\t<drive_type type="integer">1</drive_type>',
        '\t\t\t\t<pathname>',
        '\t\t\t\t\t<absolute type="string"></absolute>',
        '\t\t\t\t\t<relative type="string"></relative>',
        '\t\t\t\t</pathname>',
        '\t\t\t</location>',
        '\t\t</scsi_controller>',
        '\t</scsi_adapter>',
        '</pci_bus>',
      ],
    );
  });

  it('a container that knows one child only has it from the start', async () => {
    assert.deepEqual(await lines('memory', '<$0'), [
      '<memory>',
      '\t<ram_size type="integer">|256</ram_size>',
      '</memory>',
    ]);
  });

  it('a container of which nothing is needed has a line for what comes', async () => {
    assert.deepEqual(await lines('pci_bus', '<$0'), ['<pci_bus>', '\t|', '</pci_bus>']);
  });

  it('devices get the next free id, also one between two others', async () => {
    const adapter = (id: number): string => `\t\t<ethernet_controller id="${id}" />`;
    const next = async (...ids: readonly number[]): Promise<string | undefined> =>
      (
        await lines(
          'ethernet_controller',
          '<pci_bus>',
          '\t<ethernet_adapter>',
          ...ids.map(adapter),
          '\t\t<$0',
          '\t</ethernet_adapter>',
          '</pci_bus>',
        )
      ).find((line) => line.endsWith('">') && line.includes('ethernet_controller'));
    assert.equal(await next(), '\t\t<ethernet_controller id="0">');
    assert.equal(await next(0, 1), '\t\t<ethernet_controller id="2">');
    assert.equal(await next(0, 2), '\t\t<ethernet_controller id="1">');
    // Virtual Server and Virtual PC have four adapters.
    assert.equal(await next(0, 1, 2), '\t\t<ethernet_controller id="3">');
    await assert.rejects(next(0, 1, 2, 3), /not offered: ethernet_controller/);
  });

  it('ids behind the cursor are taken as well', async () => {
    assert.deepEqual(
      (
        await lines(
          'ide_controller',
          '<pci_bus>',
          '\t<ide_adapter>',
          '\t\t<ide$0',
          '\t\t<ide_controller id="0">',
          '\t\t</ide_controller>',
          '\t</ide_adapter>',
          '</pci_bus>',
        )
      )[2],
      '\t\t<ide_controller id="1">',
    );
  });

  it('is not offered when all of its places are taken', async () => {
    const location = (id: number): string => `<location id="${id}"></location>`;
    const at = (...ids: readonly number[]): Promise<string[]> =>
      offered(
        inHardware(
          '<pci_bus><ide_adapter><ide_controller id="0">',
          ...ids.map(location),
          '<$0',
          '</ide_controller></ide_adapter></pci_bus>',
        ),
      );
    assert.deepEqual(await at(0), ['location']);
    assert.deepEqual(await at(0, 1), []);
    const full = `<ide_controller id="1">${location(0)}${location(1)}</ide_controller>`;
    const beside = inHardware(
      `<pci_bus><ide_adapter><ide_controller id="0"><$0</ide_controller>${full}</ide_adapter></pci_bus>`,
    );
    assert.deepEqual(await offered(beside), ['location'], 'those of another controller are no places here');
  });

  it('is not offered for a second disk on a shared bus, which takes one at location 0 only', async () => {
    const at = (shared: string, line: string): Promise<string[]> =>
      offered(
        inHardware(
          '<pci_bus><scsi_adapter><scsi_controller id="0">',
          `<shared type="boolean">${shared}</shared><scsi_id type="integer">7</scsi_id>`,
          line,
          '</scsi_controller></scsi_adapter></pci_bus>',
        ),
      );
    const first = '<location id="0"></location>';
    assert.ok((await at('false', `${first}<$0`)).includes('location'));
    assert.ok(!(await at('true', `${first}<$0`)).includes('location'));
    assert.ok((await at('true', '<$0')).includes('location'));
    assert.deepEqual(await at('true', '<location id="$0"></location>'), ['0']);
  });

  it('a further adapter is counted, where the count is right', async () => {
    const after = async (count: number): Promise<string | undefined> =>
      (
        await lines(
          'ethernet_controller',
          '<pci_bus>',
          '\t<ethernet_adapter>',
          `\t\t<controller_count type="integer">${count}</controller_count>`,
          '\t\t<ethernet_controller id="0" />',
          '\t\t<$0',
          '\t</ethernet_adapter>',
          '</pci_bus>',
        )
      )[2]?.trim();
    assert.equal(await after(1), '<controller_count type="integer">2</controller_count>');
    assert.equal(await after(0), '<controller_count type="integer">0</controller_count>');
  });

  it('what stands there already comes last', async () => {
    assert.deepEqual(await offered(inHardware('<memory />', '<$0', '<bios />')), [
      'pci_bus',
      'standard',
      'super_io',
      'memory',
      'bios',
    ]);
  });

  it('of a complete tag the name alone is replaced, in the end tag too', async () => {
    assert.deepEqual(await lines('memory', '<mem$0>', '\t<ram_size>512</ram_size>', '</mem>'), [
      '<memory>',
      '\t<ram_size>512</ram_size>',
      '</memory>',
    ]);
  });

  it('an end tag on the line that is typed is renamed where the client knows how it moves', async () => {
    const leaf = inHardware('<memory>', '\t<ra$0m type="integer">512</ram>', '</memory>');
    assert.deepEqual(hardwareOf(await accepting('ram_size', leaf, { own: ['showRule'] })), [
      '<memory>',
      '\t<ram_size type="integer">512</ram_size>',
      '</memory>',
    ]);
    assert.deepEqual(await offered(leaf), []);
  });

  it('the outermost element is offered in an empty file only', async () => {
    assert.deepEqual(await offered({ 'node1.vmc': '<?xml version="1.0"?>\n$0' }), ['preferences']);
    assert.deepEqual(await offered({ 'node1.vmc': '<preferences></preferences>\n$0' }), []);
    assert.match(
      await accepting('preferences', { 'node1.vmc': '<$0' }),
      /^<preferences>\n\t<version type="string">\|2\.0<\/version>\n\t<hardware>[^]*<\/preferences>$/,
    );
  });

  it('nothing is offered in comments, CDATA sections, declarations and unknown elements', async () => {
    for (const line of ['<!-- <$0 -->', '<![CDATA[ <$0 ]]>', '<?xml $0 ?>', '<other><$0</other>', '<!-- $0'])
      assert.deepEqual(await offered(inHardware(line)), [], line);
  });

  it('the file keeps its own indentation and line ends', async () => {
    const text = '<preferences>\r\n  <hardware>\r\n    <$0\r\n  </hardware>\r\n</preferences>\r\n';
    assert.equal(
      await accepting('memory', { 'node1.vmc': text }),
      text.replace('<$0', '<memory>\r\n      <ram_size type="integer">|256</ram_size>\r\n    </memory>'),
    );
  });

  it('a client that indents by itself gets lines that are indented from the cursor on', async () => {
    assert.deepEqual(hardwareOf(await accepting('memory', inHardware('<$0'), {})), [
      '<memory>',
      '\t<ram_size type="integer">|256</ram_size>',
      '</memory>',
    ]);
  });

  it('a client that knows no snippets gets the text with its values', async () => {
    assert.deepEqual(hardwareOf(await accepting('memory', inHardware('<$0'), { capabilities: {} })), [
      '<memory>',
      '\t<ram_size type="integer">256</ram_size>',
      '</memory>',
    ]);
  });

  it('an element that is left open can be closed', async () => {
    assert.deepEqual(await lines('/memory', '<memory>', '\t<ram_size type="integer">512</ram_size>', '<$0'), [
      '<memory>',
      '\t<ram_size type="integer">512</ram_size>',
      '</memory>',
    ]);
    assert.ok(!(await offered(inHardware('<memory>', '<$0', '</memory>'))).includes('/memory'));
  });

  it('behind </ stands the innermost open element', async () => {
    assert.deepEqual(await lines('memory', '<memory>', '</$0'), ['<memory>', '</memory>']);
    assert.deepEqual(await lines('memory', '<memory>', '</me$0>'), ['<memory>', '</memory>']);
    assert.deepEqual(await offered(inHardware('<memory></memory>', '</$0')), ['hardware']);
  });

  it('nothing comes by itself where a person writes on', async () => {
    assert.deepEqual(await offered(inHardware('<memory>$0'), {}, '>'), []);
    assert.deepEqual(await offered(inHardware(' $0'), {}, ' '), []);
    assert.ok((await offered(inHardware(' $0'), { capabilities: KEEPS_INDENTATION })).includes('memory'));
  });
});
