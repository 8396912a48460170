import assert from 'node:assert/strict';
import { declareInFile } from '../../server/src/features/documents/declare.js';
import { evidenceDocument } from '../../server/src/features/documents/evidenceDocument.js';
import { explainDocument } from '../../server/src/features/documents/explainDocument.js';
import { machineStatus } from '../../server/src/features/documents/status.js';
import { machineDocument, type MachineDocument } from '../../server/src/features/machineDocument.js';
import { translatedBy } from '../../server/src/l10n/language.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import type { Files } from '../lintFiles.js';
import { editorSession, fileUri, type SessionOptions } from './editorSession.js';

async function machine(name: string, files: Files, options?: SessionOptions): Promise<MachineDocument> {
  const document = await machineDocument(await editorSession(files, options), fileUri(name));
  assert.ok(document);
  return document;
}

const alone = (text: string, options?: SessionOptions): Promise<MachineDocument> =>
  machine('node.vmx', { 'node.vmx': text }, options);

const NODE = `.encoding = "UTF-8"
displayName = "first"
virtualHW.version = "13"
memsize = "4096"
guestOS = "winNetEnterprise"
numvcpus = "2"
scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "system.vmdk"
scsi1.present = "TRUE"
scsi1.virtualDev = "lsisas1068"
scsi1.sharedBus = "virtual"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "/vmfs/volumes/lun/quorum.vmdk"
ethernet0.present = "TRUE"
ethernet0.networkName = "Production"
ethernet1.present = "TRUE"
ethernet1.networkName = "Heartbeat"
`;
const PAIR = { 'node1.vmx': NODE, 'node2.vmx': NODE.replace('first', 'second') };

/** The document has these lines, among others; marks of Markdown that protect a character are left out. */
function hasLines(document: string, lines: readonly string[]): void {
  const plain = document.replaceAll(/\\([^\w\s|])/g, '$1').split('\n');
  for (const line of lines) assert.ok(plain.includes(line), `${line}\nis missing in\n${plain.join('\n')}`);
}

