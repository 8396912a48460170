import assert from 'node:assert/strict';
import { prepareRename, rename } from '../../server/src/features/editing/rename.js';
import { toWorkspaceEdit } from '../../server/src/features/workspaceEdit.js';
import { translatedBy } from '../../server/src/l10n/language.js';
import type { Files } from '../lintFiles.js';
import { utf16, vmcText } from '../machine/vmcText.js';
import { changedTexts } from './applyWorkspaceEdit.js';
import { cursorIn, editorSession, fileUri, type SessionOptions } from './editorSession.js';
import { machineDocument } from '../../server/src/features/machineDocument.js';

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** The changed files after a rename at the mark, or the reason against it. */
async function renamed(
  files: Files,
  newName: string,
  options: SessionOptions = {},
): Promise<Record<string, string> | string> {
  const { session, document, offset } = await cursorIn(files, options);
  const outcome = rename(document, offset, newName);
  if ('whyNot' in outcome) return session.language(outcome.whyNot);
  return changedTexts(session, toWorkspaceEdit(outcome.files, session));
}

const inOne = async (text: string, newName: string): Promise<unknown> => {
  const outcome = await renamed({ 'a.vmx': text }, newName);
  return typeof outcome === 'string' ? outcome : outcome['a.vmx'];
};

/** What an input box would start with, and the text that it stands on. */
async function asked(files: Files): Promise<readonly [string, string] | undefined> {
  const { document, offset, text } = await cursorIn(files);
  const answer = prepareRename(document, offset);
  if (!answer || !('placeholder' in answer)) return undefined;
  const { start, end } = answer.range;
  return [answer.placeholder, text.slice(document.places.offset(start), document.places.offset(end))];
}

describe('Renaming a device of a .vmx', () => {
  it('gives a controller another number, with everything on it and in the boot order', async () => {
    assert.equal(
      await inOne(
        lines(
          ...['sc$0si1.present = "TRUE"', 'SCSI1.sharedBus = "virtual"', 'scsi1:0.fileName = "q.vmdk"'],
          ...['scsi10.present = "TRUE"', 'sched.scsi1:0.shares = "low"', 'bios.hddOrder = "scsi1:0"'],
        ),
        'scsi2',
      ),
      lines(
        ...['scsi2.present = "TRUE"', 'scsi2.sharedBus = "virtual"', 'scsi2:0.fileName = "q.vmdk"'],
        ...['scsi10.present = "TRUE"', 'sched.scsi2:0.shares = "low"', 'bios.hddOrder = "scsi2:0"'],
      ),
    );
  });

  it('moves a disk to another place on its controller, line ends and quotes kept', async () => {
    assert.equal(
      await inOne(
        'scsi1.present = "TRUE"\r\nscsi1:0$0.present="TRUE"\r\nscsi1:0.fileName=q.vmdk\r\n',
        'SCSI1:3',
      ),
      'scsi1.present = "TRUE"\r\nscsi1:3.present="TRUE"\r\nscsi1:3.fileName=q.vmdk\r\n',
    );
  });

  it('adds the controller that a disk moves to, alike and shared alike', async () => {
    assert.equal(
      await inOne(
        lines(
          ...['scsi1.present = "TRUE"', 'scsi1.virtualDev = "lsilogic"', 'scsi1.sharedBus = "virtual"'],
          ...['$0scsi1:0.present = "TRUE"', 'scsi1:0.fileName = "q.vmdk"'],
        ),
        'scsi2:0',
      ),
      lines(
        ...['scsi1.present = "TRUE"', 'scsi1.virtualDev = "lsilogic"', 'scsi1.sharedBus = "virtual"'],
        ...['scsi2.present = "TRUE"', 'scsi2.virtualDev = "lsilogic"', 'scsi2.sharedBus = "virtual"'],
        ...['scsi2:0.present = "TRUE"', 'scsi2:0.fileName = "q.vmdk"'],
      ),
    );
  });

  it('numbers a network adapter anew', async () => {
    assert.equal(
      await inOne(lines('ethernet0$0.present = "TRUE"', 'Ethernet0.vnet = "VMnet2"'), 'ethernet1'),
      lines('ethernet1.present = "TRUE"', 'ethernet1.vnet = "VMnet2"'),
    );
  });

  it('starts from a boot order too', async () => {
    assert.equal(
      await inOne(lines('scsi0:1.fileName = "a.vmdk"', 'bios.hddOrder = "scsi0:$01"'), 'scsi0:2'),
      lines('scsi0:2.fileName = "a.vmdk"', 'bios.hddOrder = "scsi0:2"'),
    );
  });

  const DISKS = lines(
    ...['scsi0.present = "TRUE"', 'scsi0:0.fileName = "a.vmdk"', 'scsi0:1.fileName = "b.vmdk"'],
    ...['scsi1.present = "TRUE"', 'ethernet0.present = "TRUE"', 'ethernet1.present = "TRUE"'],
  );
  const refused: readonly (readonly [string, string, string])[] = [
    ['scsi0:0', 'scsi0:1', 'scsi0:1 is taken by b.vmdk.'],
    ['scsi0:0', 'scsi0:7', 'scsi0:7 is the place of the SCSI controller itself, so no device can be there.'],
    [
      'scsi0:0',
      'somewhere',
      '"somewhere" is no place for a drive. A place is a controller and a number behind a colon: write for example scsi0:2.',
    ],
    [
      'scsi0:0',
      'scsi2',
      '"scsi2" is no place for a drive. A place is a controller and a number behind a colon: write for example scsi0:2.',
    ],
    ['scsi0.', 'scsi1', 'There is a controller scsi1 already.'],
    ['scsi0.', 'scsi4', 'scsi4 does not exist: SCSI controllers go from scsi0 to scsi3.'],
    ['scsi0.', 'ide1', '"ide1" is no name for a SCSI controller: write for example scsi2.'],
    ['ethernet0', 'ethernet1', 'There is a network adapter with the number 1 already.'],
    ['ethernet0', 'eth2', '"eth2" is no name for a network adapter: write for example ethernet2.'],
    [
      'ethernet0',
      'ethernet02',
      '"ethernet02" is no name for a network adapter: write for example ethernet2.',
    ],
    ['ethernet0', '', '"" is no name for a network adapter: write for example ethernet2.'],
  ];
  for (const [from, to, reason] of refused) {
    it(`refuses ${from} -> ${to}, with the reason`, async () => {
      assert.equal(await inOne(DISKS.replace(from, `$0${from}`), to), reason);
    });
  }

  it('says its reason in the language of the client', async () => {
    const language = translatedBy({
      'There is a controller {0} already.': 'Es gibt schon einen Controller {0}.',
    });
    assert.equal(
      await renamed({ 'a.vmx': DISKS.replace('scsi0.', '$0scsi0.') }, 'scsi1', { language }),
      'Es gibt schon einen Controller scsi1.',
    );
  });

  it('starts with the name of the device, whatever its spelling', async () => {
    assert.deepEqual(await asked({ 'a.vmx': 'sched.SC$0SI0:1.shares = "low"\nscsi0:1.present = "TRUE"\n' }), [
      'scsi0:1',
      'SCSI0:1',
    ]);
  });

  it('does nothing on other words', async () => {
    for (const text of [
      'scsi0.pre$0sent = "TRUE"\n',
      'memsi$0ze = "512"\n',
      '# scs$0i0\n',
      'usb0$0.present = "TRUE"\n',
    ])
      assert.equal(await asked({ 'a.vmx': text }), undefined, text);
  });
});

