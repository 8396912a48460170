import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { utf16, vmcText } from '../machine/vmcText.js';
import { lines, NODE, picked, titles } from './pickRefactoring.js';

describe('Moving a disk', () => {
  it('goes to the next free place on each fitting controller, and on a new one', async () => {
    const text = lines(
      ...['scsi0.present = "TRUE"', 'scsi0:0.fileName = "system.vmdk"', '$0scsi0:1.fileName = "data.vmdk"'],
      ...['scsi1.present = "TRUE"', 'scsi1:0.fileName = "more.vmdk"'],
      ...['scsi2.present = "TRUE"', 'scsi2.sharedBus = "virtual"'],
    );
    const moves = await titles({ 'a.vmx': text }, { only: ['refactor.move'] });
    assert.deepEqual(moves, [
      'Move data.vmdk to scsi0:2',
      'Move data.vmdk to scsi1:1',
      'Move data.vmdk to scsi3:0, a new controller',
    ]);
    assert.deepEqual(await picked({ 'a.vmx': text }, 'Move data.vmdk to scsi1:1'), {
      'a.vmx': text.replace('$0scsi0:1', 'scsi1:1'),
    });
  });

  it('moves a disk that nodes share in all of them, the bus of the new controller shared alike', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2', '', '\r\n') };
    const moved = (name: string, end: string): string =>
      NODE(name, '', end)
        .replace(/scsi1:0/g, 'scsi2:0')
        .replace(
          `"virtual"${end}`,
          [
            '"virtual"',
            'scsi2.present = "TRUE"',
            'scsi2.virtualDev = "lsilogic"',
            'scsi2.sharedBus = "virtual"',
            '',
          ].join(end),
        );
    assert.deepEqual(await picked(files, 'Move quorum.vmdk to scsi2:0, a new controller, in every node'), {
      'node1.vmx': moved('node1', '\n'),
      'node2.vmx': moved('node2', '\r\n'),
    });
  });

  it('finds a place that is free in every node', async () => {
    const files = {
      'node1.vmx': NODE('node1', '$0'),
      'node2.vmx': `${NODE('node2')}scsi1:1.fileName = "/san/logs.vmdk"\n`,
    };
    assert.deepEqual(
      (await titles(files)).filter((title) => title.startsWith('Move')),
      [
        'Move quorum.vmdk to scsi1:2 in every node',
        'Move quorum.vmdk to scsi2:0, a new controller, in every node',
      ],
    );
  });

  it('moves it in a .vmc of the cluster too', async () => {
    const vmc = (id: string): string =>
      vmcText({
        ide: [{ absolute: 'D:\\own.vhd' }],
        scsi: [{ id, shared: 'true', scsiId: '6', disks: [{ absolute: 'D:\\q.vhd' }] }],
      });
    const files = {
      'a.vmx': NODE('a', '$0').replace('/san/quorum.vmdk', 'D:\\q.vhd'),
      'b.vmc': utf16(vmc('1')),
    };
    const changed = await picked(files, 'Move q.vhd to scsi2:0, a new controller, in every node');
    assert.deepEqual(Object.keys(changed), ['a.vmx', 'b.vmc']);
    assert.match(changed['a.vmx'] ?? '', /^scsi2:0\.fileName = "D:\\q\.vhd"$/m);
    const controllers = (changed['b.vmc'] ?? '').match(
      /<scsi_controller id="\d">|<shared .*|<location id="0">|.*vhd.*/g,
    );
    assert.deepEqual(
      controllers?.map((line) => line.trim().replace(/ type="\w+"/, '')),
      [
        ...[
          '<location id="0">',
          '<absolute>D:\\own.vhd</absolute>',
          '<scsi_controller id="1">',
          '<shared>true</shared>',
        ],
        ...[
          '<scsi_controller id="2">',
          '<shared>true</shared>',
          '<location id="0">',
          '<absolute>D:\\q.vhd</absolute>',
        ],
      ],
    );
  });

  it('gives the new controller of each node of Virtual Server the SCSI id that the old one has', async () => {
    const node = (name: string, scsiId: string): string =>
      vmcText({
        networks: ['Public', 'Heartbeat'],
        ide: [{ absolute: `D:\\${name}.vhd` }],
        scsi: [{ shared: 'true', scsiId, disks: [{ absolute: 'D:\\q.vhd' }] }],
      });
    const files = {
      'a.vmc': node('a', '7').replace(/(?<=<scsi_adapter>[^]*)(?=<location)/, () => '$0'),
      'b.vmc': node('b', '6'),
    };
    const changed = await picked(files, 'Move q.vhd to scsi1:0, a new controller, in every node');
    const ids = (name: string): string[] =>
      [...(changed[name] ?? '').matchAll(/<scsi_id [^>]*>(\d)/g)].map(([, id = '']) => id);
    assert.deepEqual(
      [ids('a.vmc'), ids('b.vmc')],
      [
        ['7', '7'],
        ['6', '6'],
      ],
    );
    const findings = (await lintFiles(changed)).get('b.vmc') ?? [];
    assert.ok(!findings.some(({ ruleId }) => ruleId === 'vmc-scsi-id-same-on-bus'));
  });

  it('puts no disk in front of the one that the machine starts from, unless an order says where it starts', async () => {
    const text = lines(
      ...['scsi0.present = "TRUE"', 'scsi0:1.fileName = "system.vmdk"', 'scsi1.present = "TRUE"'],
      ...['$0scsi1:0.fileName = "data.vmdk"', 'scsi1:1.deviceType = "cdrom-raw"'],
    );
    const moves = async (file: string): Promise<readonly string[]> =>
      (await titles({ 'a.vmx': file }, { only: ['refactor.move'] })).slice(0, 1);
    assert.deepEqual(await moves(text), ['Move data.vmdk to scsi0:2']);
    assert.deepEqual(await moves(`${text}bios.hddOrder = "scsi0:1"\n`), ['Move data.vmdk to scsi0:0']);
    const others = text.replace('$0', '');
    assert.deepEqual(await moves(others.replace('scsi1:1', '$0scsi1:1')), ['Move scsi1:1 to scsi0:0']);
    assert.deepEqual(await moves(others.replace('scsi0:1', '$0scsi0:1')), ['Move system.vmdk to scsi0:0']);
  });

  it('puts the disk that the machine starts from behind no other one, unless an order says where it starts', async () => {
    const moves = (file: string): Promise<readonly string[]> =>
      titles({ 'node1.vmx': file }, { only: ['refactor.move'] });
    const node = NODE('node1').replace('scsi0:0', '$0scsi0:0');
    assert.deepEqual(await moves(node), ['Move node1.vmdk to scsi0:1']);
    const places = ['scsi0:1', 'scsi2:0, a new controller'].map((place) => `Move node1.vmdk to ${place}`);
    assert.deepEqual(await moves(`${node}bios.hddOrder = "scsi0:0"\n`), places);
    assert.deepEqual(await moves(node.replace(/scsi1:0.*\n/g, '')), places);
  });

  it('leaves the shared disks of a VMware Server 2 on one bus', async () => {
    const node = NODE('node1', '$0')
      .replace('gsx3', 'server2')
      .replace('disk.locking', 'scsi1:1.fileName = "/san/data.vmdk"\ndisk.locking');
    const moves = (file: string): Promise<readonly string[]> =>
      titles({ 'node1.vmx': file }, { only: ['refactor.move'] });
    const added = 'Move quorum.vmdk to scsi2:0, a new controller';
    assert.deepEqual(await moves(node), ['Move quorum.vmdk to scsi1:2']);
    assert.deepEqual(await moves(node.replace('server2', 'gsx3')), ['Move quorum.vmdk to scsi1:2', added]);
    assert.deepEqual(await moves(node.replace(/scsi1:1.*\n/, '')), ['Move quorum.vmdk to scsi1:1', added]);
  });

  it('takes a disk from IDE to SCSI, but not the one that the machine starts from', async () => {
    const text = lines(
      ...['ide0:0.fileName = "system.vmdk"', 'ide0:0.deviceType = "ata-hardDisk"'],
      ...['ide1:1.fileName = "data.vmdk"', 'ide1:1.deviceType = "ata-hardDisk"'],
    );
    assert.deepEqual(
      (await titles({ 'a.vmx': text.replace('ide0:0', '$0ide0:0') })).filter((title) =>
        title.startsWith('Move'),
      ),
      ['Move system.vmdk to ide0:1', 'Move system.vmdk to ide1:0'],
    );
    const data = { 'a.vmx': text.replace('ide1:1.f', '$0ide1:1.f') };
    assert.deepEqual(await picked(data, 'Move data.vmdk to scsi0:0, a new controller'), {
      'a.vmx': lines(
        ...['ide0:0.fileName = "system.vmdk"', 'ide0:0.deviceType = "ata-hardDisk"'],
        ...['scsi0.present = "TRUE"', 'scsi0.virtualDev = "lsilogic"', 'scsi0:0.fileName = "data.vmdk"'],
      ),
    });
  });
});
