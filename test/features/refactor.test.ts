import assert from 'node:assert/strict';
import { CodeActionTriggerKind, type CodeAction, type CodeActionContext } from 'vscode-languageserver';
import { offeredActions, resolveOffer } from '../../server/src/features/editing/offeredActions.js';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';
import type { Files } from '../lintFiles.js';
import { utf16, vmcText } from '../machine/vmcText.js';
import { changedTexts } from './applyWorkspaceEdit.js';
import { cursorIn, fileUri, type Cursor, type SessionOptions } from './editorSession.js';

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

async function actionsAt(
  { session, document, position }: Cursor,
  context: Partial<CodeActionContext> = {},
): Promise<CodeAction[]> {
  return offeredActions(session, {
    textDocument: { uri: document.uri },
    range: { start: position, end: position },
    context: { diagnostics: [], only: ['refactor'], ...context },
  });
}

const titles = async (files: Files, context?: Partial<CodeActionContext>): Promise<string[]> =>
  (await actionsAt(await cursorIn(files), context)).map(({ title }) => title);

/** The files that change when the action of that title is picked. */
async function picked(
  files: Files,
  title: string,
  options?: SessionOptions,
): Promise<Record<string, string>> {
  const cursor = await cursorIn(files, options);
  const action = (await actionsAt(cursor, { only: [''] })).find((one) => one.title === title);
  assert.ok(action && !action.disabled, `${title}: ${action?.disabled?.reason ?? 'not offered'}`);
  const { edit } = action.edit ? action : ((await resolveOffer(cursor.session, action)) ?? {});
  return changedTexts(cursor.session, edit);
}

/** Why an action cannot be picked. */
async function reasonAgainst(files: Files, title: string): Promise<string | undefined> {
  const actions = await actionsAt(await cursorIn(files));
  return actions.find((one) => one.title === title)?.disabled?.reason;
}

const NODE = (name: string, mark = '', end = '\n'): string =>
  [
    '# vmxlint product=gsx3 cluster=in-a-box',
    `displayName = "${name}"`,
    'scsi0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'scsi1.present = "TRUE"',
    'scsi1.virtualDev = "lsilogic"',
    'scsi1.sharedBus = "virtual"',
    `${mark}scsi1:0.present = "TRUE"`,
    'scsi1:0.fileName = "/san/quorum.vmdk"',
    'disk.locking = "FALSE"',
    '',
  ].join(end);

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

  it('takes a disk from IDE to SCSI, but not the one that the machine starts from', async () => {
    const text = lines(
      ...['ide0:0.fileName = "system.vmdk"', 'ide0:0.deviceType = "ata-hardDisk"'],
      ...['ide0:1.fileName = "data.vmdk"', 'ide0:1.deviceType = "ata-hardDisk"'],
    );
    assert.deepEqual(
      (await titles({ 'a.vmx': text.replace('ide0:0', '$0ide0:0') })).filter((title) =>
        title.startsWith('Move'),
      ),
      ['Move system.vmdk to ide1:0'],
    );
    const data = { 'a.vmx': text.replace('ide0:1.f', '$0ide0:1.f') };
    assert.deepEqual(await picked(data, 'Move data.vmdk to scsi0:0, a new controller'), {
      'a.vmx': lines(
        ...['ide0:0.fileName = "system.vmdk"', 'ide0:0.deviceType = "ata-hardDisk"'],
        ...['scsi0.present = "TRUE"', 'scsi0.virtualDev = "lsilogic"', 'scsi0:0.fileName = "data.vmdk"'],
      ),
    });
  });
});

