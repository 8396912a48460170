import assert from 'node:assert/strict';
import type { LocationText, ScsiText } from '../machine/vmcText.js';
import { files, findingsOf, node, ordinary, QUORUM, SHARED } from './vmcFiles.js';

const DATA = { absolute: 'D:\\Cluster\\data.vhd' };
const at = (id: number, disk: LocationText = DATA): LocationText => ({ ...disk, id: String(id) });
const empty = (id: number): LocationText => ({ id: String(id), driveType: '0' });
const bus = (id: number, ...disks: readonly LocationText[]): ScsiText => ({ id: String(id), disks });
const shared = (id: number, ...disks: readonly LocationText[]): ScsiText => ({
  ...SHARED,
  ...bus(id, ...disks),
});
const machine = (...scsi: readonly ScsiText[]): string => ordinary({ scsi });
const member = (...scsi: readonly ScsiText[]): string => node(1, { scsi });
const ideTwice = (id: string): string => {
  const other = `<ide_controller id="${id}"><location id="1"/></ide_controller>`;
  return ordinary().replace('<ide_controller id="0">', `${other}<ide_controller id="2">`);
};

/** A repair is told the place of what it changes, and there something else would be found first. */
const rows: readonly (readonly [rule: string, plain: string, ambiguous: string])[] = [
  [
    'vmc-same-vhd-twice',
    machine(bus(0, at(0)), bus(1, at(0))),
    machine(bus(0, at(0)), bus(1, QUORUM), bus(1, at(0))),
  ],
  ['vmc-scsi-location-range', machine(bus(0, at(7))), machine(bus(0, empty(7), at(7)))],
  ['vmc-scsi-location-range', machine(bus(0, at(7))), machine(bus(0), bus(0, at(7)))],
  ['vmc-scsi-location-range', ideTwice('1').replace('"1"', '"0"'), ideTwice('2')],
  ['vmc-too-many-controllers', machine(bus(4, at(0))), machine(bus(4), bus(4, at(0)))],
  ['vmc-shared-disk-not-at-0', member(shared(0, at(1))), member(shared(0, empty(1), at(1)))],
];

describe('Repairs by place', () => {
  for (const [rule, plain, ambiguous] of rows) {
    it(`of ${rule} are not offered where something else is found there`, async () => {
      const offered = async (text: string): Promise<number> => {
        const found = await findingsOf(rule, files(text));
        assert.ok(found.length > 0);
        return found.flatMap(({ finding }) => finding.fixes).length;
      };
      assert.ok((await offered(plain)) > 0);
      assert.equal(await offered(ambiguous), 0);
    });
  }

  it('hang a disk on no number that two controllers have', async () => {
    const many = shared(0, QUORUM, at(1));
    const fixed = async (...more: readonly ScsiText[]): Promise<string> => {
      const [found] = await findingsOf('vmc-shared-controller-many-disks', files(member(many, ...more)));
      const edits = found?.finding.fixes[0]?.files.flatMap((file) => file.edits) ?? [];
      return edits.map(({ newText }) => newText).join();
    };
    assert.match(await fixed(), /<scsi_controller id="1">/);
    assert.match(await fixed(shared(1), shared(1)), /<scsi_controller id="2">/);
  });
});
