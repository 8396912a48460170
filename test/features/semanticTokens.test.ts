import assert from 'node:assert/strict';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { machineDocument, type MachineDocument } from '../../server/src/features/machineDocument.js';
import { encodeTokens, tokenEdits } from '../../server/src/features/structure/encodeTokens.js';
import { TokenAnswers, tokensOf } from '../../server/src/features/structure/semanticTokens.js';
import { TOKEN_LEGEND } from '../../server/src/features/structure/tokenLegend.js';
import type { Span } from '../../server/src/syntax/text.js';
import { editorSession, fileUri } from './editorSession.js';

async function open(name: string, text: string): Promise<MachineDocument> {
  const document = await machineDocument(await editorSession({ [name]: text }), fileUri(name));
  if (!document) throw new Error(`${name} is no machine`);
  return document;
}

/** A line for each token, decoded from what a client gets: its text, type and modifiers. */
function decoded(text: string, data: readonly number[]): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    line += down;
    character = down > 0 ? right : character + right;
    const modifiers = TOKEN_LEGEND.tokenModifiers.filter((_, bit) => (bits >> bit) & 1);
    const word = lines[line]?.slice(character, character + length) ?? '';
    found.push(`${word} ${[TOKEN_LEGEND.tokenTypes[type], ...modifiers].join('.')}`);
  }
  return found;
}

async function tokens(name: string, text: string, range?: Span): Promise<string[]> {
  const document = await open(name, text);
  return decoded(text, encodeTokens(tokensOf(document, range), document.places));
}

const vmx = (text: string): Promise<string[]> => tokens('node1.vmx', text);

describe('Semantic tokens of a .vmx', () => {
  it('devices, settings, and values by what they are', async () => {
    const text = `.encoding = "UTF-8"
displayName = "node1" # mine
memsize = 512
scsi0.virtualDev = "lsilogic"
sched.scsi0:0.shares = "high"
scsi0:0.present = "true"
`;
    assert.deepEqual(await vmx(text), [
      '.encoding keyword',
      'UTF-8 enumMember',
      'displayName property',
      '"node1" string',
      '# mine comment',
      'memsize property',
      '512 number',
      'scsi0 class',
      'virtualDev property',
      'lsilogic enumMember',
      'sched property',
      'scsi0:0 class',
      'shares property',
      'high enumMember',
      'scsi0:0 class',
      'present property',
      'true keyword',
    ]);
  });

  it('every token of a device that is off is disabled, also on a controller that is off', async () => {
    assert.deepEqual(await vmx('scsi0.present = "FALSE"\nscsi0:0.fileName = "a|22.vmdk" # x\n'), [
      'scsi0 class.disabled',
      'present property.disabled',
      '= operator.disabled',
      '" string.disabled',
      'FALSE keyword.disabled',
      '" string.disabled',
      'scsi0:0 class.disabled',
      'fileName property.disabled',
      '= operator.disabled',
      '"a|22.vmdk" string.disabled',
      '# x comment.disabled',
    ]);
  });

  it('a shared bus and the disks on it are shared, so is a disk that is shared alone', async () => {
    const found = await vmx(
      'scsi1.sharedBus = "virtual"\nscsi1:0.fileName = "q.vmdk"\nscsi0:1.shared = "TRUE"\nscsi0:0.fileName = "a.vmdk"\n',
    );
    assert.deepEqual(
      found.filter((one) => one.includes('class')),
      ['scsi1 class.shared', 'scsi1:0 class.shared', 'scsi0:1 class.shared', 'scsi0:0 class'],
    );
  });

  it('a setting that is old is deprecated, but not in a file of the product that wrote it', async () => {
    const text = 'scsi0:0.name = "a.vmdk"\n';
    assert.ok((await vmx(text)).includes('name property.deprecated'));
    assert.ok((await vmx(`# vmxlint product=esx2\n${text}`)).includes('name property'));
  });

  it('leaves directives, templates, escapes and broken lines to the colours of the editor', async () => {
    assert.deepEqual(
      await vmx('# vmxlint product=gsx3\ndisplayName = "{{NAME}}"\nannotation = "a|0Ab"\nbroken\n'),
      ['vmxlint keyword', 'displayName property', 'annotation property'],
    );
  });

  it('a byte order mark counts for nothing', async () => {
    assert.deepEqual(await vmx('\uFEFFmemsize = "4"\n'), ['memsize property', '4 number']);
  });

  it('of a range only its lines are answered', async () => {
    const text = 'memsize = "1"\nnumvcpus = "2"\nnvram = "a"\n';
    const start = text.indexOf('vcpus');
    assert.deepEqual(await tokens('node1.vmx', text, { start, end: start + 3 }), [
      'numvcpus property',
      '2 number',
    ]);
  });
});