describe('Adding and removing devices', () => {
  it('adds a network adapter under the next free number', async () => {
    const text = lines('ethernet0.present = "TRUE"', '$0ethernet0.connectionType = "bridged"');
    assert.deepEqual(
      await picked({ 'a.vmx': text }, 'Add a network adapter for the machines of this host only'),
      {
        'a.vmx': lines(
          ...['ethernet0.present = "TRUE"', 'ethernet0.connectionType = "bridged"'],
          ...['ethernet1.present = "TRUE"', 'ethernet1.connectionType = "hostonly"'],
        ),
      },
    );
  });

  it('offers the networks of the other nodes on ESX', async () => {
    const node = (name: string, network: string): string =>
      lines(
        ...['# vmxlint product=esx3 cluster=in-a-box', `displayName = "${name}"`],
        ...[
          'scsi1.present = "TRUE"',
          'scsi1.sharedBus = "virtual"',
          'scsi1:0.fileName = "/vmfs/volumes/a/q.vmdk"',
        ],
        ...['ethernet0.present = "TRUE"', `ethernet0.networkName = "${network}"`],
      );
    const files = { 'a.vmx': `${node('a', 'LAN')}$0`, 'b.vmx': node('b', 'Heartbeat') };
    assert.deepEqual(
      (await titles(files)).filter((title) => title.includes('network')),
      ['Add a network adapter on the network "Heartbeat"', 'Add a network adapter on the network "LAN"'],
    );
  });

  it('says why there can be no further adapter', async () => {
    const text = lines(...[0, 1, 2, 3].map((number) => `ethernet${number}.present = "TRUE"`));
    assert.equal(
      await reasonAgainst({ 'a.vmx': `$0virtualHW.version = "4"\n${text}` }, 'Add a bridged network adapter'),
      'This machine has as many network adapters as it can have.',
    );
  });

  it('adds an adapter to a .vmc, the count with it', async () => {
    const files = { 'a.vmc': vmcText({ networks: ['Internal Network'] }).replace('<hard', '<$0hard') };
    assert.deepEqual(await picked(files, 'Add a network adapter for the machines of this host only'), {
      'a.vmc': vmcText({ networks: ['Internal Network', 'Internal Network'] }),
    });
  });

  it('adds a controller with a shared bus in every node, in the mode of the kind', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2') };
    const added = ['scsi2.present = "TRUE"', 'scsi2.virtualDev = "lsilogic"', 'scsi2.sharedBus = "virtual"'];
    const changed = await picked(files, 'Add scsi2, a controller shared on one host, in every node');
    for (const name of ['node1', 'node2'])
      assert.equal(
        changed[`${name}.vmx`],
        NODE(name).replace('quorum.vmdk"\n', `quorum.vmdk"\n${lines(...added)}`),
      );
  });

  it('gives the controllers of two .vmc on one bus different SCSI ids', async () => {
    const vmc = (scsiId: string): string =>
      vmcText({
        ide: [{ absolute: 'own.vhd' }],
        scsi: [{ id: '1', shared: 'true', scsiId, disks: [{ absolute: 'D:\\q.vhd' }] }],
      });
    const files = { 'a.vmc': vmc('7').replace('<hard', '<$0hard'), 'b.vmc': vmc('6') };
    const changed = await picked(files, 'Add scsi2, a controller shared on one host, in every node');
    const ids = Object.values(changed).map((text) => text.match(/(?<=<scsi_id type="integer">)\d/g));
    assert.deepEqual(ids, [
      ['7', '7'],
      ['6', '6'],
    ]);
  });

  it('offers both modes where nobody says the kind of cluster', async () => {
    const shared = (await titles({ 'a.vmx': '# vmxlint product=esx3\n$0scsi0.present = "TRUE"\n' })).filter(
      (title) => title.startsWith('Add scsi'),
    );
    assert.deepEqual(shared, [
      'Add scsi1, a controller shared on one host',
      'Add scsi1, a controller shared between hosts',
    ]);
  });

  it('removes the device under the cursor from this machine only', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2') };
    assert.deepEqual(await picked(files, 'Remove scsi1:0 (quorum.vmdk) from this machine'), {
      'node1.vmx': NODE('node1').replace(/scsi1:0.*\n/g, ''),
    });
    const onBus = { ...files, 'node1.vmx': NODE('node1').replace('scsi1.s', '$0scsi1.s') };
    assert.deepEqual(
      await picked(onBus, 'Remove the controller scsi1 from this machine with everything on it'),
      { 'node1.vmx': NODE('node1').replace(/scsi1.*\n/g, '') },
    );
    assert.deepEqual(
      await picked(
        { 'a.vmx': 'a = "1"\n$0ethernet0.vnet = "VMnet2"\n' },
        'Remove the network adapter ethernet0 from this machine',
      ),
      { 'a.vmx': 'a = "1"\n' },
    );
  });

  it('gives an adapter a static address that no other machine has, always the same', async () => {
    const text = lines(
      ...['ethernet0.present = "TRUE"', '$0ethernet0.addressType = "generated"'],
      ...['ethernet0.generatedAddress = "00:0c:29:00:00:01"', 'ethernet0.generatedAddressOffset = "0"'],
    );
    const title = 'Give ethernet0 a static MAC address that no other machine has';
    const after = (await picked({ 'a.vmx': text }, title))['a.vmx'] ?? '';
    assert.match(
      after,
      /^ethernet0\.present = "TRUE"\nethernet0\.addressType = "static"\nethernet0\.address = "00:50:56:[0-3][\da-f](?::[\da-f]{2}){2}"\n$/,
    );
    assert.deepEqual(await picked({ 'a.vmx': text }, title), { 'a.vmx': after });
    const other = after.replace('ethernet0', 'ethernet3');
    const beside = (await picked({ 'a.vmx': text, 'b.vmx': other }, title))['a.vmx'];
    assert.notEqual(beside, after);
    assert.deepEqual((await titles({ 'a.vmx': `$0${after}` })).includes(title), false);
  });
});

