import assert from 'node:assert/strict';
import { editMachine } from '../../server/src/machine/editMachine.js';
import { readVmcMachine } from '../../server/src/machine/vmc/readMachine.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';
import { applyEdits } from '../../server/src/syntax/text.js';

const written = (text: string, key: string, value: string): string =>
  applyEdits(text, editMachine(readVmxMachine('file:///vms/a.vmx', text)).setSetting(key, value).edits());

describe('Writing one setting', () => {
  it('changes the value where the key stands', () => {
    assert.equal(
      written('tools.synctime = "TRUE" # host\n', 'tools.syncTime', 'FALSE'),
      'tools.synctime = "FALSE" # host\n',
    );
  });

  it('adds a line for a new key', () => {
    assert.equal(
      written('memsize = "512"\n', 'sched.mem.min', '512'),
      'memsize = "512"\nsched.mem.min = "512"\n',
    );
  });

  it('means nothing in a .vmc', () => {
    const machine = readVmcMachine('file:///vms/a.vmc', '<preferences version="2.0"/>');
    assert.deepEqual(editMachine(machine).setSetting('memsize', '512').edits(), []);
  });
});
