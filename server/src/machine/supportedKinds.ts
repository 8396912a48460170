import type { ClusterKind } from './declaration.js';
import type { Product } from './product.js';

/** `in-guest-iscsi`: only over iSCSI initiators inside the guests; the machine files then share no disk. */
type Support = 'yes' | 'no' | 'in-guest-iscsi';

interface SupportRow {
  readonly kinds: Readonly<Record<ClusterKind, Support>>;
  /** Where the row comes from. */
  readonly source: string;
}

const GSX: SupportRow = {
  kinds: { 'in-a-box': 'yes', 'across-boxes': 'in-guest-iscsi', 'physical-to-virtual': 'no' },
  source: 'D. Zimmer, VMware und Microsoft Virtual Server, table A.1 (across boxes since GSX 3.2)',
};
const HOSTED: SupportRow = {
  kinds: GSX.kinds,
  source:
    'As GSX 3, which they follow; VMware Server 1 Administration Guide, p. 162: machines of one host only',
};
const ESX: SupportRow = {
  kinds: { 'in-a-box': 'yes', 'across-boxes': 'yes', 'physical-to-virtual': 'yes' },
  source:
    'D. Zimmer, table A.1; ESX Server 2.5 Administration Guide, table 10-1; vSphere 6.7, Setup for Failover Clustering',
};

const SUPPORT: Readonly<Record<Product, SupportRow>> = {
  gsx3: GSX,
  server1: HOSTED,
  server2: HOSTED,
  workstation: HOSTED,
  esx2: ESX,
  esx3: ESX,
  vsphere4: ESX,
  vsphere5: ESX,
  vsphere6: ESX,
  vsphere7: ESX,
  vsphere8: ESX,
  vsphere9: ESX,
  vs2005: {
    kinds: { 'in-a-box': 'yes', 'across-boxes': 'no', 'physical-to-virtual': 'no' },
    source: 'D. Zimmer, table A.1',
  },
};

/** Whether a product supports a kind of Microsoft clusters. */
export function supportOf(product: Product, kind: ClusterKind): Support {
  return SUPPORT[product].kinds[kind];
}
