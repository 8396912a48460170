import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortByDevice, whyNotSort } from '../../server/src/machine/vmx/sortByDevice.js';
import { applyEdits, sortEdits } from '../../server/src/syntax/text.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';

const sorted = (text: string): string => applyEdits(text, sortByDevice(parse(text).tree));
const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

describe('Sorting a .vmx by device', () => {
  for (const [name, before, after] of [
    [
      'puts general settings first, then memory, processors, controllers with their devices, adapters and the rest',
      lines(
        ...['usb.present = "TRUE"', 'ethernet1.present = "TRUE"', 'sata0:1.present = "TRUE"'],
        ...['scsi1:10.present = "TRUE"', 'scsi1:2.present = "TRUE"', 'numvcpus = "2"', 'memsize = "512"'],
        ...[
          'ethernet0.present = "TRUE"',
          'scsi0:0.fileName = "a"',
          'SCSI1.present = "TRUE"',
          'ide0:0.present = "TRUE"',
        ],
        ...['sched.scsi0:0.shares = "normal"', 'guestOS = "winNetStandard"', 'floppy0.present = "FALSE"'],
      ),
      lines(
        ...['guestOS = "winNetStandard"', 'memsize = "512"', 'numvcpus = "2"'],
        ...['scsi0:0.fileName = "a"', 'sched.scsi0:0.shares = "normal"'],
        ...['SCSI1.present = "TRUE"', 'scsi1:2.present = "TRUE"', 'scsi1:10.present = "TRUE"'],
        ...['ide0:0.present = "TRUE"', 'sata0:1.present = "TRUE"'],
        ...['ethernet0.present = "TRUE"', 'ethernet1.present = "TRUE"'],
        ...['floppy0.present = "FALSE"', 'usb.present = "TRUE"'],
      ),
    ],
    [
      'begins with the header, the encoding and the versions',
      lines(
        '# Node 1',
        '',
        'displayName = "a"',
        'virtualHW.version = "4"',
        'config.version = "8"',
        '.encoding = "UTF-8"',
      ),
      lines(
        '# Node 1',
        '',
        '.encoding = "UTF-8"',
        'config.version = "8"',
        'virtualHW.version = "4"',
        'displayName = "a"',
      ),
    ],
    [
      'takes comments and blank lines along with the setting below them',
      lines('a = "1"', 'scsi1.present = "TRUE"', '', '# system', 'scsi0.present = "TRUE"', '# end'),
      lines('a = "1"', '', '# system', 'scsi0.present = "TRUE"', 'scsi1.present = "TRUE"', '# end'),
    ],
    [
      'keeps an accepted finding with its setting',
      lines('# top', '# vmxlint-disable-next-line x', 'scsi0.present = "TRUE"', 'a = "1"'),
      lines('# top', 'a = "1"', '# vmxlint-disable-next-line x', 'scsi0.present = "TRUE"'),
    ],
    [
      'keeps the order of keys that are written twice',
      lines('ide0:0.mode = "b"', 'IDE0:0.mode = "a"', 'memsize = "2"', 'memsize = "1"'),
      lines('memsize = "2"', 'memsize = "1"', 'ide0:0.mode = "b"', 'IDE0:0.mode = "a"'),
    ],
    [
      'leaves the last line without a line end',
      '\uFEFFscsi0.present = "TRUE"\r\na = "1"',
      '\uFEFFa = "1"\r\nscsi0.present = "TRUE"',
    ],
  ] as const) {
    it(name, () => {
      assert.equal(sorted(before), after);
    });
  }

  it('moves as few lines as possible', () => {
    const text = lines(
      'a = "1"',
      'scsi0.present = "TRUE"',
      'ethernet0.present = "TRUE"',
      'scsi0.virtualDev = "x"',
    );
    const edits = sortByDevice(parse(text).tree);
    assert.deepEqual(
      edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
      [
        ['', 'scsi0.virtualDev = "x"\n'],
        ['scsi0.virtualDev = "x"\n', ''],
      ],
    );
  });

  it('leaves a file alone whose lines may belong together', () => {
    for (const [text, reason] of [
      ['scsi0.present = "TRUE"\n{% if x %}\na = "1"\n{% endif %}\n', /^Line \{0\} is no setting/],
      ['scsi0.present = "TRUE"\r\na = "1"\n\rb = "1"\n', /mixes line ends/],
    ] as const) {
      const { tree } = parse(text);
      assert.match(whyNotSort(tree)?.template ?? '', reason);
      assert.deepEqual(sortByDevice(tree), []);
    }
  });
});

const line = fc.constantFrom(
  ...[
    'a = "1"',
    'A = "2"',
    'scsi0.present = "x"',
    'scsi0:1.mode = y',
    'scsi10.a = "1"',
    'ide0:0.x = "1"',
    '.encoding = "x"',
  ],
  ...[
    'ethernet3.a = "b"',
    'memsize = "4" # c',
    '# comment',
    '# vmxlint-disable-next-line',
    '',
    '  ',
    'usb:0.present = "x"',
  ],
);
const anyFile = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([all, end, isEnded]) => all.join(end) + (isEnded ? end : ''));

describe('Sorting any .vmx', () => {
  it('loses no line, and a second time changes nothing', () => {
    const linesOf = (text: string): readonly string[] => text.split(/\r\n|\n|\r/).sort();
    const random = fc.property(anyFile, (text) => {
      const edits = sortByDevice(parse(text).tree);
      assert.deepEqual(edits, sortEdits(edits));
      const once = applyEdits(text, edits);
      assert.deepEqual(linesOf(once), linesOf(text));
      assert.equal(once.length, text.length);
      assert.equal(sorted(once), once);
      for (const { key } of parse(text).tree.entries) {
        const values = (one: string): readonly string[] =>
          parse(one)
            .tree.all(key)
            .map(({ value }) => value);
        assert.deepEqual(values(once), values(text));
      }
    });
    fc.assert(random, { numRuns: 600 });
  });
});
