import assert from 'node:assert/strict';
import type { Files } from '../lintFiles.js';
import { vmcText, type LocationText, type ScsiText } from '../machine/vmcText.js';
import { checkCases, findingsIn, repairedText } from './vmcFindings.js';

const ide = (...disks: readonly LocationText[]): Files => ({ 'a.vmc': vmcText({ ide: disks }) });
const scsi = (controller: ScsiText): Files => ({ 'a.vmc': vmcText({ scsi: [controller] }) });

describe('vmc-drive-type', () => {
  checkCases('vmc-drive-type', [
    ...['0', '1', '2', '', '{{type}}', 'disk'].map((driveType) => ({
      name: `is silent about "${driveType}"`,
      files: ide({ driveType, absolute: 'D:\\disk.img' }),
      expected: [],
    })),
    ...['3', '-1', '10'].map((driveType) => ({
      name: `reports ${driveType}`,
      files: ide({ driveType, absolute: 'D:\\a.vhd' }),
      expected: [`a.vmc error ${driveType}`],
    })),
    ...(
      [
        ['a hard disk as a CD drive', '2', 'D:\\a.VHD', 'warning 2'],
        ['an ISO image as a hard disk', '1', 'D:\\a.iso', 'warning 1'],
        ['a hard disk as no drive', '0', 'D:\\a.vhd', 'hint 0'],
        ['a hard disk with an empty type', '', 'D:\\a.vhd', 'warning <drive_type type="integer">'],
      ] as const
    ).map(([name, driveType, absolute, told]) => ({
      name: `reports ${name}`,
      files: ide({ driveType, absolute }),
      expected: [`a.vmc ${told}`],
    })),
    {
      name: 'reports a hard disk without a type',
      files: {
        'a.vmc': vmcText({ ide: [{ absolute: 'D:\\a.vhd' }] }).replace(/<drive_type.*<\/drive_type>/, ''),
      },
      expected: ['a.vmc warning <location id="0">'],
    },
    {
      name: 'leaves a misspelled type to the rule about such names',
      files: {
        'a.vmc': vmcText({ ide: [{ absolute: 'D:\\a.vhd' }] }).replaceAll('drive_type', 'drive_typ'),
      },
      expected: [],
    },
    {
      name: 'is silent about a drive of the host, a placeholder, and a place without type and path',
      files: ide(
        { driveType: '1', absolute: 'E:' },
        { id: '1', driveType: '{{type}}', absolute: 'D:\\a.vhd' },
        { id: '2', driveType: '' },
      ),
      expected: [],
    },
    {
      name: 'warns at most under unusual names of the SCSI controller',
      files: scsi({ more: ['<isShared type="boolean">false</isShared>'], disks: [{ driveType: '7' }] }),
      expected: ['a.vmc warning 7'],
    },
  ]);

  for (const [absolute, type] of [
    ['D:\\a.VHD', '1'],
    ['D:\\cd.iso', '2'],
    ['E', '2'],
    [undefined, '0'],
  ] as const) {
    it(`takes ${absolute ?? 'no path'} for type ${type}`, async () => {
      const files = ide({ driveType: '9', ...(absolute === undefined ? {} : { absolute }) });
      const text = await repairedText('vmc-drive-type', files, 'a.vmc');
      assert.match(text, new RegExp(`<drive_type type="integer">${type}<`));
    });
  }

  it('speaks of a path only where there is one', async () => {
    const advice = async (absolute: string): Promise<string | undefined> =>
      (await findingsIn('vmc-drive-type', ide({ driveType: '9', absolute })))[0]?.finding.message;
    assert.match((await advice('')) ?? '', / Write 0, because no path stands there\.$/);
    assert.match((await advice('D:\\a.vhd')) ?? '', / Write 1, for by its path it is a hard disk\.$/);
  });

  it('makes no two hard disks of one file', async () => {
    const offered = async (file: string, otherType: string): Promise<number[]> => {
      const disks = [
        { driveType: '9', absolute: file },
        { id: '1', driveType: otherType, absolute: file },
      ];
      return (await findingsIn('vmc-drive-type', ide(...disks))).map(({ finding }) => finding.fixes.length);
    };
    assert.deepEqual(await offered('D:\\a.vhd', '1'), [0]);
    assert.deepEqual(await offered('D:\\a.vhd', '0'), [0, 0]);
    assert.deepEqual(await offered('D:\\cd.iso', '2'), [1]);
  });

  it('offers nothing where the path does not tell', async () => {
    const [found] = await findingsIn('vmc-drive-type', ide({ driveType: '9', absolute: 'D:\\disk.img' }));
    assert.deepEqual(found?.finding.fixes, []);
    assert.match(found.finding.message, /^The drive at location 0 of IDE controller 0 has the type 9\./);
  });
});

