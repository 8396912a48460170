import assert from 'node:assert/strict';
import { edited } from './editVmx.js';

describe('Declaring what a .vmx is for', () => {
  const declared = (text: string): string =>
    edited(text, (editor) => editor.declare({ product: 'gsx3', cluster: 'in-a-box' }));
  const LINE = '# vmxlint product=gsx3 cluster=in-a-box';

  for (const [name, before, after] of [
    ['writes a comment on the first line', 'memsize = "512"\n', `${LINE}\nmemsize = "512"\n`],
    [
      'leaves what must be first where it is',
      '#!/usr/bin/vmware\r\n.encoding = "GBK"\r\nmemsize = "512"\r\n',
      `#!/usr/bin/vmware\r\n.encoding = "GBK"\r\n${LINE}\r\nmemsize = "512"\r\n`,
    ],
    ['leaves a BOM at the start', '\uFEFFmemsize = "512"\n', `\uFEFF${LINE}\nmemsize = "512"\n`],
    [
      'starts a new line behind a last one without line end',
      '#!/usr/bin/vmware',
      `#!/usr/bin/vmware\n${LINE}`,
    ],
    [
      'changes a declaration in its place',
      '# vmxlint cluster=across-boxes product=esx3 # why\n',
      '# vmxlint cluster=in-a-box product=gsx3 # why\n',
    ],
    ['replaces a word that is none', '# vmxlint product=gsx cluster=in-a-box\n', `${LINE}\n`],
    [
      'adds what a declaration lacks',
      'memsize = "512" # vmxlint product=gsx3\n',
      `memsize = "512" ${LINE}\n`,
    ],
    ['writes into an empty file', '', `${LINE}\n`],
  ] as const) {
    it(name, () => {
      assert.equal(declared(before), after);
      assert.equal(declared(after), after);
    });
  }
});