describe('Renaming a device of a .vmc', () => {
  const text = (id: string): string =>
    vmcText({
      networks: ['Internal Network'],
      ide: [{ id: '0', absolute: 'C:\\a.vhd' }],
      scsi: [{ id, shared: 'true', scsiId: '7', disks: [{ id: '0', absolute: 'C:\\q.vhd' }] }],
    });

  it('changes the id of a controller, asked by number or by name', async () => {
    const marked = text('1').replace('<scsi_controller id="1', '<scsi_controller id="1$0');
    for (const name of ['2', 'scsi2'])
      assert.deepEqual(await renamed({ 'a.vmc': marked }, name), { 'a.vmc': text('2') });
  });

  it('starts with the number on an id, with the name on an element', async () => {
    assert.deepEqual(
      await asked({ 'a.vmc': text('1').replace('_controller id="1', '_controller id="$01') }),
      ['1', '1'],
    );
    assert.deepEqual(await asked({ 'a.vmc': text('1').replace('<scsi_con', '<scsi_$0con') }), [
      'scsi1',
      'scsi_controller',
    ]);
  });

  it('moves a drive to another controller, in UTF-16 too', async () => {
    const before = text('1');
    const session = await editorSession({ 'a.vmc': utf16(before) });
    const document = (await machineDocument(session, fileUri('a.vmc')))!;
    const ide = before.indexOf('<location') + 2;
    const outcome = rename(document, ide + 1, 'ide0:1');
    assert.ok('files' in outcome);
    assert.deepEqual(changedTexts(session, toWorkspaceEdit(outcome.files, session)), {
      'a.vmc': `\uFEFF${before.replace('<location id="0">', '<location id="1">')}`,
    });
  });

  it('refuses a second place on a shared bus, and a file that is not well-formed', async () => {
    const onShared = text('1').replace(/(<scsi_controller[^]*?<loc)/, '$1$$0');
    assert.equal(
      await renamed({ 'a.vmc': onShared }, 'scsi1:1'),
      'scsi1:1 cannot be used: on a shared bus of Virtual Server the only place is scsi1:0.',
    );
    assert.equal(
      await renamed(
        {
          'a.vmc': text('1')
            .replace('<scsi_con', '<scsi_$0con')
            .replace('</bios>', '')
            .replace('</hardware>', ''),
        },
        '2',
      ),
      'The file of a is not well-formed XML: repair that first.',
    );
  });
});

