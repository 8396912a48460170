import clusterAcrossBoxesNeedsPhysical from './cluster-across-boxes-needs-physical.js';
import clusterBusKeyMisspelled from './cluster-bus-key-misspelled.js';
import clusterBusSharingMissing from './cluster-bus-sharing-missing.js';
import clusterBusSharingNotOnAllNodes from './cluster-bus-sharing-not-on-all-nodes.js';
import clusterBusSharingValue from './cluster-bus-sharing-value.js';
import clusterDiskLockingNotOff from './cluster-disk-locking-not-off.js';
import clusterDiskLockingOffUnprotected from './cluster-disk-locking-off-unprotected.js';
import clusterDynamicDisk from './cluster-dynamic-disk.js';
import clusterHeartbeatHostOnlyAcrossBoxes from './cluster-heartbeat-host-only-across-boxes.js';
import clusterHeartbeatNotPrivateInABox from './cluster-heartbeat-not-private-in-a-box.js';
import clusterHeartbeatSameNetworkAsPublic from './cluster-heartbeat-same-network-as-public.js';
import clusterHostedDifferentHosts from './cluster-hosted-different-hosts.js';
import clusterInABoxNeedsVirtual from './cluster-in-a-box-needs-virtual.js';
import clusterKindContradictsBus from './cluster-kind-contradicts-bus.js';
import clusterKindNotSupported from './cluster-kind-not-supported.js';
import clusterNoVmotion from './cluster-no-vmotion.js';
import clusterPhysicalBusOnHosted from './cluster-physical-bus-on-hosted.js';
import clusterPhysicalVirtualNeedsPhysical from './cluster-physical-virtual-needs-physical.js';
import clusterSharedBusEmpty from './cluster-shared-bus-empty.js';
import clusterSharedControllerAbsent from './cluster-shared-controller-absent.js';
import clusterSharedDiskGrowable from './cluster-shared-disk-growable.js';
import clusterSharedDiskOnBootController from './cluster-shared-disk-on-boot-controller.js';
import clusterSingleNic from './cluster-single-nic.js';
import esx2AcrossBoxesNeedsHbaPath from './esx2-across-boxes-needs-hba-path.js';
import vmcNotWellFormed from './vmc-not-well-formed.js';
import vmcScsiIdRange from './vmc-scsi-id-range.js';
import vmcShareFlagMissing from './vmc-share-flag-missing.js';
import vmcSharedControllerManyDisks from './vmc-shared-controller-many-disks.js';
import vmcSharedDiskDynamic from './vmc-shared-disk-dynamic.js';
import vmcSharedDiskNotAt0 from './vmc-shared-disk-not-at-0.js';
import vmcSharedDiskOnIde from './vmc-shared-disk-on-ide.js';
import vmcSingleNetwork from './vmc-single-network.js';
import vmxDiskInTwoMachines from './vmx-disk-in-two-machines.js';
import vmxEncoding from './vmx-encoding.js';
import vmxLocked from './vmx-locked.js';
import vmxSyntax from './vmx-syntax.js';
import vmxTwoEntriesOnOneLine from './vmx-two-entries-on-one-line.js';
import type { Rule } from './rule.js';

/** Every rule, one line each. */
export const ALL_RULES: readonly Rule[] = [
  clusterAcrossBoxesNeedsPhysical,
  clusterBusKeyMisspelled,
  clusterBusSharingMissing,
  clusterBusSharingNotOnAllNodes,
  clusterBusSharingValue,
  clusterDiskLockingNotOff,
  clusterDiskLockingOffUnprotected,
  clusterDynamicDisk,
  clusterHeartbeatHostOnlyAcrossBoxes,
  clusterHeartbeatNotPrivateInABox,
  clusterHeartbeatSameNetworkAsPublic,
  clusterHostedDifferentHosts,
  clusterInABoxNeedsVirtual,
  clusterKindContradictsBus,
  clusterKindNotSupported,
  clusterNoVmotion,
  clusterPhysicalBusOnHosted,
  clusterPhysicalVirtualNeedsPhysical,
  clusterSharedBusEmpty,
  clusterSharedControllerAbsent,
  clusterSharedDiskGrowable,
  clusterSharedDiskOnBootController,
  clusterSingleNic,
  esx2AcrossBoxesNeedsHbaPath,
  vmcNotWellFormed,
  vmcScsiIdRange,
  vmcShareFlagMissing,
  vmcSharedControllerManyDisks,
  vmcSharedDiskDynamic,
  vmcSharedDiskNotAt0,
  vmcSharedDiskOnIde,
  vmcSingleNetwork,
  vmxDiskInTwoMachines,
  vmxEncoding,
  vmxLocked,
  vmxSyntax,
  vmxTwoEntriesOnOneLine,
];
