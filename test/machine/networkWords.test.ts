import assert from 'node:assert/strict';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { networkWords } from '../../server/src/machine/networkWords.js';
import type { Network } from '../../server/src/machine/virtualMachine.js';

describe('A network in words', () => {
  const rows: readonly (readonly [Network, string])[] = [
    [{ kind: 'host-only', name: 'VMnet1' }, 'VMnet1 (host-only)'],
    [{ kind: 'nat', name: 'VMnet8' }, 'VMnet8 (NAT)'],
    [{ kind: 'bridged', name: 'VMnet0' }, 'VMnet0 (bridged)'],
    [{ kind: 'unconnected', name: '' }, 'not connected'],
    [{ kind: 'named', name: 'Heartbeat' }, 'Heartbeat'],
    [{ kind: 'unknown', name: '' }, ''],
  ];
  for (const [network, words] of rows) {
    it(network.kind, () => {
      assert.equal(ENGLISH(networkWords(network)), words);
    });
  }
});
