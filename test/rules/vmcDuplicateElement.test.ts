import assert from 'node:assert/strict';
import { files, findingsOf, node, ordinary, table } from './vmcFiles.js';

const RULE = 'vmc-duplicate-element';
const ram = (...values: readonly string[]): string =>
  values.map((value) => `<ram_size type="integer">${value}</ram_size>`).join('');
const memory = (text: string): string =>
  ordinary().replace('<hardware>', `<hardware><memory>${text}</memory>`);

table(RULE, [
  ['reports a setting with two values', files(memory(ram('512', '256'))), ['a warning ram_size']],
  ['reports three once', files(memory(ram('512', '256', '512'))), ['a warning ram_size']],
  ['is a hint for the same value', files(memory(ram('512', ' 512 '))), ['a hint ram_size']],
  ['is a hint where a value is a template', files(memory(ram('512', '{{ram}}'))), ['a hint ram_size']],
  [
    'reports a group of settings',
    files(ordinary().replace('<hardware>', '<hardware/><hardware>')),
    ['a warning hardware'],
  ],
  [
    'reports two network adapters with one number',
    files(node(1).replace('<ethernet_controller id="1">', '<ethernet_controller id="0">')),
    ['a warning ethernet_controller'],
  ],
  [
    'knows what stands several times with numbers, and once more without one',
    files(
      ordinary().replace(
        '<hardware>',
        '<hardware><super_io><floppy id="0"/><floppy/><serial_port id="0"/><serial_port id="1"/><serial_port/></super_io>',
      ),
      node(1).replaceAll(/<ethernet_controller id="\d">/g, '<ethernet_controller>'),
    ),
    [],
  ],
  [
    'leaves drives and their controllers to the rule about their numbers',
    files(
      ordinary({
        ide: [{ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\b.vhd' }],
        scsi: [{ id: '0' }, { id: '0' }],
      }),
    ),
    [],
  ],
  [
    'leaves branches of a template, elements of other programs and other files alone',
    files(
      memory(`{% if big %}${ram('512')}{% else %}${ram('256')}{% endif %}`),
      ordinary({ tail: '<my_tool/><my_tool/>' }),
      '<other><version/><version/></other>',
      '<!-- empty -->',
    ),
    [],
  ],
]);

describe(RULE, () => {
  const messageOf = async (text: string): Promise<string> => {
    const [first] = await findingsOf(RULE, files(text));
    return first?.finding.message ?? assert.fail('nothing was found');
  };

  it('does not advise to delete a group whose devices the other one may lack, nor a second device', async () => {
    const groups = ordinary().replace('<pci_bus>', '<pci_bus><video_adapter/></pci_bus><pci_bus>');
    assert.match(await messageOf(groups), / Move what all of them hold into one, and only then delete /);
    const adapters = node(1).replace('<ethernet_controller id="1">', '<ethernet_controller id="0">');
    assert.match(
      await messageOf(adapters),
      / If these are different devices, give each a number of its own; /,
    );
  });

  it('names the values, long ones cut off', async () => {
    assert.match(
      await messageOf(memory(ram('512', '256'))),
      /^ram_size stands 2 times in memory, with different values: "512" and "256"\./,
    );
    const long = 'x'.repeat(50);
    const notes = (text: string): string => `<notes type="string">${text}</notes>`;
    assert.match(
      await messageOf(ordinary({ tail: `<settings>${notes(long)}${notes('y')}</settings>` })),
      /values: "x{40}…" and "y"\./,
    );
  });
});