describe('Renaming the file of a disk', () => {
  it('changes it in every machine that uses it, each with its own folder', async () => {
    const files = {
      'one/node1.vmx': lines(
        'scsi1:0.fileName = "../shared/quo$0rum.vmdk"',
        'scsi0:0.fileName = "quorum.vmdk"',
      ),
      'two/node2.vmx': 'scsi2:0.fileName = /vms/shared/quorum.vmdk\r\n',
      'other/node3.vmx': lines('scsi1:0.fileName = "quorum.vmdk"'),
    };
    assert.deepEqual(await renamed(files, 'witness disk.vmdk'), {
      'node1.vmx': lines(
        'scsi1:0.fileName = "../shared/witness disk.vmdk"',
        'scsi0:0.fileName = "quorum.vmdk"',
      ),
      'node2.vmx': 'scsi2:0.fileName = "/vms/shared/witness disk.vmdk"\r\n',
    });
  });

  it('changes both paths of a .vmc, and the .vmx that uses the file too', async () => {
    const disk = (name: string): string =>
      vmcText({
        scsi: [
          {
            shared: 'true',
            disks: [{ absolute: `D:\\vms\\R&amp;D ${name}`, relative: `..\\R&amp;D ${name}` }],
          },
        ],
      });
    assert.deepEqual(
      await renamed(
        {
          'a.vmx': 'scsi1:0.fileName = "d:/VMs/R&D quo$0rum.vhd"\n',
          'b.vmc': disk('Quorum.vhd'),
        },
        'R&D <1>.vhd',
      ),
      '"R&D <1>.vhd" is no file name: it has a character that file names cannot have. Folders stay as they are; write for example quorum.vhd.',
    );
    assert.deepEqual(
      await renamed(
        { 'a.vmx': 'scsi1:0.fileName = "d:/VMs/R&D quo$0rum.vhd"\n', 'b.vmc': disk('Quorum.vhd') },
        'R&D witness.vhd',
      ),
      { 'a.vmx': 'scsi1:0.fileName = "d:/VMs/R&D witness.vhd"\n', 'b.vmc': disk('witness.vhd') },
    );
    assert.deepEqual(
      await asked({
        'b.vmc': disk('Quorum.vhd').replace('Quorum', 'Quor$0um'),
      }),
      ['R&D Quorum.vhd', 'R&amp;D Quorum.vhd'],
    );
  });

  it('is not offered for a raw LUN, which has no file name', async () => {
    assert.equal(await asked({ 'a.vmx': 'scsi1:0.fileName = "vmhba1:0:3:$00"\n' }), undefined);
  });

  it('starts with the name without folder and quotes', async () => {
    assert.deepEqual(await asked({ 'a.vmx': 'scsi0:0.fileName = "[store1] vm/a$0 b.vmdk"\n' }), [
      'a b.vmdk',
      'a b.vmdk',
    ]);
    assert.deepEqual(await asked({ 'a.vmx': 'scsi0:0.fileName = D:\\a$0.vmdk\n' }), ['a.vmdk', 'a.vmdk']);
    assert.equal(await asked({ 'a.vmx': 'scsi0:0.fileName = "/dev/s$0db"\n' }), undefined);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['', 'A disk needs a file name: write for example quorum.vmdk.'],
    ['b.vmdk', 'b.vmdk is the file of another disk already, in a.'],
    ['a.vmdk', 'The file is called a.vmdk already.'],
    ['witness', 'The ending is missing, by which the product knows what the file is: write witness.vmdk.'],
    [
      '../b/a.vmdk',
      '"../b/a.vmdk" is no file name: it has a character that file names cannot have. Folders stay as they are; write for example quorum.vmdk.',
    ],
  ];
  for (const [name, reason] of refused) {
    it(`refuses "${name}", with the reason`, async () => {
      assert.equal(
        await inOne(lines('scsi0:0.fileName = "a$0.vmdk"', 'scsi0:1.fileName = "b.vmdk"'), name),
        reason,
      );
    });
  }

  it('refuses where saving another node would destroy it', async () => {
    const gbk = new Uint8Array([
      ...new TextEncoder().encode('.encoding = "GBK"\ndisplayName = "'),
      ...[0xd6, 0xd0, 0xce, 0xc4],
      ...new TextEncoder().encode('"\nscsi1:0.fileName = "q.vmdk"\n'),
    ]);
    const files = { 'a.vmx': 'scsi1:0.fileName = "q$0.vmdk"\n', 'b.vmx': gbk };
    assert.equal(
      await renamed(files, 'w.vmdk'),
      'This changes b.vmx too, which is not UTF-8: open that file with its encoding first.',
    );
    assert.deepEqual(await renamed({ ...files, 'b.vmx': 'scsi1:0.fileName = "q.vmdk"\n' }, 'w.vmdk'), {
      'a.vmx': 'scsi1:0.fileName = "w.vmdk"\n',
      'b.vmx': 'scsi1:0.fileName = "w.vmdk"\n',
    });
    const own = await renamed(files, 'w.vmdk', { own: ['rightEncoding'] });
    assert.ok(typeof own !== 'string' && own['b.vmx']?.includes('w.vmdk'), 'our own client opens it rightly');
  });
});