describe('Turning a cluster', () => {
  const esx = (name: string, kind: string, mode: string): string =>
    lines(
      ...[`# vmxlint product=esx3 cluster=${kind}`, `displayName = "${name}"`, 'scsi1.present = "TRUE"'],
      ...[`scsi1.sharedBus = "${mode}"`, 'scsi1:0.fileName = "/vmfs/volumes/a/q.vmdk"'],
    );

  it('goes across boxes and back, in all nodes', async () => {
    const box = { 'a.vmx': esx('a', 'in-a-box', 'virtual'), 'b.vmx': esx('b', 'in-a-box', 'virtual') };
    const across = {
      'a.vmx': esx('a', 'across-boxes', 'physical'),
      'b.vmx': esx('b', 'across-boxes', 'physical'),
    };
    const marked = (files: typeof box): typeof box => ({ ...files, 'a.vmx': `$0${files['a.vmx']}` });
    assert.deepEqual(await picked(marked(box), 'Make this a cluster across boxes, in every node'), across);
    assert.deepEqual(await picked(marked(across), 'Make this a cluster in a box, in every node'), box);
  });

  it('says why GSX Server cannot, and by which node', async () => {
    const files = { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': NODE('node2') };
    assert.match(
      (await reasonAgainst(files, 'Make this a cluster across boxes, in every node')) ?? '',
      /^node1: GSX Server, VMware Server and Workstation share a bus between machines of one host only/,
    );
    const old = { ...MODERN_CLIENT, textDocument: { codeAction: { codeActionLiteralSupport: {} } } };
    const plain = await actionsAt(await cursorIn(files, { capabilities: old }));
    assert.equal(
      plain.some(({ title }) => title.startsWith('Make')),
      false,
      'a client that cannot show a reason sees nothing',
    );
  });
});

describe('Sorting settings', () => {
  const title = 'Sort settings by device';

  it('groups them by device, and is not offered again', async () => {
    const sorted = 'config.version = "8"\r\nscsi0.present = "TRUE"\r\nethernet0.present = "TRUE"\r\n';
    const mixed = 'ethernet0.present = "TRUE"\r\n$0config.version = "8"\r\nscsi0.present = "TRUE"\r\n';
    assert.deepEqual(await picked({ 'a.vmx': mixed }, title), { 'a.vmx': sorted });
    assert.deepEqual(await titles({ 'a.vmx': `$0${sorted}` }, { only: ['source'] }), []);
  });

  it('is offered only to who asks for source actions', async () => {
    const mixed = { 'a.vmx': 'ethernet0.present = "TRUE"\n$0config.version = "8"\n' };
    assert.deepEqual(await titles(mixed, { only: ['source.sortMembers'] }), [title]);
    assert.equal((await titles(mixed, {})).includes(title), false);
  });
});

describe('What is offered', () => {
  it('unasked is only what concerns the device under the cursor', async () => {
    const context = { only: undefined as never, triggerKind: CodeActionTriggerKind.Automatic };
    const unasked = async (files: Files): Promise<string[]> => {
      const { session, document, position } = await cursorIn(files);
      const range = { start: position, end: position };
      const { triggerKind } = context;
      const asked = { textDocument: { uri: document.uri }, range, context: { diagnostics: [], triggerKind } };
      return (await offeredActions(session, asked)).map(({ title }) => title);
    };
    assert.deepEqual(await unasked({ 'a.vmx': '$0# a comment\nscsi0.present = "TRUE"\n' }), []);
    assert.deepEqual(await unasked({ 'a.vmx': '$0scsi3.present = "TRUE"\n# vmxlint product=gsx3\n' }), [
      'Add scsi1, a controller shared on one host',
      'Remove the controller scsi3 from this machine',
    ]);
  });

  it('is refused when the file has changed meanwhile', async () => {
    const cursor = await cursorIn({ 'a.vmx': 'scsi0.present = "TRUE"\n$0scsi0:1.fileName = "data.vmdk"\n' });
    const [move] = await actionsAt(cursor);
    assert.equal(move?.title, 'Move data.vmdk to scsi0:0');
    await cursor.session.workspace.open(
      fileUri('a.vmx'),
      'scsi0.present = "TRUE"\nscsi0:0.fileName = "x.vmdk"\nscsi0:1.fileName = "data.vmdk"\n',
      'vmx',
    );
    await assert.rejects(resolveOffer(cursor.session, move), {
      message: 'The files have changed since this was offered: ask for it again.',
    });
  });

  it('offers to save the nodes that are not open', async () => {
    const cursor = await cursorIn(
      { 'node1.vmx': NODE('node1', '$0'), 'node2.vmx': new TextEncoder().encode(NODE('node2')) },
      { own: ['offerSave'] },
    );
    const move = (await actionsAt(cursor)).find(({ title }) => title.startsWith('Move'));
    const resolved = move && (await resolveOffer(cursor.session, move));
    assert.deepEqual(resolved?.command?.arguments, [[fileUri('node1.vmx'), fileUri('node2.vmx')]]);
  });

  it('comes with its edit for a client that cannot ask later', async () => {
    const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport: {} } } };
    const text = 'scsi0.present = "TRUE"\n$0scsi0:1.fileName = "data.vmdk"\n';
    assert.deepEqual(await picked({ 'a.vmx': text }, 'Move data.vmdk to scsi0:0', { capabilities }), {
      'a.vmx': text.replace('$0scsi0:1', 'scsi0:0'),
    });
  });

  it('changes nothing in an encrypted file and in one that is not well-formed', async () => {
    const encrypted = { 'a.vmx': 'encryption.data = "x"\n$0scsi0.present = "TRUE"\n' };
    const reason = await reasonAgainst(encrypted, 'Remove the controller scsi0 from this machine');
    assert.equal(reason, 'The file of a is encrypted, so some of its settings cannot be seen.');
    const broken = {
      'a.vmc': vmcText({ ide: [{ absolute: 'C:\\a.vhd' }] })
        .replace('</hardware>', '')
        .replace('<loc', '<$0loc'),
    };
    assert.equal(
      await reasonAgainst(broken, 'Remove ide0:0 (a.vhd) from this machine'),
      'The file of a is not well-formed XML: repair that first.',
    );
  });
});
