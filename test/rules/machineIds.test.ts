import assert from 'node:assert/strict';
import { lintVmx } from '../lintFiles.js';
import { both, bus, expectFindings, fixTitles, messageOf, node, pair } from './nodeFiles.js';

const TWIN = 'vmx-duplicate-uuid';
const VMCI = 'vmx-duplicate-vmci-id';
const ID = 'vmx-uuid-format';

const A = '56 4d 20 2e e7 51 21 3a-cf 1f 8c a4 85 aa 04 9b';
const PLAIN = A.replaceAll(/[ -]/g, '').toUpperCase();
const nodeWith = (...lines: readonly string[]): readonly string[] => [bus('virtual'), ...lines];
/** Two nodes with one display name, each with a system disk of its own. */
const called = (name: string, lines: readonly string[], diskOfA = 'a.vmdk', diskOfB = 'b.vmdk') => ({
  'a.vmx': node(name, ...lines).replace(`${name}.vmdk`, diskOfA),
  'b.vmx': node(name, ...lines).replace(`${name}.vmdk`, diskOfB),
});
const without = (files: Readonly<Record<string, string>>, lines: RegExp) =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [file, text.replaceAll(lines, '')]));
expectFindings(
  'Ids that a copy keeps',
  [TWIN, VMCI],
  [
    ['the same BIOS id', pair(nodeWith(`uuid.bios = "${A}"`)), both(`warning ${TWIN} "${A}"`)],
    [
      'in two spellings',
      pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${PLAIN}"`)),
      [`a.vmx warning ${TWIN} "${A}"`, `b.vmx warning ${TWIN} "${PLAIN}"`],
    ],
    [
      'one that is replaced at the next start',
      pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A}"`, 'uuid.action = "CREATE"')),
      [],
    ],
    [
      'one that is kept',
      pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A}"`, 'uuid.action = "keep"')),
      both(`warning ${TWIN} "${A}"`),
    ],
    ['two ids', pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A.replace('9b', '9c')}"`)), []],
    ['no id', pair(nodeWith()), []],
    [
      'a backup of a node, beside another node',
      {
        'a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
        'b.vmx': node('b', ...nodeWith(`uuid.bios = "${A.replace('9b', '9c')}"`)),
        'backup/a/a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
      },
      [],
    ],
    [
      'a variant of a node under another name, which starts from the same disk',
      {
        ...pair(nodeWith(`uuid.bios = "${A}"`), nodeWith(`uuid.bios = "${A.replace('9b', '9c')}"`)),
        'variant.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)).replace('= "a"', '= "a without network"'),
      },
      [],
    ],
    [
      'a copy that still shows the name of its template, with a file and a system disk of its own',
      called('template', nodeWith(`uuid.bios = "${A}"`, 'vmci0.id = "5"')),
      ['a.vmx', 'b.vmx'].flatMap((file) => [`${file} warning ${TWIN} "${A}"`, `${file} hint ${VMCI} "5"`]),
    ],
    [
      'the same with points in the names of the system disks',
      called('template', nodeWith(`uuid.bios = "${A}"`), 'sql.site1.vmdk', 'sql.site2.vmdk'),
      both(`warning ${TWIN} "${A}"`),
    ],
    [
      'a copy in a file of its own, with another snapshot of the same system disk',
      called('a', nodeWith(`uuid.bios = "${A}"`, 'vmci0.id = "5"'), 'a-000001.vmdk', 'a-000002.vmdk'),
      [],
    ],
    [
      'files with one name and no disk to start from',
      without(called('a', nodeWith(`uuid.bios = "${A}"`)), /^scsi0:0.*\n/gm),
      [],
    ],
    [
      'a backup whose file is named after that of the node',
      {
        'a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
        'a-backup.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)).replace('a.vmdk', 'b.vmdk'),
      },
      [],
    ],
    [
      'the same with a blank behind the name that it shows',
      {
        'a.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`)),
        'a-backup.vmx': node('a', ...nodeWith(`uuid.bios = "${A}"`))
          .replace('a.vmdk', 'b.vmdk')
          .replace('= "a"', '= "a "'),
      },
      [],
    ],
    ['a placeholder', pair(nodeWith('uuid.bios = "{{ id }}"')), []],
    ['machines that are no nodes', pair([`uuid.bios = "${A}"`, 'vmci0.id = "5"']), []],
    ['the same VMCI id', pair(nodeWith('vmci0.id = "-5"')), both(`hint ${VMCI} "-5"`)],
    [
      'the same VMCI id in a backup of a node, beside another node',
      {
        'a.vmx': node('a', ...nodeWith('vmci0.id = "5"')),
        'b.vmx': node('b', ...nodeWith('vmci0.id = "6"')),
        'backup/a/a.vmx': node('a', ...nodeWith('vmci0.id = "5"')),
      },
      [],
    ],
    ['two VMCI ids', pair(nodeWith('vmci0.id = "5"'), nodeWith('vmci0.id = "-5"')), []],
  ],
);

