import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MachineEditor } from '../../server/src/machine/editor.js';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { SettingEdits } from '../../server/src/machine/vmx/settingEdits.js';
import type { Slot } from '../../server/src/machine/virtualMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';

const SCSI1 = { bus: 'scsi', number: 1 } as const;
const scsi = (controller: number, target: number): Slot => ({ bus: 'scsi', controller, target });

function edited(text: string, edit: (editor: MachineEditor) => MachineEditor): string {
  return applyEdits(text, edit(editMachine(readVmxMachine('file:///vms/a.vmx', text))).edits());
}
const shareScsi1 = (text: string): string => edited(text, (editor) => editor.setBusSharing(SCSI1, 'virtual'));
/** One line is written, and nothing beside it. */
const writeMode = (text: string): string =>
  edited(text, (editor) => editor.setSetting('scsi1.sharedBus', 'virtual'));
const unlock = (text: string): string => edited(text, (editor) => editor.setDiskLocking(false));

describe('Changing a value of a .vmx', () => {
  for (const [name, before, after] of [
    ['keeps quotes', 'scsi1.sharedBus = "none"\n', 'scsi1.sharedBus = "virtual"\n'],
    ['keeps a bare value bare', 'scsi1.sharedBus = none\n', 'scsi1.sharedBus = virtual\n'],
    [
      'keeps blanks and the comment',
      '\tscsi1.sharedBus="none"  # both\n',
      '\tscsi1.sharedBus="virtual"  # both\n',
    ],
    ['keeps the letter case of the key', 'SCSI1.SHAREDBUS = "none"\n', 'SCSI1.SHAREDBUS = "virtual"\n'],
    ['keeps CRLF', 'a = "1"\r\nscsi1.sharedBus = "none"\r\n', 'a = "1"\r\nscsi1.sharedBus = "virtual"\r\n'],
    ['fills an empty quoted value', 'scsi1.sharedBus = ""\n', 'scsi1.sharedBus = "virtual"\n'],
    ['fills an empty bare value', 'scsi1.sharedBus = # to do\n', 'scsi1.sharedBus = virtual# to do\n'],
    [
      'changes every place of a duplicate',
      'scsi1.sharedBus = "none"\nscsi1.sharedBus = none\n',
      'scsi1.sharedBus = "virtual"\nscsi1.sharedBus = virtual\n',
    ],
    ['changes nothing that is so already', 'scsi1.sharedBus = "virtual"\n', 'scsi1.sharedBus = "virtual"\n'],
  ] as const) {
    it(name, () => {
      assert.equal(writeMode(before), after);
    });
  }

  it('writes a flag in small letters where it stands in small letters', () => {
    assert.equal(unlock('disk.locking = "true"\na = "TRUE"\n'), 'disk.locking = "false"\na = "TRUE"\n');
    assert.equal(unlock('disk.locking = "TRUE"\na = "true"\n'), 'disk.locking = "FALSE"\na = "true"\n');
  });

  it('quotes a bare value that gets a blank, and escapes what needs it', () => {
    const rename = (text: string, name: string): string =>
      edited(text, (editor) => editor.setFileName(scsi(0, 0), name));
    assert.equal(
      rename('scsi0:0.fileName = a.vmdk\n', 'my disk.vmdk'),
      'scsi0:0.fileName = "my disk.vmdk"\n',
    );
    assert.equal(rename('scsi0:0.fileName = "a"\n', 'a"b|c'), 'scsi0:0.fileName = "a|22b|7Cc"\n');
    assert.equal(rename('scsi0:0.fileName = a\n', ''), 'scsi0:0.fileName = ""\n');
  });

  it('names a disk by the key of ESX 2 where the file does', () => {
    const before = 'scsi0:0.name = "a.vmdk"\n';
    assert.equal(
      edited(before, (editor) => editor.setFileName(scsi(0, 0), 'b.vmdk')),
      'scsi0:0.name = "b.vmdk"\n',
    );
  });
});