describe('vmc-drive-empty', () => {
  checkCases('vmc-drive-empty', [
    { name: 'is silent about a relative path alone', files: ide({ relative: 'a.vhd' }), expected: [] },
    { name: 'is silent about a placeholder', files: ide({ absolute: '{{disk}}' }), expected: [] },
    {
      name: 'is silent about empty places and CD drives',
      files: ide({ driveType: '0' }, { id: '1', driveType: '2' }),
      expected: [],
    },
    {
      name: 'reports a disk without a path, beside others',
      files: ide({ relative: 'a.vhd' }, { id: '1' }),
      expected: ['a.vmc error <absolute type="string" />'],
    },
    {
      name: 'reports a location without any path element',
      files: {
        'a.vmc': vmcText({ ide: [{}] }).replace(/[ \t]*<pathname>[\s\S]*?<\/pathname>\r\n/, ''),
      },
      expected: ['a.vmc error <location id="0">'],
    },
  ]);

  it('leaves the place on a shared bus to a person, because the disk of the cluster belongs there', async () => {
    for (const [shared, count] of [
      ['true', 0],
      ['false', 1],
    ] as const) {
      const [found] = await findingsIn('vmc-drive-empty', scsi({ shared, disks: [{}] }));
      assert.equal(found?.finding.fixes.length, count, shared);
    }
  });
});

describe('vmc-path', () => {
  checkCases('vmc-path', [
    ...['C:\\a b\\ü.vhd', '\\\\server\\share\\a.vhd', '{{folder}}/a.vhd'].map((absolute) => ({
      name: `is silent about ${absolute}`,
      files: ide({ absolute }),
      expected: [],
    })),
    ...['a.vhd', '..\\a.vhd', 'C:/a.vhd', 'C:\\a?.vhd', 'C:\\a|b.vhd', `C:\\${'a'.repeat(257)}`].map(
      (absolute) => ({
        name: `hints at ${absolute.slice(0, 20)}`,
        files: ide({ absolute }),
        expected: [`a.vmc hint ${absolute}`],
      }),
    ),
    { name: 'knows the longest path', files: ide({ absolute: `C:\\${'a'.repeat(256)}` }), expected: [] },
    {
      name: 'is silent about a drive of the host',
      files: ide({ driveType: '2', absolute: 'D' }),
      expected: [],
    },
  ]);
});

describe('The repair of vmc-path', () => {
  const WRITTEN: readonly (readonly [absolute: string, right: string])[] = [
    ['"C:\\a b\\c.vhd"', 'C:\\a b\\c.vhd'],
    ['C:/a/b.vhd', 'C:\\a\\b.vhd'],
    ['//server/share/a.vhd', '\\\\server\\share\\a.vhd'],
  ];
  for (const [absolute, right] of WRITTEN) {
    it(`writes ${right} for ${absolute}, and leaves the relative path alone`, async () => {
      const files = ide({ absolute, relative: 'x.vhd' });
      const repaired = await repairedText('vmc-path', files, 'a.vmc', /^Write it as /);
      assert.equal(repaired, String(files['a.vmc']).replace(absolute, right));
    });
  }

  for (const absolute of ['/home/a.vhd', '"a.vhd"', 'C:\\a"b.vhd', 'C:/a?.vhd', '"C:\\a"b"', 'a/b.vhd'])
    it(`is none for ${absolute}`, async () => {
      const [found] = await findingsIn('vmc-path', ide({ absolute }));
      assert.deepEqual(found?.finding.fixes, []);
    });
});

