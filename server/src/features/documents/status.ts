import { nodeOf } from '../../cluster/cluster.js';
import { inWords, say } from '../../l10n/phrase.js';
import { CLUSTER_KINDS, type ClusterKind } from '../../machine/declaration.js';
import { PRODUCT_NAMES, PRODUCTS, type Product } from '../../machine/product.js';
import type { MachineDocument } from '../machineDocument.js';
import { clusterKindTitle, KIND_TITLES, kindSentence, productSentence, productTitle } from './verdicts.js';

/** One thing that can be declared about a file. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** It is what is declared now, in the file or in settings. */
  readonly isDeclared: boolean;
}

/** A file's product and cluster for a status line, in the reader's language, and what may be declared about them. */
export interface MachineStatus {
  /** "vSphere 6 · presumed". */
  readonly product: string;
  readonly productEvidence: string;
  /** "Cluster in a box · declared"; "No cluster". */
  readonly cluster: string;
  readonly clusterEvidence: string;
  readonly isNode: boolean;
  /** Empty where the format leaves no choice. */
  readonly products: readonly Choice<Product>[];
  readonly kinds: readonly Choice<ClusterKind>[];
}

export function machineStatus({ uri, machine, session }: MachineDocument): MachineStatus {
  const { language, workspace } = session;
  const { product, declaration } = machine;
  const found = workspace.index.clusterOf(uri);
  const cluster = found && nodeOf(found, uri) ? found : undefined;
  const facts = inWords(product.evidence.map(({ text }) => text));
  const isConcluded = !product.declared && product.evidence.length > 0;
  const nodeFacts = inWords((cluster && nodeOf(cluster, uri)?.evidence.map(({ text }) => text)) ?? []);
  return {
    product: language(productTitle(product)),
    productEvidence: language(
      isConcluded
        ? say`${productSentence(product)} It was concluded from: ${facts}.`
        : productSentence(product),
    ),
    cluster: language(clusterKindTitle(cluster)),
    clusterEvidence: language(
      cluster
        ? say`${kindSentence(cluster)} What makes the machine a node: ${nodeFacts}.`
        : say`The machine is no node of a cluster.`,
    ),
    isNode: cluster !== undefined,
    products:
      machine.source.format === 'vmc'
        ? []
        : PRODUCTS.filter((one) => one !== 'vs2005').map((id) => ({
            id,
            label: language(PRODUCT_NAMES[id]),
            isDeclared: declaration.product.value === id,
          })),
    kinds: CLUSTER_KINDS.map((id) => ({
      id,
      label: language(KIND_TITLES[id]),
      isDeclared: declaration.cluster.value === id,
    })),
  };
}
