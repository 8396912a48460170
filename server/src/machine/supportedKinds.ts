import type { ClusterKind } from './declaration.js';
import type { Product } from './product.js';

/** `in-guest-iscsi`: only over iSCSI initiators inside the guests; the machine files then share no disk. */
type Support = 'yes' | 'no' | 'in-guest-iscsi';

interface SupportRow {
  readonly products: readonly Product[];
  readonly kinds: Readonly<Record<ClusterKind, Support>>;
  /** Where the row comes from. */
  readonly source: string;
}

/** Which kinds of Microsoft clusters a product supports. */
const SUPPORT: readonly SupportRow[] = [
  {
    products: ['gsx3'],
    kinds: { 'in-a-box': 'yes', 'across-boxes': 'in-guest-iscsi', 'physical-to-virtual': 'no' },
    source: 'D. Zimmer, VMware und Microsoft Virtual Server, table A.1 (across boxes since GSX 3.2)',
  },
  {
    products: ['server1', 'server2', 'workstation'],
    kinds: { 'in-a-box': 'yes', 'across-boxes': 'in-guest-iscsi', 'physical-to-virtual': 'no' },
    source:
      'As GSX 3, which they follow; VMware Server 1 Administration Guide, p. 162: machines of one host only',
  },
  {
    products: ['esx2', 'esx3', 'vsphere4', 'vsphere5', 'vsphere6', 'vsphere7', 'vsphere8'],
    kinds: { 'in-a-box': 'yes', 'across-boxes': 'yes', 'physical-to-virtual': 'yes' },
    source:
      'D. Zimmer, table A.1; ESX Server 2.5 Administration Guide, table 10-1; vSphere 6.7, Setup for Failover Clustering',
  },
  {
    products: ['vs2005'],
    kinds: { 'in-a-box': 'yes', 'across-boxes': 'no', 'physical-to-virtual': 'no' },
    source: 'D. Zimmer, table A.1',
  },
];

export function supportOf(product: Product, kind: ClusterKind): Support {
  return SUPPORT.find(({ products }) => products.includes(product))?.kinds[kind] ?? 'yes';
}
