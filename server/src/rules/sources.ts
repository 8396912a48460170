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
  kb313230:
    'Broadcom knowledge base 313230, guidelines for Windows Server Failover Clustering on vSphere 7.x',
  kb313527: 'Broadcom knowledge base 313527 (VMware 1034165), enabling the multi-writer flag',
  kb326781: 'Broadcom knowledge base 326781, the multi-writer flag of virtual disks',
  kb1033570:
    'VMware knowledge base 1033570, "Thin/TBZ disks cannot be opened in multiwriter mode", with what VMware Cloud on AWS says of it',
  kb1004232: 'VMware knowledge base 1004232, parent virtual disk modified since the child was created',
  multiWriterJam:
    'VMware, "Shared disk clustering on vSphere: getting out of the multi-writer flag jam" (2023)',
  clearStateCrash: 'it-server-room.com, "SCSI_DeviceClusteringClearState" crash at vMotion',
  vmcAws: 'VMware Cloud on AWS, restrictions of virtual machines',
  vsphereApi: 'VMware vSphere Web Services API',
  vmOperator: 'VMware, vm-operator source (github.com/vmware-tanzu/vm-operator)',
  williamLam: 'W. Lam of VMware, the VMkernel module multiextent and 2gbsparse disks (williamlam.com, 2012)',
  hogan: 'C. Hogan, "Incompatible device backing" (cormachogan.com)',
  msvs: 'Microsoft Virtual Server 2005 SDK',
  msvpc: 'Microsoft Virtual PC SDK',
  msTwoNodes: 'Microsoft, a two-node Windows Server 2003 cluster on Virtual Server 2005',
  vsResourceKit: 'Microsoft Virtual Server 2005 R2 Resource Kit',
  msBasic: 'Microsoft, Add-ClusterDisk (FailoverClusters module)',
  dict: 'VMware open-vm-tools source',
  libvirt: 'libvirt source, VMX driver and its tests',
  sanbarrow: 'sanbarrow.com, the VMX configuration file explained',
  xml: 'W3C, Extensible Markup Language (XML) 1.0',
  ldm: 'Linux kernel source, block/partitions/ldm.h',
  msPartitions: 'Microsoft, Disk Partition Types (WinIoCtl.h)',
  vmdk: 'libvmdk documentation, VMware Virtual Disk Format',
  vhd: 'libvhdi documentation, Virtual Hard Disk format',
  vhdSpecification: 'Microsoft, Virtual Hard Disk Image Format Specification 1.0',
  publicFiles: 'Counted over public .vmx and .vmc files',
  publicRecipes: 'Public shared-disk recipes',
  rbvmomi: 'rbvmomi, client library of the vSphere API',
  serverLocks: 'VMware Server documentation, lock files',
  hardware:
    'VMware vSphere Virtual Machine Administration, hardware features by virtual machine compatibility',
  hardwareVersions: 'Broadcom, vSphere Automation API, virtual hardware versions VMX_03 to VMX_21',
  hardwareVersion22:
    'Ansible collection vmware.vmware_rest, vcenter_vm_hardware, generated from the vSphere API 9.1',
  stig7: 'VMware vSphere 7.0 Virtual Machine Security Technical Implementation Guide',
  vsphereNetworking: 'VMware vSphere Networking',
  packer: 'packer-plugin-vmware source',
} as const;

/** A source of a rule: one of the documents, and the page, section or address in it. */
export function source(document: keyof typeof DOCUMENTS, place: string): RuleSource {
  return { document: DOCUMENTS[document], place };
}
