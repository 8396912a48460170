import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { networkWords } from '../../server/src/machine/networkWords.js';
import type { Network } from '../../server/src/machine/virtualMachine.js';

describe('A network in words', () => {
  const rows: readonly (readonly [Network['kind'], string, string])[] = [
    ['host-only', 'VMnet1', 'VMnet1 (host-only)'],
    ['nat', 'VMnet8', 'VMnet8 (NAT)'],
    ['bridged', 'VMnet0', 'VMnet0 (bridged)'],
    ['unconnected', '', 'not connected'],
    ['named', 'Heartbeat', 'Heartbeat'],
    ['unknown', '', ''],
  ];
  for (const [kind, name, words] of rows) {
    it(kind, () => {
      assert.equal(ENGLISH(networkWords({ kind, name })), words);
    });
  }
});