const id = (line: string) => ({ 'a.vmx': node('a', line) });
expectFindings(
  'The form of ids',
  [ID],
  [
    ['sixteen bytes', id(`uuid.bios = "${A}"`), []],
    ['without blanks', id(`uuid.bios = "${PLAIN}"`), []],
    ['as elsewhere in the world', id('uuid.bios = "564d202e-e751-213a-cf1f-8ca485aa049b"'), []],
    ['fifteen bytes', id(`uuid.bios = "${A.slice(3)}"`), [`a.vmx error ${ID} "${A.slice(3)}"`]],
    ['no digits', id('uuid.bios = "create"'), [`a.vmx error ${ID} "create"`]],
    ['another id: warning', id('uuid.location = "here"'), [`a.vmx warning ${ID} "here"`]],
    ['the id of vCenter', id('vc.uuid = "52"'), [`a.vmx warning ${ID} "52"`]],
    ['empty', id('vc.uuid = ""'), []],
    ['a placeholder', id('uuid.bios = "${UUID}"'), []],
  ],
);

describe('Messages and fixes about ids', () => {
  it('spells an id that only has other signs than blanks and dashes', async () => {
    const titles = (written: string) => fixTitles(id(`uuid.bios = "${written}"`), 'a.vmx', ID);
    const remove = 'Delete uuid.bios, so that a new id is made';
    for (const written of ['{564d202e-e751-213a-cf1f-8ca485aa049b}', A.replaceAll(/[ -]/g, ':')])
      assert.deepEqual(await titles(written), [`Write it as ${A}`, remove], written);
    for (const written of [`{${PLAIN.slice(2)}}`, `${A} 00;`, `x${A}`, 'urn:uuid:564d202e'])
      assert.deepEqual(await titles(written), [remove], written);
  });

  it('names the other nodes, one or more', async () => {
    const files = pair(nodeWith(`uuid.bios = "${A}"`));
    assert.match(
      await messageOf(files, 'a.vmx', TWIN),
      /^uuid\.bios is the same in this file and in b\.vmx, so these nodes are copies of one machine\. .* take them for one/,
    );
    const three = { ...files, 'c.vmx': files['a.vmx']?.toString().replaceAll('"a', '"c') ?? '' };
    assert.match(
      await messageOf(three, 'a.vmx', TWIN),
      /in b\.vmx and c\.vmx, so these nodes are copies of one machine\./,
    );
  });

  it('leaves one machine its id, whatever is applied together', async () => {
    const files = {
      ...pair(nodeWith(`uuid.bios = "${A}"`)),
      'c.vmx': node('c', ...nodeWith(`uuid.bios = "${A}"`)),
    };
    const title = 'This is the copy: set uuid.action = "create"';
    const titles = ['a.vmx', 'b.vmx', 'c.vmx'].map((file) => fixTitles(files, file, TWIN));
    assert.deepEqual(await Promise.all(titles), [[], [title], [title]]);
  });

  it('says nothing about an encrypted file that hides its ids', async () => {
    const found = await lintVmx('encryption.data = "x"\nethernet0.present = "TRUE"\n');
    assert.deepEqual(
      found.filter(({ ruleId }) => ruleId === ID),
      [],
    );
  });
});
