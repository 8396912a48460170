import clusterBusKeyMisspelled from './cluster-bus-key-misspelled.js';
import clusterBusSharingMissing from './cluster-bus-sharing-missing.js';
import clusterBusSharingNotOnAllNodes from './cluster-bus-sharing-not-on-all-nodes.js';
import clusterBusSharingValue from './cluster-bus-sharing-value.js';
import clusterDiskLockingNotOff from './cluster-disk-locking-not-off.js';
import clusterDynamicDisk from './cluster-dynamic-disk.js';
import clusterHeartbeatHostOnlyAcrossBoxes from './cluster-heartbeat-host-only-across-boxes.js';
import clusterHeartbeatNotPrivateInABox from './cluster-heartbeat-not-private-in-a-box.js';
import clusterHeartbeatSameNetworkAsPublic from './cluster-heartbeat-same-network-as-public.js';
import clusterSharedBusEmpty from './cluster-shared-bus-empty.js';
import clusterSharedControllerAbsent from './cluster-shared-controller-absent.js';
import clusterSharedDiskGrowable from './cluster-shared-disk-growable.js';
import clusterSharedDiskOnBootController from './cluster-shared-disk-on-boot-controller.js';
import clusterSingleNic from './cluster-single-nic.js';
import esx2AcrossBoxesNeedsHbaPath from './esx2-across-boxes-needs-hba-path.js';
import vmxDiskInTwoMachines from './vmx-disk-in-two-machines.js';
import vmxEncoding from './vmx-encoding.js';
import vmxLocked from './vmx-locked.js';
import vmxSyntax from './vmx-syntax.js';
import vmxTwoEntriesOnOneLine from './vmx-two-entries-on-one-line.js';
import type { Rule } from './rule.js';

/** Every rule, one line each. */
export const ALL_RULES: readonly Rule[] = [
  clusterBusKeyMisspelled,
  clusterBusSharingMissing,
  clusterBusSharingNotOnAllNodes,
  clusterBusSharingValue,
  clusterDiskLockingNotOff,
  clusterDynamicDisk,
  clusterHeartbeatHostOnlyAcrossBoxes,
  clusterHeartbeatNotPrivateInABox,
  clusterHeartbeatSameNetworkAsPublic,
  clusterSharedBusEmpty,
  clusterSharedControllerAbsent,
  clusterSharedDiskGrowable,
  clusterSharedDiskOnBootController,
  clusterSingleNic,
  esx2AcrossBoxesNeedsHbaPath,
  vmxDiskInTwoMachines,
  vmxEncoding,
  vmxLocked,
  vmxSyntax,
  vmxTwoEntriesOnOneLine,
];
