import assert from 'node:assert/strict';
import { keySpanOf } from '../../server/src/machine/fact.js';
import { readVmxMachine } from '../../server/src/machine/vmx/readMachine.js';

describe('The place of a setting', () => {
  const text = 'memsize = "64"\nguestOS = "dos"\n';
  const machine = readVmxMachine('file:///vms/a.vmx', text);
  const shown = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);

  it('is its key', () => {
    assert.equal(shown(keySpanOf(machine.guest)), 'guestOS');
  });

  it('is what a message points to where it is not written', () => {
    assert.equal(shown(keySpanOf(machine.displayName)), 'memsize = "64"');
  });
});