describe('The evidence for product and cluster', () => {
  it('names the lines that it was read from', async () => {
    hasLines(evidenceDocument(await machine('node1.vmx', PAIR)), [
      '# Evidence: node1.vmx',
      'The product is presumed: vSphere 6.',
      '| 14 | `scsi1:0.fileName = "/vmfs/volumes/lun/quorum.vmdk"` | the path /vmfs/volumes/lun/quorum.vmdk |',
      '| 3 | `virtualHW.version = "13"` | virtual hardware version 13 |',
      'Presumed from the way the disks are shared: a cluster in a box, all nodes on one host.',
      '| `node2.vmx` | 12 | `scsi1.sharedBus = "virtual"` | scsi1.sharedBus = "virtual" |',
      '| `/vmfs/volumes/lun/quorum.vmdk` | `node2.vmx` | `scsi1:0` | 14 |',
      '| `node1.vmx` | `ethernet1` | `Heartbeat` | 18 |',
      'Nothing is declared: everything above was read from the files.',
      '# vmxlint product=vsphere6 cluster=in-a-box',
    ]);
  });

  it('tells what was declared, and where', async () => {
    const text = `# vmxlint product=gsx3\n${NODE}`;
    hasLines(evidenceDocument(await alone(text)), [
      'The product is declared: GSX Server 3.',
      '- Product: GSX Server 3 (line 1)',
    ]);
    const files = { 'node.vmx': NODE, 'vmxlint.json': '{ "product": "esx3" }' };
    hasLines(evidenceDocument(await machine('node.vmx', files)), [
      '- Product: ESX 3 (settings (vmxlint.json))',
    ]);
  });

  it('says it of a machine that is no node, and of an unknown product', async () => {
    hasLines(evidenceDocument(await alone('memsize = "512"\n')), [
      'Nothing in the file tells the product; findings are as mild as the mildest product allows.',
      'This machine is no node of a cluster: nothing in its file says so, and it names no disk that a node shares.',
    ]);
  });

  it('tells what speaks for the kind beside the sharing mode', async () => {
    const text = `# vmxlint product=gsx3
scsi1.present = "TRUE"
scsi1.sharedBus = "physical"
scsi1:0.present = "TRUE"
scsi1:0.fileName = "quorum.vmdk"
ethernet0.present = "TRUE"
ethernet0.connectionType = "bridged"
ethernet1.present = "TRUE"
ethernet1.connectionType = "hostonly"
`;
    const document = evidenceDocument(await alone(text));
    assert.match(
      document,
      /\| `node\.vmx` \| 9 \| `ethernet1\.connectionType = "hostonly"` \|.*\| all nodes on one host \|/,
    );
    assert.match(document, /The kind of the cluster is unknown/);
  });

  it('knows the comment of a .vmc', async () => {
    const document = await machine('a.vmc', {
      'a.vmc': '<preferences><version type="string">2.0</version></preferences>',
    });
    assert.match(evidenceDocument(document), /^<!-- vmxlint product=vs2005 cluster=across-boxes -->$/m);
  });

  it('shows a part of a line that never ends', async () => {
    const long = `<preferences>${'<x/>'.repeat(500)}<properties><modifier><name>Virtual Server</name></modifier></properties></preferences>`;
    const line = evidenceDocument(await machine('a.vmc', { 'a.vmc': long }))
      .split('\n')
      .find((one) => one.startsWith('| 1 |'));
    assert.match(line ?? '', /…<x\/>.*Virtual Server.*…?`/);
    assert.ok((line ?? '').length < 250, line);
  });
});

describe('A machine explained', () => {
  it('tells hardware, disks, networks and cluster in tables', async () => {
    hasLines(await explainDocument(await machine('node1.vmx', PAIR)), [
      '# first',
      '| Memory | 4 GiB |',
      '| Guest | Windows Server 2003 Enterprise (`winNetEnterprise`) |',
      '| Processors | 2 |',
      '| Firmware | BIOS, as nothing is written |',
      '| `scsi1` | `lsisas1068` | `virtual` |',
      '| `ethernet1` | Heartbeat (heartbeat) | not written | given by the product |',
      '- Known nodes: node1.vmx and node2.vmx.',
      '- Shared disks: quorum.vmdk.',
    ]);
  });

  it('names the drives that are there, and no disk among them', async () => {
    const drive = (slot: string, present: string): string =>
      `${slot}.present = "${present}"\n${slot}.deviceType = "cdrom-raw"\n`;
    const text = `${NODE}${drive('ide1:0', 'TRUE')}${drive('ide1:1', 'FALSE')}`;
    hasLines(await explainDocument(await alone(text)), ['CD and DVD drives: ide1:0.']);
  });

  it('tells size and kind of a disk that could be read', async () => {
    const descriptor = `# Disk DescriptorFile
version=1
CID=123a465b
parentCID=ffffffff
createType="monolithicFlat"

RW 2097152 FLAT "system-flat.vmdk" 0
`;
    const files = { 'node.vmx': NODE, 'system.vmdk': descriptor, 'system-flat.vmdk': new Uint8Array(1024) };
    hasLines(await explainDocument(await machine('node.vmx', files)), [
      '| `scsi0:0` | `system.vmdk` | 1 GiB | preallocated |  |',
    ]);
    hasLines(await explainDocument(await alone(NODE)), [
      '| `scsi0:0` | `system.vmdk` |  | the file is missing |  |',
    ]);
  });

  it('calls a physical disk of the host no raw device mapping, which only ESX has', async () => {
    const descriptor = `# Disk DescriptorFile
CID=123a465b
parentCID=ffffffff
createType="fullDevice"
RW 2097152 FLAT "\\\\.\\PhysicalDrive1" 0
`;
    hasLines(
      await explainDocument(await machine('node.vmx', { 'node.vmx': NODE, 'system.vmdk': descriptor })),
      ['| `scsi0:0` | `system.vmdk` | 1 GiB | physical disk |  |'],
    );
  });

  it('lists the findings with severity, line and rule', async () => {
    const document = await explainDocument(await alone('memsize = "513"\n'));
    assert.match(document, /^\| Error \| 1 \| memsize is 513 MB.* \| `vmx-memsize-multiple-of-4` \|$/m);
  });

  it('never shows a secret', async () => {
    const secrets = `remotedisplay.vnc.password = "hunter2"
encryption.data = "hunter2"
guestinfo.admin.password = "hunter2"
`;
    const document = await alone(NODE + secrets);
    assert.ok(!(await explainDocument(document)).includes('hunter2'));
    assert.ok(!evidenceDocument(document).includes('hunter2'));
  });

  it('takes names of the file for names', async () => {
    const text =
      'displayName = "<img src=x> [a](command:b) `c` | *d*"\nethernet0.present = "TRUE"\nethernet0.networkName = "a|b"\n';
    const document = await explainDocument(await alone(text));
    assert.match(document, /^# \\<img src=x> \\\[a\\\]\(command:b\) \\`c\\` \\\| \\\*d\\\*$/m);
    assert.match(document, /^\| `ethernet0` \| a\\\|b \|/m);
  });

  it('says why a setting has no value', async () => {
    const document = await explainDocument(
      await alone('memsize = "512"\nmemsize = "1024"\nguestOS = "{{guest}}"\n'),
    );
    hasLines(document, [
      '| Memory | written twice, so nobody can say which one counts |',
      '| Guest | a placeholder |',
    ]);
  });

  it('explains a .vmc, an empty file and a broken one', async () => {
    const vmc =
      '<preferences><hardware><memory><ram_size type="integer">2048</ram_size></memory></hardware></preferences>';
    hasLines(await explainDocument(await machine('a.vmc', { 'a.vmc': vmc })), [
      '| Memory | 2 GiB |',
      'The machine has no disk.',
    ]);
    for (const text of ['', '<preferences><hardware>', '\u0000'])
      for (const name of ['a.vmc', 'a.vmx'])
        assert.match(await explainDocument(await machine(name, { [name]: text })), /The machine has no disk/);
  });

  it('is said in the language of the client', async () => {
    const language = translatedBy({ Memory: 'Arbeitsspeicher', Networks: 'Netzwerke' });
    const document = await explainDocument(await alone(NODE, { language }));
    hasLines(document, ['| Arbeitsspeicher | 4 GiB |', '## Netzwerke']);
  });
});

describe('The status of a machine', () => {
  it('tells product and cluster, and how sure that is', async () => {
    const { product, cluster, productEvidence, clusterEvidence, isNode } = machineStatus(
      await machine('node1.vmx', PAIR),
    );
    assert.deepEqual(
      [product, cluster, isNode],
      ['vSphere 6 · presumed', 'Cluster in a box · presumed', true],
    );
    assert.match(productEvidence, /concluded from: the path .* and virtual hardware version 13\.$/);
    assert.match(clusterEvidence, /What makes the machine a node: scsi1\.sharedBus = "virtual"\.$/);
  });

  it('tells what is declared', async () => {
    const status = machineStatus(await alone(`# vmxlint product=esx3 cluster=across-boxes\n${NODE}`));
    assert.deepEqual(
      [status.product, status.cluster],
      ['ESX 3 · declared', 'Cluster across boxes · declared'],
    );
    assert.deepEqual(
      [...status.products, ...status.kinds].filter(({ isDeclared }) => isDeclared).map(({ id }) => id),
      ['esx3', 'across-boxes'],
    );
  });

  it('an ordinary machine has no cluster, a .vmc no choice of products', async () => {
    const ordinary = machineStatus(await alone('memsize = "512"\n'));
    assert.deepEqual([ordinary.product, ordinary.cluster], ['Product unknown', 'No cluster']);
    const vmc = machineStatus(await machine('a.vmc', { 'a.vmc': '<preferences/>' }));
    assert.deepEqual([vmc.products, vmc.kinds.length], [[], 3]);
  });
});

describe('Declaring', () => {
  /** The file after the edit. */
  async function after(text: string, words: object, name = 'node.vmx'): Promise<string> {
    const document = await machine(name, { [name]: text }, { capabilities: {} });
    const answer = declareInFile(document, words);
    assert.ok('edit' in answer);
    const edits = answer.edit.changes?.[fileUri(name)] ?? [];
    return applyEdits(
      text,
      edits.map(({ range, newText }) => ({
        span: { start: document.places.offset(range.start), end: document.places.offset(range.end) },
        newText,
      })),
    );
  }

  it('writes a comment, or changes the one that is there', async () => {
    const text = 'config.version = "8"\n';
    const first = await after(text, { product: 'vsphere6' });
    assert.equal(first, '# vmxlint product=vsphere6\nconfig.version = "8"\n');
    const second = await after(first, { cluster: 'in-a-box' });
    assert.equal(second, '# vmxlint product=vsphere6 cluster=in-a-box\nconfig.version = "8"\n');
    assert.equal(
      await after(second, { product: 'esx3', cluster: 'across-boxes' }),
      '# vmxlint product=esx3 cluster=across-boxes\nconfig.version = "8"\n',
    );
  });

  it('writes into a .vmc as well', async () => {
    const text = '<?xml version="1.0"?>\n<preferences/>\n';
    assert.match(await after(text, { cluster: 'in-a-box' }, 'a.vmc'), /<!-- vmxlint cluster=in-a-box -->/);
  });

  it('refuses words that nobody knows', async () => {
    for (const words of [{}, { product: 'xen' }, { cluster: 7 }]) {
      const answer = declareInFile(await alone(NODE), words);
      assert.deepEqual(answer, {
        problem: 'Neither a product nor a kind of cluster that is known here was named.',
      });
    }
  });

  it('refuses to touch a file that saving would destroy', async () => {
    const bytes = new TextEncoder()
      .encode('.encoding = "UTF-8"\ndisplayName = "x"\n')
      .map((byte) => (byte === 0x78 ? 0xff : byte));
    const document = await machine('node.vmx', { 'node.vmx': bytes });
    assert.ok('problem' in declareInFile(document, { product: 'esx3' }));
  });
});
