import assert from 'node:assert/strict';
import { ENGLISH } from '../server/src/l10n/language.js';
import { messageIn } from '../server/src/lint/lintedFinding.js';
import { fileURLToPath } from 'node:url';
import { lintPaths } from '../server/src/main/lintPaths.js';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

describe('The examples', () => {
  it('right ones give nothing above a hint', async () => {
    const result = await lintPaths(['.'], examples);
    const wrong = result.findings.filter(
      ({ uri, severity }) => result.displayPath(uri).includes('/right/') && severity !== 'hint',
    );
    assert.deepEqual(
      wrong.map((finding) => `${result.displayPath(finding.uri)}: ${messageIn(ENGLISH, finding)}`),
      [],
    );
  });

  it('wrong ones show what examples/README.md says', async () => {
    const result = await lintPaths(['.'], examples);
    assert.deepEqual({ read: result.read.length, problems: result.problems }, { read: 24, problems: [] });
    const shown = new Set(
      result.findings
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(
          ({ uri, ruleId }) =>
            `${result.displayPath(uri).replace('/wrong/', ' ').replace(/\/.*/, '')} ${ruleId}`,
        ),
    );
    assert.deepEqual([...shown].sort(), EXPECTED);
  });
});

const EXPECTED = [
  '1-esx-in-a-box node1.vmx cluster-shared-disk-on-boot-controller',
  '1-esx-in-a-box node2.vmx cluster-shared-disk-on-boot-controller',
  '1-esx-in-a-box node2.vmx cluster-single-nic',
  '2-esx-across-boxes node1.vmx cluster-across-boxes-needs-physical',
  '2-esx-across-boxes node1.vmx cluster-heartbeat-host-only-across-boxes',
  '2-esx-across-boxes node1.vmx esx2-across-boxes-needs-hba-path',
  '2-esx-across-boxes node2.vmx cluster-across-boxes-needs-physical',
  '2-esx-across-boxes node2.vmx cluster-heartbeat-host-only-across-boxes',
  '2-esx-across-boxes node2.vmx esx2-across-boxes-needs-hba-path',
  '3-gsx-in-a-box node1 cluster-dynamic-disk',
  '3-gsx-in-a-box node1 cluster-shared-disk-growable',
  '3-gsx-in-a-box node1 vmx-two-entries-on-one-line',
  '3-gsx-in-a-box node2 cluster-disk-locking-not-off',
  '3-gsx-in-a-box node2 cluster-dynamic-disk',
  '3-gsx-in-a-box node2 cluster-shared-disk-growable',
  '4-gsx-across-boxes node1.vmx cluster-hosted-different-hosts',
  '4-gsx-across-boxes node2.vmx cluster-hosted-different-hosts',
  '5-esx-physical-to-virtual standby1.vmx cluster-physical-virtual-needs-physical',
  '5-esx-physical-to-virtual standby2.vmx cluster-physical-virtual-needs-physical',
  '5-esx-physical-to-virtual standby2.vmx cluster-single-nic',
  '6-virtual-server-in-a-box node1 vmc-shared-disk-dynamic',
  '6-virtual-server-in-a-box node1 vmc-shared-disk-not-at-0',
  '6-virtual-server-in-a-box node2 vmc-share-flag-missing',
  '6-virtual-server-in-a-box node2 vmc-shared-disk-dynamic',
  '6-virtual-server-in-a-box node2 vmc-single-network',
];
