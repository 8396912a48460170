import { KIND_NAMES, type ClusterKind } from '../machine/declaration.js';
import { editMachine } from '../machine/editMachine.js';
import { FAMILY_OF, PRODUCT_NAMES } from '../machine/product.js';
import { inWords, say } from './phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { source } from './sources.js';
import { productsFor, supportOf } from './supportedKinds.js';

/** The kind that every product supports. */
const EVERYWHERE: ClusterKind = 'in-a-box';

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
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('book', 'A.2, table A.1')],

  *check({ machine, cluster }) {
    const declared = machine.declaration.cluster;
    const kind = declared.value;
    const { known, candidates } = machine.product;
    if (kind === undefined || !known || candidates.some((product) => supportOf(product, kind) !== 'no'))
      return;
    const names = candidates.map((product) => PRODUCT_NAMES[product]);
    const others = productsFor(kind).map((product) => PRODUCT_NAMES[product]);
    const declaring = cluster.nodes
      .map((node) => node.facts.machine)
      .filter((one) => one.declaration.cluster.value === kind);
    yield {
      span: declared.span,
      subject: 'kind',
      what: say`The cluster is declared as a ${KIND_NAMES[kind]}, which ${inWords(names)} does not support.`,
      why: candidates.every((product) => FAMILY_OF[product] === 'microsoft')
        ? say`Virtual Server shares a SCSI bus among the machines of one host only, so a node elsewhere never sees the quorum disk.`
        : say`Its machines share disks by reservations that the host keeps for itself, so a node elsewhere never sees them.`,
      how: say`Run all nodes on one host and declare the cluster as in-a-box, or move to a product that supports it: ${inWords(others)}.`,
      fixes: [
        fixAcross(declaring, say`Declare a ${KIND_NAMES[EVERYWHERE]}`, (one) =>
          editMachine(one).declare({ cluster: EVERYWHERE }),
        ),
      ],
    };
  },
});
