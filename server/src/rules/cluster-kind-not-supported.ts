import { KIND_NAMES } from '../machine/declaration.js';
import { isFamily, PRODUCT_NAMES } from '../machine/product.js';
import { supportOf } from '../machine/supportedKinds.js';
import { eitherInWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-kind-not-supported',
  summary: 'The product does not support the declared kind of cluster.',
  formats: ['vmx', 'vmc'],
  severity: {
    gsx3: 'error',
    server1: 'warning',
    server2: 'warning',
    workstation: 'warning',
    vs2005: 'error',
    unknown: 'off',
  },
  fix: 'none',
  since: '0.1.0',
  sources: [source('book', 'A.2, table A.1')],

  *check({ machine }) {
    const declared = machine.declaration.cluster;
    const kind = declared.value;
    const { known, candidates } = machine.product;
    if (kind === undefined || !known || candidates.some((product) => supportOf(product, kind) !== 'no'))
      return;
    const names = candidates.map((product) => PRODUCT_NAMES[product]);
    yield {
      span: declared.span,
      subject: 'kind',
      what: say`The cluster is declared as a ${KIND_NAMES[kind]}, which is not supported by ${eitherInWords(names)}.`,
      why: isFamily(machine.product, 'microsoft')
        ? say`Virtual Server shares a SCSI bus among the machines of one host only, so a node elsewhere never sees the quorum disk.`
        : say`Its machines share disks by reservations that the host keeps for itself, so a node elsewhere never sees them.`,
      how: say`Run all nodes on one host and declare the cluster as in-a-box, or move the nodes to ESX or vSphere, which support it.`,
    };
  },
});
