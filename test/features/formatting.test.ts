import assert from 'node:assert/strict';
import { format, formatFinishedLine } from '../../server/src/features/editing/formatting.js';
import { machineDocument } from '../../server/src/features/machineDocument.js';
import { utf16, vmcText } from '../machine/vmcText.js';
import { applyTextEdits } from './applyWorkspaceEdit.js';
import { cursorIn, editorSession, fileUri } from './editorSession.js';

async function formatted(
  name: string,
  content: string | Uint8Array,
  lines?: readonly [number, number],
): Promise<string> {
  const session = await editorSession({ [name]: content });
  const document = (await machineDocument(session, fileUri(name)))!;
  const range = lines && {
    start: { line: lines[0], character: 0 },
    end: { line: lines[1], character: 0 },
  };
  return applyTextEdits(document.text, format(document, range));
}

/** The text after Enter was pressed: the cursor stands at the beginning of the next line. */
async function afterEnter(name: string, marked: string): Promise<string> {
  const { document, position, text } = await cursorIn({ [name]: marked });
  return applyTextEdits(text, formatFinishedLine(document, position.line));
}

const UNTIDY_VMX = 'a=1\r\n\r\n\r\n# why  \r\n  scsi0:0.fileName  =  "A b.vmdk"  # mine \r\n';
const TIDY_VMX = 'a = "1"\r\n\r\n# why\r\nscsi0:0.fileName = "A b.vmdk"  # mine\r\n';

describe('Formatting a file', () => {
  it('lays out a .vmx, with its order, comments and line ends, and a second time changes nothing', async () => {
    assert.equal(await formatted('a.vmx', UNTIDY_VMX), TIDY_VMX);
    assert.equal(await formatted('a.vmx', TIDY_VMX), TIDY_VMX);
  });

  it('lays out the lines of a selection only', async () => {
    assert.equal(await formatted('a.vmx', 'a=1\nb=2\nc=3\n', [1, 2]), 'a=1\nb = "2"\nc=3\n');
  });

  it('lays out a .vmc in UTF-16 with the indentation it has', async () => {
    const tidy = vmcText({ ide: [{ absolute: 'C:\\a.vhd' }], networks: ['Internal Network'] });
    const untidy = tidy
      .replace('\t\t<pci_bus>', '<pci_bus>')
      .replace('<location id="0">', '<location   id="0" >');
    assert.notEqual(untidy, tidy);
    assert.equal(await formatted('a.vmc', utf16(untidy)), `\uFEFF${tidy}`);
    assert.equal(await formatted('a.vmc', utf16(tidy)), `\uFEFF${tidy}`);
  });

  it('leaves a .vmc alone that is not well-formed', async () => {
    assert.equal(await formatted('a.vmc', '<preferences>\n<hardware>\n'), '<preferences>\n<hardware>\n');
  });
});

describe('Enter', () => {
  it('lays out the finished line of a .vmx and no other', async () => {
    assert.equal(
      await afterEnter('a.vmx', 'a=1\r\nscsi0.present=TRUE\r\n$0\r\nb=2\r\n'),
      'a=1\r\nscsi0.present = "TRUE"\r\n\r\nb=2\r\n',
    );
  });

  it('in the middle of a line leaves what went to the next one', async () => {
    assert.equal(await afterEnter('a.vmx', 'a=1\n$0b=2\n'), 'a = "1"\nb=2\n');
  });

  it('keeps a line that is no setting yet, and blank lines', async () => {
    for (const text of ['scsi0.pre\n$0', '\n\n\n$0', '$0a=1\n'])
      assert.equal(await afterEnter('a.vmx', text), text.replace('$0', ''));
  });

  it('lays out the finished line of a .vmc', async () => {
    const text =
      '<preferences>\n\t<version type="string" >2.0</version>\n\t$0<hardware  />\n</preferences>\n';
    assert.equal(
      await afterEnter('a.vmc', text),
      '<preferences>\n\t<version type="string">2.0</version>\n\t<hardware  />\n</preferences>\n',
    );
  });
});