describe('vmc-path-mismatch', () => {
  const both = (absolute: string, relative: string, more: Files): Files => ({
    ...ide({ absolute, relative }),
    ...more,
  });
  checkCases('vmc-path-mismatch', [
    {
      name: 'is silent about two ways to one file',
      files: both('/vms/a.vhd', '.\\a.vhd', { 'a.vhd': 'x' }),
      expected: [],
    },
    {
      name: 'is silent where only one of the two files is there',
      files: both('/vms/a.vhd', 'b.vhd', { 'a.vhd': 'x' }),
      expected: [],
    },
    {
      name: 'is silent where one path leads out of the folder',
      files: both('D:\\vms\\a.vhd', 'b.vhd', { 'b.vhd': 'x' }),
      expected: [],
    },
    {
      name: 'reports two files',
      files: both('/vms/old/a.vhd', 'a.vhd', { 'a.vhd': 'x', 'old/a.vhd': 'x' }),
      expected: ['a.vmc warning /vms/old/a.vhd'],
    },
  ]);

  it('keeps the path that a person chooses', async () => {
    const files = both('/vms/old/a.vhd', 'a.vhd', { 'a.vhd': 'x', 'old/a.vhd': 'x' });
    const kept = await repairedText('vmc-path-mismatch', files, 'a.vmc', /^Keep a\.vhd/);
    assert.match(kept, /<absolute type="string"><\/absolute>\r\n\s*<relative type="string">a\.vhd</);
  });
});

describe('vmc-duplicate-location', () => {
  const twice = ide({ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\b.vhd' });
  checkCases('vmc-duplicate-location', [
    {
      name: 'is silent about different places',
      files: ide({ absolute: 'D:\\a.vhd' }, { id: '1', absolute: 'D:\\b.vhd' }),
      expected: [],
    },
    { name: 'reports the second drive', files: twice, expected: ['a.vmc error id="0"'] },
    {
      name: 'warns of an empty description beside a drive',
      files: ide({ driveType: '0' }, { absolute: 'D:\\b.vhd' }),
      expected: ['a.vmc warning id="0"'],
    },
    {
      name: 'knows places by their written number only',
      files: {
        'a.vmc': vmcText({ ide: [{ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\b.vhd' }] }).replaceAll(
          '<location id="0">',
          '<location>',
        ),
      },
      expected: [],
    },
    {
      name: 'reports one place on two controllers of one number',
      files: {
        'a.vmc': vmcText({
          scsi: [{ disks: [{ absolute: 'D:\\a.vhd' }] }, { disks: [{ absolute: 'D:\\b.vhd' }] }],
        }),
      },
      expected: ['a.vmc error id="0"'],
    },
  ]);

  it('moves the second drive to the next place, over an empty description of it', async () => {
    const files = ide({ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\b.vhd' }, { id: '1', driveType: '0' });
    const text = await repairedText('vmc-duplicate-location', files, 'a.vmc');
    assert.deepEqual(text.match(/<location id="\d">/g), ['<location id="0">', '<location id="1">']);
    assert.ok(text.includes('D:\\b.vhd') && !text.includes('>0</drive_type>'));
  });

  it('moves a SCSI drive too', async () => {
    const files = scsi({ shared: 'false', disks: [{ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\b.vhd' }] });
    const text = await repairedText('vmc-duplicate-location', files, 'a.vmc');
    assert.deepEqual(text.match(/<location id="\d">/g), ['<location id="0">', '<location id="1">']);
  });

  it('deletes the second one of two that name the same file, as one mistake', async () => {
    const files = ide({ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\a.vhd' });
    assert.deepEqual(await findingsIn('vmc-same-vhd-twice', files), []);
    const text = await repairedText('vmc-duplicate-location', files, 'a.vmc');
    assert.deepEqual(text.match(/<location id="\d">/g), ['<location id="0">']);
  });

  it('has no place to offer on a shared bus', async () => {
    const disks = [{ absolute: 'D:\\a.vhd' }, { absolute: 'D:\\b.vhd' }];
    const [found] = await findingsIn('vmc-duplicate-location', scsi({ shared: 'true', scsiId: '7', disks }));
    assert.deepEqual(found?.finding.fixes, []);
    assert.match(
      found.finding.message,
      /^Two drives are at location 0 of SCSI controller 0: a\.vhd and b\.vhd\./,
    );
    assert.match(found.finding.message, / Give one of them a shared controller of its own, in every node\.$/);
  });
});