describe('A new line of a .vmx', () => {
  for (const [name, before, after] of [
    [
      'stands behind the settings of its device',
      'scsi1.present = "TRUE"\nmemsize = "512"\n',
      'scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nmemsize = "512"\n',
    ],
    [
      'stands before the slots of its controller',
      'memsize = "512"\nscsi1:0.present = "TRUE"\n',
      'memsize = "512"\nscsi1.sharedBus = "virtual"\nscsi1:0.present = "TRUE"\n',
    ],
    [
      'stands behind other devices of its bus',
      'scsi0:0.present = "TRUE"\nmemsize = "512"\n',
      'scsi0:0.present = "TRUE"\nscsi1.sharedBus = "virtual"\nmemsize = "512"\n',
    ],
    [
      'stands at the end else',
      'memsize = "512"\n# end\n',
      'memsize = "512"\nscsi1.sharedBus = "virtual"\n# end\n',
    ],
    [
      'follows a last line without line end, and has none itself',
      'memsize = "512"\nscsi1.present = "TRUE"',
      'memsize = "512"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"',
    ],
    [
      'has the line end of the file',
      'scsi1.present = "TRUE"\r\nmemsize = "512"\r\n',
      'scsi1.present = "TRUE"\r\nscsi1.sharedBus = "virtual"\r\nmemsize = "512"\r\n',
    ],
    [
      'has a lone CR where the file does',
      'scsi1.present = "TRUE"\rmemsize = "512"\r',
      'scsi1.present = "TRUE"\rscsi1.sharedBus = "virtual"\rmemsize = "512"\r',
    ],
    [
      'has no blanks where its neighbour has none',
      'scsi1.present="TRUE"\n',
      'scsi1.present="TRUE"\nscsi1.sharedBus="virtual"\n',
    ],
    [
      'has no quotes where its neighbour has none',
      'scsi1.present = TRUE\n',
      'scsi1.present = TRUE\nscsi1.sharedBus = virtual\n',
    ],
    [
      'is indented like its neighbour',
      '  scsi1.present= "TRUE"\n',
      '  scsi1.present= "TRUE"\n  scsi1.sharedBus= "virtual"\n',
    ],
    [
      'does not repeat the comment of its neighbour',
      'scsi1.present = "TRUE" # x\n',
      'scsi1.present = "TRUE" # x\nscsi1.sharedBus = "virtual"\n',
    ],
    [
      'has a small key where all keys are small',
      'scsi1.virtualdev = "lsilogic"\nguestos = "winnetenterprise"\n',
      'scsi1.virtualdev = "lsilogic"\nscsi1.sharedbus = "virtual"\nguestos = "winnetenterprise"\n',
    ],
    ['is the first of an empty file', '', 'scsi1.sharedBus = "virtual"\n'],
    ['stands behind a BOM', '\uFEFF', '\uFEFFscsi1.sharedBus = "virtual"\n'],
    ['does not become part of a comment', '# empty', '# empty\nscsi1.sharedBus = "virtual"'],
  ] as const) {
    it(name, () => {
      assert.equal(writeMode(before), after);
    });
  }

  it('has a flag in small letters where the file writes flags so', () => {
    const before = 'scsi0.present = "true"\nmemSize = "512"\n';
    assert.equal(unlock(before), `${before}disk.locking = "false"\n`);
  });
});

describe('Several new lines of a .vmx', () => {
  it('keep the order in which they were asked for', () => {
    const before = 'scsi0.present = "TRUE"\nscsi0.virtualDev = "lsilogic"\nmemsize = "512"\n';
    const after = edited(before, (editor) =>
      editor.enableController(SCSI1, 'lsilogic').setBusSharing(SCSI1, 'virtual').setDiskLocking(false),
    );
    assert.equal(
      after,
      'scsi0.present = "TRUE"\nscsi0.virtualDev = "lsilogic"\nscsi1.present = "TRUE"\nscsi1.virtualDev = "lsilogic"\nscsi1.sharedBus = "virtual"\nmemsize = "512"\ndisk.locking = "FALSE"\n',
    );
  });

  it('switch on a controller that is off, and leave its model alone', () => {
    const before = 'scsi1.present = "false"\nscsi1.virtualDev = "buslogic"\n';
    assert.equal(
      edited(before, (editor) => editor.enableController(SCSI1, 'lsilogic')),
      'scsi1.present = "true"\nscsi1.virtualDev = "buslogic"\n',
    );
  });

  it('share one disk', () => {
    assert.equal(
      edited('scsi1:0.present = "TRUE"\n', (editor) => editor.shareDisk(scsi(1, 0))),
      'scsi1:0.present = "TRUE"\nscsi1:0.shared = "TRUE"\n',
    );
  });
});

