import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../server/src/syntax/vmx/parse.js';
import type { VmxEntry } from '../../../server/src/syntax/vmx/tree.js';

const KEYS = [
  'memsize',
  'MemSize',
  'scsi0:0.fileName',
  'scsi1:12.filename',
  'SCSI0:0.FILENAME',
  'scsi0.present',
];

/** Files in which keys come again, in another letter case and for another device too. */
const files = fc
  .array(fc.constantFrom(...KEYS), { maxLength: 12 })
  .map((keys) => keys.map((key, line) => `${key} = "${line}"`).join('\n'));

const lower = ({ key }: VmxEntry): string => key.toLowerCase();
const shape = (entry: VmxEntry): string => lower(entry).replaceAll(/\d+/g, '#');

describe('The settings of a .vmx by their keys', () => {
  it('are those that going through the file finds', () => {
    fc.assert(
      fc.property(files, fc.constantFrom(...KEYS), (text, asked) => {
        const { tree } = parse(text);
        const written = tree.entries.filter((entry) => lower(entry) === asked.toLowerCase());
        assert.deepEqual(tree.all(asked), written);
        assert.equal(tree.only(asked), written.length === 1 ? written[0] : undefined);
      }),
    );
  });

  it('come all with their names, in the order of the file', () => {
    fc.assert(
      fc.property(files, (text) => {
        const { tree } = parse(text);
        assert.deepEqual(
          tree.settings(),
          tree.entries.map((entry) => ({
            entry,
            name: { written: entry.key, lower: lower(entry), shape: shape(entry) },
          })),
        );
      }),
    );
  });

  it('are found by what they are about, whatever the device', () => {
    fc.assert(
      fc.property(files, fc.constantFrom('memsize', 'scsi#:#.fileName', 'scsi#.present'), (text, asked) => {
        const { tree } = parse(text);
        const written = tree.entries.filter((entry) => shape(entry) === asked.toLowerCase());
        assert.deepEqual(tree.ofShape(asked), written);
      }),
    );
  });

  it('are repeated in the order in which the file first names them', () => {
    const { tree } = parse('b = "1"\na = "2"\nA = "3"\nc = "4"\nB = "5"\na = "6"');
    assert.deepEqual(
      tree.repeated().map((places) => places.map(({ value }) => value)),
      [
        ['1', '5'],
        ['2', '3', '6'],
      ],
    );
  });
});