describe('Semantic tokens of a .vmc', () => {
  const VMC = `<preferences><hardware><pci_bus><scsi_adapter><scsi_controller id="0">
<shared type="boolean">true</shared>
<location id="0"><drive_type type="integer">1</drive_type></location>
<location id="1"><drive_type type="integer">0</drive_type></location>
</scsi_controller></scsi_adapter></pci_bus></hardware></preferences>
`;

  it('devices, and all of an empty place as disabled', async () => {
    assert.deepEqual(await tokens('node1.vmc', VMC), [
      'scsi_controller class.shared',
      'location class.shared',
      'location class.shared',
      'location class.disabled',
      'drive_type property.disabled',
      '0 string.disabled',
      'drive_type property.disabled',
      'location class.disabled',
      'scsi_controller class.shared',
    ]);
  });

  it('of a range only what it touches', async () => {
    const start = VMC.indexOf('<shared');
    assert.deepEqual(await tokens('node1.vmc', VMC, { start, end: start + 10 }), []);
  });
});

describe('Changed semantic tokens', () => {
  const apply = (before: readonly number[], delta: SemanticTokens | SemanticTokensDelta): number[] => {
    if (!('edits' in delta)) return delta.data;
    const after = [...before];
    for (const { start, deleteCount, data } of delta.edits) after.splice(start, deleteCount, ...(data ?? []));
    return after;
  };

  it('the edits make the new tokens out of the old ones', () => {
    const cases: readonly (readonly [number[], number[]])[] = [
      [[], []],
      [[], [1, 2]],
      [[1, 2], []],
      [
        [1, 1, 1],
        [1, 1, 1, 1],
      ],
      [
        [1, 2, 3, 4],
        [1, 9, 4],
      ],
    ];
    for (const [before, after] of cases)
      assert.deepEqual(apply(before, { edits: tokenEdits(before, after) }), after);
    assert.deepEqual(tokenEdits([1, 2], [1, 2]), []);
  });

  it('a client that has the last answer gets the difference, any other one everything', async () => {
    const answers = new TokenAnswers();
    const before = await open('node1.vmx', 'memsize = "4"\nnumvcpus = "1"\n');
    const after = await open('node1.vmx', 'memsize = "4"\nscsi0.present = "TRUE"\nnumvcpus = "1"\n');
    const first = answers.full(before);
    const second = answers.since(after, first.resultId ?? '');
    assert.ok('edits' in second && (second.edits[0]?.data?.length ?? 0) < first.data.length);
    assert.deepEqual(apply(first.data, second), new TokenAnswers().full(after).data);
    assert.notEqual(second.resultId, first.resultId);
    assert.ok('data' in answers.since(after, first.resultId ?? ''));
  });

  it('the answers about a document are forgotten when it is closed', async () => {
    const answers = new TokenAnswers();
    const document = await open('node1.vmx', 'memsize = "4"\n');
    const { resultId = '' } = answers.full(document);
    const closed = { ...document, session: { ...document.session, document: () => undefined } };
    answers.full(closed);
    assert.ok('data' in answers.since(document, resultId));
  });
});
