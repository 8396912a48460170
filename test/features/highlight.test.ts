import assert from 'node:assert/strict';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { highlightsAt } from '../../server/src/features/structure/documentHighlights.js';
import { cursorIn } from './editorSession.js';

/** The file with what is highlighted in brackets: [set], (named). */
async function highlighted(name: string, text: string): Promise<string> {
  const { document, offset, text: whole } = await cursorIn({ [name]: text });
  const { places } = document;
  const marks = highlightsAt(document, offset)
    .map(({ range, kind }) => ({
      start: places.offset(range.start),
      end: places.offset(range.end),
      isRead: kind === DocumentHighlightKind.Read,
    }))
    .sort((a, b) => b.start - a.start);
  return marks.reduce((done, { start, end, isRead }) => {
    const name = done.slice(start, end);
    return done.slice(0, start) + (isRead ? `(${name})` : `[${name}]`) + done.slice(end);
  }, whole);
}

const vmx = (text: string): Promise<string> => highlighted('node1.vmx', text);

describe('Highlights in a .vmx', () => {
  it('on a device all its lines and the boot order', async () => {
    assert.equal(
      await vmx(`bios.hddOrder = "scsi0:0, scsi1:0"
scsi1.present = "TRUE"
sc$0si1:0.present = "TRUE"
SCSI1:0.fileName = "q.vmdk"
scsi1:1.present = "TRUE"
sched.scsi1:0.shares = "high"
`),
      `bios.hddOrder = "scsi0:0, (scsi1:0)"
scsi1.present = "TRUE"
[scsi1:0].present = "TRUE"
[SCSI1:0].fileName = "q.vmdk"
scsi1:1.present = "TRUE"
sched.[scsi1:0].shares = "high"
`,
    );
  });

  it('on a controller its lines, and its name in those of its devices', async () => {
    assert.equal(
      await vmx(
        'scsi1.pre$0sent = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:0.present = "TRUE"\nscsi10.present = "TRUE"\n',
      ),
      '[scsi1].present = "TRUE"\n[scsi1].sharedBus = "virtual"\n(scsi1):0.present = "TRUE"\nscsi10.present = "TRUE"\n',
    );
  });

  it('on a setting that stands twice all its places', async () => {
    assert.equal(
      await vmx('memsize = "4"\nnumvcpus = "1"\nMem$0Size = "8"\n'),
      '[memsize] = "4"\nnumvcpus = "1"\n[MemSize] = "8"\n',
    );
    assert.equal(
      await vmx('scsi0.virtual$0Dev = "a"\nscsi0.virtualDev = "b"\nscsi0.present = "TRUE"\n'),
      '[scsi0.virtualDev] = "a"\n[scsi0.virtualDev] = "b"\nscsi0.present = "TRUE"\n',
    );
  });

  it('on a value that names a device the device', async () => {
    assert.equal(
      await vmx('bios.hddOrder = "scsi0:0,scsi0:$01"\nscsi0:0.present = "TRUE"\nscsi0:1.present = "TRUE"\n'),
      'bios.hddOrder = "scsi0:0,(scsi0:1)"\nscsi0:0.present = "TRUE"\n[scsi0:1].present = "TRUE"\n',
    );
  });

  it('nothing on other values, single settings, comments, and names of devices that are not there', async () => {
    for (const text of [
      'memsize = "$04"\n',
      'mem$0size = "4"\n',
      '# sc$0si0:0\nscsi0:0.present = "TRUE"\n',
      'bios.hddOrder = "scsi$07:0"\n',
      'annotation = "on scs$0i0:0 the system"\nscsi0:0.present = "TRUE"\n',
      '$0',
    ])
      assert.equal(await vmx(text), text.replace('$0', ''));
  });
});

describe('Highlights in a .vmc', () => {
  const vmc = (text: string): Promise<string> => highlighted('node1.vmc', text);

  it('on a tag its counterpart', async () => {
    const pair = '<preferences><[shared] type="boolean">true</[shared]></preferences>';
    assert.equal(await vmc('<preferences><sha$0red type="boolean">true</shared></preferences>'), pair);
    assert.equal(await vmc('<preferences><shared type="boolean">true</sha$0red></preferences>'), pair);
    assert.equal(
      await vmc('<preferences><shared type="boolean">true</shared></pref$0erences>'),
      '<[preferences]><shared type="boolean">true</shared></[preferences]>',
    );
  });

  it('on an element without a closing tag its own name', async () => {
    assert.equal(await vmc('<preferences><pa$0th/></preferences>'), '<preferences><[path]/></preferences>');
  });

  it('nothing on texts and attributes', async () => {
    for (const text of [
      '<preferences><a>tr$0ue</a></preferences>',
      '<preferences><a id="$00"/></preferences>',
    ])
      assert.equal(await vmc(text), text.replace('$0', ''));
  });
});
