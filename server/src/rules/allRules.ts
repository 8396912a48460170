import clusterAcrossBoxesNeedsPhysical from './cluster-across-boxes-needs-physical.js';
import clusterAdapterBuslogic from './cluster-adapter-buslogic.js';
import clusterAdapterModelDiffers from './cluster-adapter-model-differs.js';
import clusterAdapterModelForGuest from './cluster-adapter-model-for-guest.js';
import clusterBootOrder from './cluster-boot-order.js';
import clusterBusKeyMisspelled from './cluster-bus-key-misspelled.js';
import clusterBusSharingMissing from './cluster-bus-sharing-missing.js';
import clusterBusSharingNotOnAllNodes from './cluster-bus-sharing-not-on-all-nodes.js';
import clusterBusSharingValue from './cluster-bus-sharing-value.js';
import clusterCbtOnSharedDisk from './cluster-cbt-on-shared-disk.js';
import clusterControllerNumberDiffers from './cluster-controller-number-differs.js';
import clusterDataCacheOn from './cluster-data-cache-on.js';
import clusterDataCachePartial from './cluster-data-cache-partial.js';
import clusterDiskLockingIsGlobal from './cluster-disk-locking-is-global.js';
import clusterDiskLockingNotOff from './cluster-disk-locking-not-off.js';
import clusterDiskLockingOffUnprotected from './cluster-disk-locking-off-unprotected.js';
import clusterDiskLockingOnEsx from './cluster-disk-locking-on-esx.js';
import clusterDiskUuid from './cluster-disk-uuid.js';
import clusterDuplicateMac from './cluster-duplicate-mac.js';
import clusterDynamicDisk from './cluster-dynamic-disk.js';
import clusterEsx2NotZeroed from './cluster-esx2-not-zeroed.js';
import clusterFileEncodingDiffers from './cluster-file-encoding-differs.js';
import clusterGuestEdition from './cluster-guest-edition.js';
import clusterGuestEditionMismatch from './cluster-guest-edition-mismatch.js';
import clusterHardwareVersionMismatch from './cluster-hardware-version-mismatch.js';
import clusterHeartbeatHostOnlyAcrossBoxes from './cluster-heartbeat-host-only-across-boxes.js';
import clusterHeartbeatNat from './cluster-heartbeat-nat.js';
import clusterHeartbeatNetworksDiffer from './cluster-heartbeat-networks-differ.js';
import clusterHeartbeatNotPrivateInABox from './cluster-heartbeat-not-private-in-a-box.js';
import clusterHeartbeatOutsiders from './cluster-heartbeat-outsiders.js';
import clusterHeartbeatSameNetworkAsPublic from './cluster-heartbeat-same-network-as-public.js';
import clusterHostedDifferentHosts from './cluster-hosted-different-hosts.js';
import clusterHostedRemoteDisk from './cluster-hosted-remote-disk.js';
import clusterHostedScsi3Guest from './cluster-hosted-scsi3-guest.js';
import clusterHotAdd from './cluster-hot-add.js';
import clusterInABoxNeedsVirtual from './cluster-in-a-box-needs-virtual.js';
import clusterKindContradictsBus from './cluster-kind-contradicts-bus.js';
import clusterKindNotSupported from './cluster-kind-not-supported.js';
import clusterMemoryNotReserved from './cluster-memory-not-reserved.js';
import clusterMixedDisksOnSharedBus from './cluster-mixed-disks-on-shared-bus.js';
import clusterMultiWriterCbt from './cluster-multi-writer-cbt.js';
import clusterMultiWriterMissing from './cluster-multi-writer-missing.js';
import clusterMultiWriterOnHosted from './cluster-multi-writer-on-hosted.js';
import clusterMultiWriterPlusSharedBus from './cluster-multi-writer-plus-shared-bus.js';
import clusterMultiWriterThin from './cluster-multi-writer-thin.js';
import clusterMultiWriterWindows from './cluster-multi-writer-windows.js';
import clusterNicDisconnected from './cluster-nic-disconnected.js';
import clusterNicModel from './cluster-nic-model.js';
import clusterNoVmotion from './cluster-no-vmotion.js';
import clusterNodeCount from './cluster-node-count.js';
import clusterNodesDiffer from './cluster-nodes-differ.js';
import clusterNumberWithBlank from './cluster-number-with-blank.js';
import clusterPhysicalBusOnHosted from './cluster-physical-bus-on-hosted.js';
import clusterPhysicalVirtualNeedsPhysical from './cluster-physical-virtual-needs-physical.js';
import clusterPrivateDiskInTwoNodes from './cluster-private-disk-in-two-nodes.js';
import clusterRdmPhysicalInABox from './cluster-rdm-physical-in-a-box.js';
import clusterRdmVirtualAcrossBoxes from './cluster-rdm-virtual-across-boxes.js';
import clusterRdmVirtualStandby from './cluster-rdm-virtual-standby.js';
import clusterReservationGenericScsi from './cluster-reservation-generic-scsi.js';
import clusterReservationPhysicalDisk from './cluster-reservation-physical-disk.js';
import clusterReslckStale from './cluster-reslck-stale.js';
import clusterSharedBusEmpty from './cluster-shared-bus-empty.js';
import clusterSharedControllerAbsent from './cluster-shared-controller-absent.js';
import clusterSharedDiskGrowable from './cluster-shared-disk-growable.js';
import clusterSharedDiskMissing from './cluster-shared-disk-missing.js';
import clusterSharedDiskMode from './cluster-shared-disk-mode.js';
import clusterSharedDiskNotInAllNodes from './cluster-shared-disk-not-in-all-nodes.js';
import clusterSharedDiskNotIndependent from './cluster-shared-disk-not-independent.js';
import clusterSharedDiskNotScsi from './cluster-shared-disk-not-scsi.js';
import clusterSharedDiskOnBootController from './cluster-shared-disk-on-boot-controller.js';
import clusterSharedDiskPathDiffers from './cluster-shared-disk-path-differs.js';
import clusterSharedDiskRelativePath from './cluster-shared-disk-relative-path.js';
import clusterSharedDiskSnapshot from './cluster-shared-disk-snapshot.js';
import clusterSharedDiskThin from './cluster-shared-disk-thin.js';
import clusterSharedDiskZeroingUnknown from './cluster-shared-disk-zeroing-unknown.js';
import clusterSharedFlagRedundant from './cluster-shared-flag-redundant.js';
import clusterSharedOnController from './cluster-shared-on-controller.js';
import clusterSharedbusOnTarget from './cluster-sharedbus-on-target.js';
import clusterSingleNic from './cluster-single-nic.js';
import clusterSnapshotsOnSharedBus from './cluster-snapshots-on-shared-bus.js';
import clusterSuspendedNode from './cluster-suspended-node.js';
import clusterTarget7 from './cluster-target-7.js';
import clusterTargetIdDiffers from './cluster-target-id-differs.js';
import clusterTimeSync from './cluster-time-sync.js';
import clusterTooManyTargets from './cluster-too-many-targets.js';
import clusterTwoSharedBuses from './cluster-two-shared-buses.js';
import clusterVmdkAcrossBoxes7 from './cluster-vmdk-across-boxes-7.js';
import clusterVmdkAcrossBoxesEsx36 from './cluster-vmdk-across-boxes-esx3-6.js';
import clusterWorkstationUnsupported from './cluster-workstation-unsupported.js';
import esx2AcrossBoxesNeedsHbaPath from './esx2-across-boxes-needs-hba-path.js';
import esx2InABoxNeedsLabel from './esx2-in-a-box-needs-label.js';
import esx2PrivateDiskNeedsLabel from './esx2-private-disk-needs-label.js';
import esx2RdmDeviceType from './esx2-rdm-device-type.js';
import esx2VmfsAccessMode from './esx2-vmfs-access-mode.js';
import esx2VmfsDedicated from './esx2-vmfs-dedicated.js';
import vmcAdapterUnconnected from './vmc-adapter-unconnected.js';
import vmcClusterAcrossHosts from './vmc-cluster-across-hosts.js';
import vmcDriveEmpty from './vmc-drive-empty.js';
import vmcDriveType from './vmc-drive-type.js';
import vmcDuplicateBiosGuid from './vmc-duplicate-bios-guid.js';
import vmcDuplicateElement from './vmc-duplicate-element.js';
import vmcDuplicateLocation from './vmc-duplicate-location.js';
import vmcElementMisspelled from './vmc-element-misspelled.js';
import vmcEncoding from './vmc-encoding.js';
import vmcHeartbeatNetworksDiffer from './vmc-heartbeat-networks-differ.js';
import vmcIdMissing from './vmc-id-missing.js';
import vmcMac from './vmc-mac.js';
import vmcMoreThanTwoNodes from './vmc-more-than-two-nodes.js';
import vmcNodesDiffer from './vmc-nodes-differ.js';
import vmcNotWellFormed from './vmc-not-well-formed.js';
import vmcPath from './vmc-path.js';
import vmcPathMismatch from './vmc-path-mismatch.js';
import vmcRamRange from './vmc-ram-range.js';
import vmcRoot from './vmc-root.js';
import vmcSameNetworkTwice from './vmc-same-network-twice.js';
import vmcSameVhdTwice from './vmc-same-vhd-twice.js';
import vmcSavedState from './vmc-saved-state.js';
import vmcScsiIdRange from './vmc-scsi-id-range.js';
import vmcScsiIdSameOnBus from './vmc-scsi-id-same-on-bus.js';
import vmcScsiLocationRange from './vmc-scsi-location-range.js';
import vmcShareFlagMissing from './vmc-share-flag-missing.js';
import vmcSharedControllerManyDisks from './vmc-shared-controller-many-disks.js';
import vmcSharedDiskDifferencing from './vmc-shared-disk-differencing.js';
import vmcSharedDiskDynamic from './vmc-shared-disk-dynamic.js';
import vmcSharedDiskNotAt0 from './vmc-shared-disk-not-at-0.js';
import vmcSharedDiskOnIde from './vmc-shared-disk-on-ide.js';
import vmcSingleNetwork from './vmc-single-network.js';
import vmcTestOnly from './vmc-test-only.js';
import vmcTimeSync from './vmc-time-sync.js';
import vmcTooManyControllers from './vmc-too-many-controllers.js';
import vmcTypeAttribute from './vmc-type-attribute.js';
import vmcTypeValue from './vmc-type-value.js';
import vmcUndoWithSharedBus from './vmc-undo-with-shared-bus.js';
import vmcUnsharedId from './vmc-unshared-id.js';
import vmcVhdDamaged from './vmc-vhd-damaged.js';
import vmcVhdMissing from './vmc-vhd-missing.js';
import vmcVhdParentMissing from './vmc-vhd-parent-missing.js';
import vmcVhdTooBig from './vmc-vhd-too-big.js';
import vmcVhdWrongParent from './vmc-vhd-wrong-parent.js';
import vmcVirtualPcScsi from './vmc-virtual-pc-scsi.js';
import vmxBadBoolean from './vmx-bad-boolean.js';
import vmxBadInteger from './vmx-bad-integer.js';
import vmxBadWord from './vmx-bad-word.js';
import vmxBom from './vmx-bom.js';
import vmxBooleanCase from './vmx-boolean-case.js';
import vmxCpuCount from './vmx-cpu-count.js';
import vmxCurlyQuotes from './vmx-curly-quotes.js';
import vmxDeprecated from './vmx-deprecated.js';
import vmxDeviceWithoutPresent from './vmx-device-without-present.js';
import vmxDiskExtension from './vmx-disk-extension.js';
import vmxDiskInTwoMachines from './vmx-disk-in-two-machines.js';
import vmxDiskMissing from './vmx-disk-missing.js';
import vmxDuplicateKey from './vmx-duplicate-key.js';
import vmxDuplicateUuid from './vmx-duplicate-uuid.js';
import vmxDuplicateVmciId from './vmx-duplicate-vmci-id.js';
import vmxEncoding from './vmx-encoding.js';
import vmxEscape from './vmx-escape.js';
import vmxFeatureNeedsHardware from './vmx-feature-needs-hardware.js';
import vmxForeignPath from './vmx-foreign-path.js';
import vmxGuestOsUnknown from './vmx-guestos-unknown.js';
import vmxHardeningCopy from './vmx-hardening-copy.js';
import vmxHardeningDeviceConnectable from './vmx-hardening-device-connectable.js';
import vmxHardeningDiskShrink from './vmx-hardening-disk-shrink.js';
import vmxHardeningDiskWiper from './vmx-hardening-disk-wiper.js';
import vmxHardeningDnd from './vmx-hardening-dnd.js';
import vmxHardeningEnable3d from './vmx-hardening-enable-3d.js';
import vmxHardeningEnableHostInfo from './vmx-hardening-enable-host-info.js';
import vmxHardeningHgfsServerSet from './vmx-hardening-hgfs-server-set.js';
import vmxHardeningLogKeepOld from './vmx-hardening-log-keep-old.js';
import vmxHardeningLogRotateSize from './vmx-hardening-log-rotate-size.js';
import vmxHardeningMaxConnections from './vmx-hardening-max-connections.js';
import vmxHardeningPaste from './vmx-hardening-paste.js';
import vmxHardeningSetInfoSizeLimit from './vmx-hardening-set-info-size-limit.js';
import vmxHardwareTooNew from './vmx-hardware-too-new.js';
import vmxHgfsOnServer from './vmx-hgfs-on-server.js';
import vmxHostedDiskOnEsx from './vmx-hosted-disk-on-esx.js';
import vmxInvisibleCharacter from './vmx-invisible-character.js';
import vmxKeyCase from './vmx-key-case.js';
import vmxLocked from './vmx-locked.js';
import vmxMacFormat from './vmx-mac-format.js';
import vmxMacType from './vmx-mac-type.js';
import vmxMacVpxRange from './vmx-mac-vpx-range.js';
import vmxMemsizeMultipleOf4 from './vmx-memsize-multiple-of-4.js';
import vmxMemsizeTooBig from './vmx-memsize-too-big.js';
import vmxNonpersistent from './vmx-nonpersistent.js';
import vmxOutOfRange from './vmx-out-of-range.js';
import vmxRequiredKey from './vmx-required-key.js';
import vmxSameBackingTwice from './vmx-same-backing-twice.js';
import vmxSlotRange from './vmx-slot-range.js';
import vmxStaticMacRange from './vmx-static-mac-range.js';
import vmxSyntax from './vmx-syntax.js';
import vmxTooManyNics from './vmx-too-many-nics.js';
import vmxTwoEntriesOnOneLine from './vmx-two-entries-on-one-line.js';
import vmxUnclean from './vmx-unclean.js';
import vmxUnknownKey from './vmx-unknown-key.js';
import vmxUnquotedValue from './vmx-unquoted-value.js';
import vmxUuidFormat from './vmx-uuid-format.js';
import vmxVncPassword from './vmx-vnc-password.js';
import type { Rule } from './rule.js';

