import type { Cluster } from '../../cluster/cluster.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import type { ClusterKind } from '../../machine/declaration.js';
import { PRODUCT_NAMES, type ProductVerdict } from '../../machine/product.js';
import { isSharingBus } from '../../machine/virtualMachine.js';

/** The kinds as titles stand in lists and status lines. */
export const KIND_TITLES: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`Cluster in a box`,
  'across-boxes': say`Cluster across boxes`,
  'physical-to-virtual': say`Physical-to-virtual cluster`,
};

/** More products than this are counted and not named. */
const MOST_NAMED = 2;

/** The product in a few words, and how sure that is: "vSphere 6 · presumed". */
export function productTitle(product: ProductVerdict): Phrase {
  if (!product.known) return say`Product unknown`;
  const name = productName(product);
  return product.declared ? say`${name} · declared` : say`${name} · presumed`;
}

function productName({ candidates }: ProductVerdict): Phrase {
  const names = candidates.map((one) => PRODUCT_NAMES[one]);
  if (names.length > MOST_NAMED) return say`One of ${names.length} products`;
  const [first = say`Product unknown`, second] = names;
  return second ? say`${first} or ${second}` : first;
}

/** All products that fit, in one sentence. */
export function productSentence(product: ProductVerdict): Phrase {
  const names = inWords(product.candidates.map((one) => PRODUCT_NAMES[one]));
  if (!product.known)
    return say`Nothing in the file tells the product; findings are as mild as the mildest product allows.`;
  if (product.declared) return say`The product is declared: ${names}.`;
  return product.candidates.length === 1
    ? say`The product is presumed: ${names}.`
    : say`The product is presumed to be one of these: ${names}.`;
}

/** The cluster in a few words, and how sure its kind is. @param cluster undefined for an ordinary machine */
export function clusterKindTitle(cluster: Cluster | undefined): Phrase {
  if (!cluster) return say`No cluster`;
  const { value, declared } = cluster.kind;
  if (value === undefined) return say`Cluster of an unknown kind`;
  return declared ? say`${KIND_TITLES[value]} · declared` : say`${KIND_TITLES[value]} · presumed`;
}

/** The kind in one sentence, with what it was concluded from. */
export function kindSentence({ kind }: Cluster): Phrase {
  if (kind.value !== undefined) return kind.declared ? DECLARED_KIND[kind.value] : PRESUMED_KIND[kind.value];
  return kind.declared
    ? say`The nodes are declared as different kinds of clusters, so nobody can say which kind this is.`
    : say`The kind of the cluster is unknown: the bus sharing modes do not tell it, or other settings contradict them.`;
}

const DECLARED_KIND: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`The kind is declared: a cluster in a box, all nodes on one host.`,
  'across-boxes': say`The kind is declared: a cluster across boxes, nodes on several hosts.`,
  'physical-to-virtual': say`The kind is declared: a physical-to-virtual cluster, a virtual node stands by for a physical one.`,
};

const PRESUMED_KIND: Readonly<Record<ClusterKind, Phrase>> = {
  'in-a-box': say`Presumed from the way the disks are shared: a cluster in a box, all nodes on one host.`,
  'across-boxes': say`Presumed from the way the disks are shared: a cluster across boxes, nodes on several hosts.`,
  'physical-to-virtual': say`Presumed from the way the disks are shared: a physical-to-virtual cluster.`,
};

/** How the nodes share their disks, in one sentence. */
export function mechanismSentence({ mechanism, nodes }: Cluster): Phrase {
  if (mechanism === 'per-disk')
    return say`The disks are shared one by one, with the setting .shared of each.`;
  if (mechanism === 'multi-writer')
    return say`The disks are shared with the multi-writer flag, without reservations; the software in the guests keeps order.`;
  return nodes.some(({ facts }) => facts.machine.controllers.some(isSharingBus))
    ? say`The disks are shared by their bus: the sharing mode of the SCSI controller they are on.`
    : say`No setting shares a disk or a bus yet.`;
}
