import assert from 'node:assert/strict';
import { machineDocument } from '../../server/src/features/machineDocument.js';
import { foldsOf } from '../../server/src/features/structure/folding.js';
import { MODERN_CLIENT } from '../protocol/serverProcess.js';
import { editorSession, fileUri } from './editorSession.js';

const ONLY_LINES = {
  ...MODERN_CLIENT,
  textDocument: { ...MODERN_CLIENT.textDocument, foldingRange: { lineFoldingOnly: true } },
};

/** Each fold as its first and last line, as they are written, and what it is. */
async function folds(name: string, text: string, capabilities: object = MODERN_CLIENT): Promise<string[]> {
  const document = await machineDocument(
    await editorSession({ [name]: text }, { capabilities }),
    fileUri(name),
  );
  if (!document) throw new Error(`${name} is no machine`);
  const lines = text.split(/\r\n|\n/);
  const part = (line: number, from: number | undefined, to: number | undefined): string =>
    lines[line]?.slice(from, to).trim() ?? `no line ${line}`;
  return foldsOf(document).map(
    ({ startLine, startCharacter, endLine, endCharacter, kind }) =>
      `${part(startLine, 0, startCharacter)} … ${part(endLine, endCharacter, undefined)}${kind === undefined ? '' : ` (${kind})`}`,
  );
}

describe('Folding a .vmx', () => {
  it('folds a controller with its disks, and each further disk in it', async () => {
    const text = `scsi0.present = "TRUE"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "a.vmdk"
scsi0:1.present = "TRUE"
scsi0:1.fileName = "b.vmdk"
memsize = "4"
ethernet0.present = "TRUE"
ethernet0.vnet = "VMnet1"
floppy0.present = "FALSE"
`;
    assert.deepEqual(await folds('node1.vmx', text), [
      'scsi0.present = "TRUE" … scsi0:1.fileName = "b.vmdk"',
      'scsi0:0.present = "TRUE" … scsi0:0.fileName = "a.vmdk"',
      'scsi0:1.present = "TRUE" … scsi0:1.fileName = "b.vmdk"',
      'ethernet0.present = "TRUE" … ethernet0.vnet = "VMnet1"',
    ]);
  });

  it('comments and blank lines within a device fold with it, those around it do not', async () => {
    const text = `# the quorum
SCSI1:0.present = "TRUE"

# on the SAN
scsi1:0.fileName = "q.vmdk"
# last
`;
    assert.deepEqual(await folds('node1.vmx', text), [
      'SCSI1:0.present = "TRUE" … scsi1:0.fileName = "q.vmdk"',
    ]);
  });

  it('folds blocks of comments and regions, also inside each other', async () => {
    const text = `# one
# two
# region Disks
scsi0.present = "TRUE"
#region Quorum
scsi1.present = "TRUE"
#endregion
# endregion
# endregion too much
# region never ended
`;
    assert.deepEqual(await folds('node1.vmx', text), [
      '# one … # two (comment)',
      '# region Disks … # endregion (region)',
      '#region Quorum … #endregion (region)',
    ]);
  });

  it('a region mark between two lines of a device parts them, so that no folds cross', async () => {
    const text =
      'scsi0.present = "TRUE"\n# region A\nscsi0.virtualDev = "lsilogic"\nmemsize = "4"\n# endregion\n';
    assert.deepEqual(await folds('node1.vmx', text), ['# region A … # endregion (region)']);
  });

  it('a line that is no setting parts a device', async () => {
    assert.deepEqual(await folds('node1.vmx', 'scsi0.present = "TRUE"\n???\nscsi0.virtualDev = "x"\n'), []);
  });

  it('nothing folds in an empty file', async () => {
    assert.deepEqual(await folds('node1.vmx', ''), []);
  });
});

const VMC = `<preferences>
	<!-- region of
	many lines -->
	<hardware>
		<memory>
			<ram_size type="integer">512</ram_size>
		</memory>
	</hardware>
	<!-- #region Rest -->
	<settings></settings>
	<!-- #endregion -->
</preferences>
`;

describe('Folding a .vmc', () => {
  it('folds what stands between the tags where the client can do that', async () => {
    assert.deepEqual(await folds('node1.vmc', VMC), [
      '<preferences> … </preferences>',
      '<hardware> … </hardware>',
      '<memory> … </memory>',
      '<!-- … --> (comment)',
      '<!-- #region Rest --> … <!-- #endregion --> (region)',
    ]);
  });

  it('leaves the line of the closing tag in sight where only whole lines fold', async () => {
    assert.deepEqual(await folds('node1.vmc', VMC, ONLY_LINES), [
      '<preferences> … <!-- #endregion -->',
      '<hardware> … </memory>',
      '<memory> … <ram_size type="integer">512</ram_size>',
      '<!-- region of … many lines --> (comment)',
      '<!-- #region Rest --> … <!-- #endregion --> (region)',
    ]);
  });

  it('an element left open folds to the end of the file', async () => {
    assert.deepEqual(await folds('node1.vmc', '<preferences>\n<hardware>\n<memory>', ONLY_LINES), [
      '<preferences> … <memory>',
      '<hardware> … <memory>',
    ]);
  });

  it('of elements that begin on one line the outermost folds where only whole lines fold', async () => {
    assert.deepEqual(
      await folds('node1.vmc', '<preferences><hardware>\n<memory/>\n</hardware>\n</preferences>', ONLY_LINES),
      ['<preferences><hardware> … </hardware>'],
    );
  });
});
