import type { RuleSource } from './rule.js';

/** The documents that rules rest on; a rule adds the page or section. */
const DOCUMENTS = {
  book: 'D. Zimmer, VMware und Microsoft Virtual Server, Galileo Computing 2005',
  gsx3: 'VMware GSX Server 3 Administration Guide',
  server1: 'VMware Server 1 Administration Guide',
  server2: 'VMware Server 2 User Guide',
  esx25: 'VMware ESX Server 2.5 Administration Guide',
  esx2: 'VMware ESX Server 2.x Administration Guide',
  esx20: 'VMware ESX Server 2.0 online help',
  mscs50: 'VMware vSphere 5.0, Setup for Failover Clustering and Microsoft Cluster Service',
  mscs65: 'VMware vSphere 6.5, Setup for Failover Clustering and Microsoft Cluster Service',
  mscs67: 'VMware vSphere 6.7, Setup for Failover Clustering and Microsoft Cluster Service',
  wsfc7: 'VMware vSphere 7.0, Setup for Windows Server Failover Clustering',
  wsfc8: 'VMware vSphere 8.0, Setup for Windows Server Failover Clustering',
  kb313472:
    'Broadcom knowledge base 313472, guidelines for Windows Server Failover Clustering on vSphere 8.x',
  vmcAws: 'VMware Cloud on AWS, restrictions of virtual machines',
  hogan: 'C. Hogan, "Incompatible device backing" (cormachogan.com)',
  msvs: 'Microsoft Virtual Server 2005 SDK',
  vsResourceKit: 'Microsoft Virtual Server 2005 R2 Resource Kit',
  msBasic: 'Microsoft, Add-ClusterDisk (FailoverClusters module)',
  dict: 'VMware open-vm-tools source',
  libvirt: 'libvirt source, VMX driver and its tests',
  sanbarrow: 'sanbarrow.com, the VMX configuration file explained',
  xml: 'W3C, Extensible Markup Language (XML) 1.0',
  ldm: 'Linux kernel source, block/partitions/ldm.h',
  vmdk: 'libvmdk documentation, VMware Virtual Disk Format',
  vhd: 'libvhdi documentation, Virtual Hard Disk format',
  publicFiles: 'Counted over public .vmx and .vmc files',
  publicRecipes: 'Public shared-disk recipes',
  rbvmomi: 'rbvmomi, client library of the vSphere API',
  serverLocks: 'VMware Server documentation, lock files',
} as const;

export function source(document: keyof typeof DOCUMENTS, place: string): RuleSource {
  return { document: DOCUMENTS[document], place };
}
