import assert from 'node:assert/strict';
import { declarationWords } from '../../server/src/machine/declaration.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import type { Fact } from '../../server/src/machine/fact.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';

const read = (text: string): ReturnType<typeof readVmxMachine> => readVmxMachine('file:///vms/a.vmx', text);

/** The value, or the reason why there is none, with the characters it stands on. */
function shown(text: string, fact: Fact<string>): string {
  return `${fact.value ?? fact.missing} at ${text.slice(fact.span.start, fact.span.end)}`;
}

describe('A declaration in a comment', () => {
  const NAME = 'displayName = "a"';
  const rows: readonly (readonly [text: string, product: string, cluster: string])[] = [
    [`# vmxlint product=esx3 cluster=across-boxes\n${NAME}`, 'esx3 at esx3', 'across-boxes at across-boxes'],
    [`# vmxlint cluster=in-a-box\n${NAME}`, `absent at ${NAME}`, 'in-a-box at in-a-box'],
    [`#vmxlint   product=gsx3\n${NAME}`, 'gsx3 at gsx3', `absent at ${NAME}`],
    [`## vmxlint product=gsx3\n${NAME}`, 'gsx3 at gsx3', `absent at ${NAME}`],
    [
      `${NAME} # vmxlint cluster=physical-to-virtual`,
      `absent at ${NAME} # vmxlint cluster=physical-to-virtual`,
      'physical-to-virtual at physical-to-virtual',
    ],
    [`# vmxlint product=esx3\n# vmxlint cluster=in-a-box\n${NAME}`, 'esx3 at esx3', 'in-a-box at in-a-box'],
    [`# vmxlint product=esx9 cluster=inabox\n${NAME}`, 'invalid at esx9', 'invalid at inabox'],
    [`# vmxlint product=ESX3\n${NAME}`, 'invalid at ESX3', `absent at ${NAME}`],
    [
      `# vmxlint cluster=in-a-box\n# vmxlint cluster=across-boxes\n${NAME}`,
      `absent at ${NAME}`,
      'duplicate at across-boxes',
    ],
    [
      `# vmxlint cluster=in-a-box\n# vmxlint cluster=in-a-box\n${NAME}`,
      `absent at ${NAME}`,
      'in-a-box at in-a-box',
    ],
    [
      `# vmxlint product=esx3\n# vmxlint product=gsx3\n# vmxlint product=gsx3\n${NAME}`,
      'duplicate at gsx3',
      `absent at ${NAME}`,
    ],
    [`# we run vmxlint product=esx3\n${NAME}`, `absent at ${NAME}`, `absent at ${NAME}`],
    [`# vmxlint is a linter\n${NAME}`, `absent at ${NAME}`, `absent at ${NAME}`],
  ];
  for (const [text, product, cluster] of rows) {
    it(JSON.stringify(text), () => {
      const { declaration } = read(text);
      assert.deepEqual(
        [shown(text, declaration.product), shown(text, declaration.cluster)],
        [product, cluster],
      );
    });
  }

  it('stands in an XML comment of a .vmc', () => {
    const text = '<!-- vmxlint cluster=across-boxes -->\n<preferences/>';
    const { declaration } = readVmcMachine('file:///vms/a.vmc', text);
    assert.equal(shown(text, declaration.cluster), 'across-boxes at across-boxes');
  });
});

describe('Declaring', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['displayName = "a"\n', '# vmxlint cluster=in-a-box\ndisplayName = "a"\n'],
    [
      '#!/usr/bin/vmware\r\n.encoding = "UTF-8"\r\na = "b"\r\n',
      '#!/usr/bin/vmware\r\n.encoding = "UTF-8"\r\n# vmxlint cluster=in-a-box\r\na = "b"\r\n',
    ],
    ['# vmxlint cluster=across-boxes\na = "b"\n', '# vmxlint cluster=in-a-box\na = "b"\n'],
    ['# vmxlint cluster=acros-boxes\na = "b"\n', '# vmxlint cluster=in-a-box\na = "b"\n'],
    ['# vmxlint product=esx3\na = "b"\n', '# vmxlint product=esx3 cluster=in-a-box\na = "b"\n'],
    ['# vmxlint cluster=in-a-box\na = "b"\n', '# vmxlint cluster=in-a-box\na = "b"\n'],
  ];
  for (const [before, after] of rows) {
    it(`${JSON.stringify(before)} gives ${JSON.stringify(after)}`, () => {
      const machine = read(before);
      assert.equal(applyEdits(before, editMachine(machine).declare({ cluster: 'in-a-box' }).edits()), after);
      assert.equal(read(after).declaration.cluster.value, 'in-a-box');
    });
  }

  it('writes both words behind one another', () => {
    assert.equal(declarationWords({ product: 'gsx3', cluster: 'in-a-box' }), 'product=gsx3 cluster=in-a-box');
    assert.equal(declarationWords({}), '');
  });
});