describe('Sharing the bus of a .vmx', () => {
  it('writes the main switch of a controller that has none, because VMware ignores the rest without it', () => {
    assert.equal(
      shareScsi1('memsize = "512"\nscsi1:0.fileName = "q.vmdk"\n'),
      'memsize = "512"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:0.fileName = "q.vmdk"\n',
    );
    assert.equal(
      shareScsi1('scsi1.sharedBus = "none"\n'),
      'scsi1.sharedBus = "virtual"\nscsi1.present = "TRUE"\n',
    );
  });

  it('leaves a switch alone that is there', () => {
    for (const present of ['TRUE', 'FALSE', '{{ on }}'])
      assert.equal(
        shareScsi1(`scsi1.present = "${present}"\n`),
        `scsi1.present = "${present}"\nscsi1.sharedBus = "virtual"\n`,
      );
  });

  it('writes no switch where the bus is shared already', () => {
    for (const mode of ['virtual', 'Physical'])
      assert.equal(shareScsi1(`scsi1.sharedBus = "${mode}"\n`), 'scsi1.sharedBus = "virtual"\n');
  });

  it('writes no switch where an encrypted part of the file may have it', () => {
    const before = 'encryption.data = "abc"\nscsi1.sharedBus = "none"\n';
    assert.equal(shareScsi1(before), before.replace('none', 'virtual'));
  });

  it('switches no controller on that is to be shared no longer', () => {
    const stopped = edited('scsi1.sharedBus = "virtual"\n', (editor) => editor.setBusSharing(SCSI1, 'none'));
    assert.equal(stopped, 'scsi1.sharedBus = "none"\n');
  });
});

describe('Moving a disk of a .vmx', () => {
  const move = (text: string): string => edited(text, (editor) => editor.moveDisk(scsi(0, 1), scsi(1, 1)));

  it('takes all its settings along, those of the scheduler too', () => {
    assert.equal(
      move('scsi0:1.fileName = "q.vmdk"\nSCSI0:1.Present = TRUE # q\nsched.scsi0:1.shares = "normal"\n'),
      'scsi1:1.fileName = "q.vmdk"\nscsi1:1.Present = TRUE # q\nsched.scsi1:1.shares = "normal"\n',
    );
  });

  it('touches no other slot, and no controller', () => {
    const text = 'scsi0.present = "TRUE"\nscsi0:10.present = "TRUE"\nscsi0:0.fileName = "scsi0:1.vmdk"\n';
    assert.equal(move(text), text);
  });

  it('lets later changes find the moved settings and stand beside them', () => {
    const after = edited('memsize = "512"\nscsi0:1.mode = "persistent"\n', (editor) =>
      editor
        .moveDisk(scsi(0, 1), scsi(1, 1))
        .setFileName(scsi(1, 1), 'q.vmdk')
        .setBusSharing(SCSI1, 'virtual'),
    );
    assert.equal(
      after,
      'memsize = "512"\nscsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:1.mode = "persistent"\nscsi1:1.fileName = "q.vmdk"\n',
    );
  });
});

describe('Removing a setting of a .vmx', () => {
  const removed = (text: string): string => {
    const edits = new SettingEdits(parse(text).tree);
    edits.remove('A.B');
    return applyEdits(text, edits.edits());
  };

  it('takes the whole line out, with its line end and comment', () => {
    assert.equal(removed('x = 1\r\na.b = "2" # y\r\nz = 3\r\n'), 'x = 1\r\nz = 3\r\n');
    assert.equal(removed('x = 1\na.b = 2'), 'x = 1\n');
  });

  it('takes out every place of it', () => {
    assert.equal(removed('a.b = 1\nA.b = 2\nx = 3\n'), 'x = 3\n');
  });
});

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

describe('Setting any key of any .vmx', () => {
  const piece = fc.constantFrom(
    ...['scsi1.sharedBus', 'scsi1.present', 'scsi0:0.fileName', 'memsize', 'x', ' = ', '=', '"', '"v"', 'v'],
    ...['#', ' ', '\n', '\r\n', '\r', 'a = "b"\n', 'scsi1.sharedBus = none', 'SCSI1:0.Present = TRUE\n'],
  );
  const anyText = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(''));
  const anyValue = fc.oneof(fc.string(), fc.constantFrom('virtual', 'a b', '"', '#', '|22', '\n', ''));

  it('gives it that value, changes no other setting, and has nothing to do the second time', () => {
    fc.assert(
      fc.property(anyText, anyValue, (text, value) => {
        const set = (before: string): string => {
          const edits = new SettingEdits(parse(before).tree);
          edits.set('scsi1.sharedBus', value);
          return applyEdits(before, edits.edits());
        };
        const after = set(text);
        const written = parse(after).tree.all('scsi1.sharedBus');
        assert.ok(written.length > 0);
        const isFlag = /^(?:true|false)$/i.test(value);
        for (const entry of written)
          assert.equal(
            isFlag ? entry.value.toLowerCase() : entry.value,
            isFlag ? value.toLowerCase() : value,
          );
        assert.deepEqual(others(after), others(text));
        assert.equal(set(after), after);
      }),
      { numRuns: 1000 },
    );
  });

  function others(text: string): string[] {
    return parse(text)
      .tree.entries.filter(({ key }) => key.toLowerCase() !== 'scsi1.sharedbus')
      .map(({ span }) => text.slice(span.start, span.end));
  }
});