/** Every rule, one line each. */
export const ALL_RULES: readonly Rule[] = [
  clusterAcrossBoxesNeedsPhysical,
  clusterAdapterBuslogic,
  clusterAdapterModelDiffers,
  clusterAdapterModelForGuest,
  clusterBootOrder,
  clusterBusKeyMisspelled,
  clusterBusSharingMissing,
  clusterBusSharingNotOnAllNodes,
  clusterBusSharingValue,
  clusterCbtOnSharedDisk,
  clusterControllerNumberDiffers,
  clusterDataCacheOn,
  clusterDataCachePartial,
  clusterDiskLockingIsGlobal,
  clusterDiskLockingNotOff,
  clusterDiskLockingOffUnprotected,
  clusterDiskLockingOnEsx,
  clusterDiskUuid,
  clusterDuplicateMac,
  clusterDynamicDisk,
  clusterEsx2NotZeroed,
  clusterFileEncodingDiffers,
  clusterGuestEdition,
  clusterGuestEditionMismatch,
  clusterHardwareVersionMismatch,
  clusterHeartbeatHostOnlyAcrossBoxes,
  clusterHeartbeatNat,
  clusterHeartbeatNetworksDiffer,
  clusterHeartbeatNotPrivateInABox,
  clusterHeartbeatOutsiders,
  clusterHeartbeatSameNetworkAsPublic,
  clusterHostedDifferentHosts,
  clusterHostedRemoteDisk,
  clusterHostedScsi3Guest,
  clusterHotAdd,
  clusterInABoxNeedsVirtual,
  clusterKindContradictsBus,
  clusterKindNotSupported,
  clusterMemoryNotReserved,
  clusterMixedDisksOnSharedBus,
  clusterMultiWriterCbt,
  clusterMultiWriterMissing,
  clusterMultiWriterOnHosted,
  clusterMultiWriterPlusSharedBus,
  clusterMultiWriterThin,
  clusterMultiWriterWindows,
  clusterNicDisconnected,
  clusterNicModel,
  clusterNoVmotion,
  clusterNodeCount,
  clusterNodesDiffer,
  clusterNumberWithBlank,
  clusterPhysicalBusOnHosted,
  clusterPhysicalVirtualNeedsPhysical,
  clusterPrivateDiskInTwoNodes,
  clusterRdmPhysicalInABox,
  clusterRdmVirtualAcrossBoxes,
  clusterRdmVirtualStandby,
  clusterReservationGenericScsi,
  clusterReservationPhysicalDisk,
  clusterReslckStale,
  clusterSharedBusEmpty,
  clusterSharedControllerAbsent,
  clusterSharedDiskGrowable,
  clusterSharedDiskMissing,
  clusterSharedDiskMode,
  clusterSharedDiskNotInAllNodes,
  clusterSharedDiskNotIndependent,
  clusterSharedDiskNotScsi,
  clusterSharedDiskOnBootController,
  clusterSharedDiskPathDiffers,
  clusterSharedDiskRelativePath,
  clusterSharedDiskSnapshot,
  clusterSharedDiskThin,
  clusterSharedDiskZeroingUnknown,
  clusterSharedFlagRedundant,
  clusterSharedOnController,
  clusterSharedbusOnTarget,
  clusterSingleNic,
  clusterSnapshotsOnSharedBus,
  clusterSuspendedNode,
  clusterTarget7,
  clusterTargetIdDiffers,
  clusterTimeSync,
  clusterTooManyTargets,
  clusterTwoSharedBuses,
  clusterVmdkAcrossBoxes7,
  clusterVmdkAcrossBoxesEsx36,
  clusterWorkstationUnsupported,
  esx2AcrossBoxesNeedsHbaPath,
  esx2InABoxNeedsLabel,
  esx2PrivateDiskNeedsLabel,
  esx2RdmDeviceType,
  esx2VmfsAccessMode,
  esx2VmfsDedicated,
  vmcAdapterUnconnected,
  vmcClusterAcrossHosts,
  vmcDriveEmpty,
  vmcDriveType,
  vmcDuplicateBiosGuid,
  vmcDuplicateElement,
  vmcDuplicateLocation,
  vmcElementMisspelled,
  vmcEncoding,
  vmcHeartbeatNetworksDiffer,
  vmcIdMissing,
  vmcMac,
  vmcMoreThanTwoNodes,
  vmcNodesDiffer,
  vmcNotWellFormed,
  vmcPath,
  vmcPathMismatch,
  vmcRamRange,
  vmcRoot,
  vmcSameNetworkTwice,
  vmcSameVhdTwice,
  vmcSavedState,
  vmcScsiIdRange,
  vmcScsiIdSameOnBus,
  vmcScsiLocationRange,
  vmcShareFlagMissing,
  vmcSharedControllerManyDisks,
  vmcSharedDiskDifferencing,
  vmcSharedDiskDynamic,
  vmcSharedDiskNotAt0,
  vmcSharedDiskOnIde,
  vmcSingleNetwork,
  vmcTestOnly,
  vmcTimeSync,
  vmcTooManyControllers,
  vmcTypeAttribute,
  vmcTypeValue,
  vmcUndoWithSharedBus,
  vmcUnsharedId,
  vmcVhdDamaged,
  vmcVhdMissing,
  vmcVhdParentMissing,
  vmcVhdTooBig,
  vmcVhdWrongParent,
  vmcVirtualPcScsi,
  vmxBadBoolean,
  vmxBadInteger,
  vmxBadWord,
  vmxBom,
  vmxBooleanCase,
  vmxCpuCount,
  vmxCurlyQuotes,
  vmxDeprecated,
  vmxDeviceWithoutPresent,
  vmxDiskExtension,
  vmxDiskInTwoMachines,
  vmxDiskMissing,
  vmxDuplicateKey,
  vmxDuplicateUuid,
  vmxDuplicateVmciId,
  vmxEncoding,
  vmxEscape,
  vmxFeatureNeedsHardware,
  vmxForeignPath,
  vmxGuestOsUnknown,
  vmxHardeningCopy,
  vmxHardeningDeviceConnectable,
  vmxHardeningDiskShrink,
  vmxHardeningDiskWiper,
  vmxHardeningDnd,
  vmxHardeningEnable3d,
  vmxHardeningEnableHostInfo,
  vmxHardeningHgfsServerSet,
  vmxHardeningLogKeepOld,
  vmxHardeningLogRotateSize,
  vmxHardeningMaxConnections,
  vmxHardeningPaste,
  vmxHardeningSetInfoSizeLimit,
  vmxHardwareTooNew,
  vmxHgfsOnServer,
  vmxHostedDiskOnEsx,
  vmxInvisibleCharacter,
  vmxKeyCase,
  vmxLocked,
  vmxMacFormat,
  vmxMacType,
  vmxMacVpxRange,
  vmxMemsizeMultipleOf4,
  vmxMemsizeTooBig,
  vmxNonpersistent,
  vmxOutOfRange,
  vmxRequiredKey,
  vmxSameBackingTwice,
  vmxSlotRange,
  vmxStaticMacRange,
  vmxSyntax,
  vmxTooManyNics,
  vmxTwoEntriesOnOneLine,
  vmxUnclean,
  vmxUnknownKey,
  vmxUnquotedValue,
  vmxUuidFormat,
  vmxVncPassword,
];
