import { sharedDisksOf, type SharedDisk } from '../cluster/cluster.js';
import { imageOf } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { MAPPING_TYPES } from '../machine/rawMapping.js';
import { slotName, type Disk } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, type Finding } from './rule.js';
import { divergenceOf } from './terms/diskModes.js';
import { fixForEachUse } from './terms/usesOfDisk.js';
import { source } from './sources.js';

type MappingMode = keyof typeof MAPPING_TYPES;

export default clusterRule({
  id: 'esx2-rdm-device-type',
  summary: 'A shared raw device mapping has no device type of a mapping, or is not persistent.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'error', unknown: 'off' },
  fix: 'unsafe',
  // Of a mapping the mode has to be persistent in any case, which its repair writes too.
  supersedes: ['cluster-shared-disk-mode'],
  since: '0.1.0',
  sources: [source('esx25', 'table 10-1, p. 297; raw device mappings for clusters since 2.5.2')],

  *check({ machine, cluster }) {
    for (const { disk, shared } of sharedDisksOf(cluster, machine.uri)) {
      const finding = typeFinding(disk, shared) ?? modeFinding(disk, shared);
      if (finding) yield finding;
    }
  },
});

function typeFinding(disk: Disk, shared: SharedDisk): Finding | undefined {
  const written = disk.deviceType.value?.trim();
  const mode = mappingMode(shared) ?? meantMode(written);
  if (!mode || !hasWrongType(disk)) return undefined;
  const file = baseName(valueText(disk.fileName));
  const slot = slotName(disk.slot);
  const type = MAPPING_TYPES[mode];
  return {
    span: disk.deviceType.span,
    subject: slot,
    what:
      written === undefined
        ? say`The shared disk ${file} (${slot}) is a raw device mapping, and ${slot}.deviceType is not written.`
        : say`The shared disk ${file} (${slot}) is a raw device mapping with the device type "${written}".`,
    why: say`ESX 2.5 knows a mapping by the device types "${MAPPING_TYPES.physical}" and "${MAPPING_TYPES.virtual}"; with any other one it takes the mapping file for the disk, and the machine does not start.`,
    how: say`Set ${slot}.deviceType to "${type}".`,
    fixes: [
      fixForEachUse(
        shared.uses,
        shared.uses.some((use) => divergenceOf(use.disk) !== undefined)
          ? say`Set the device type of ${file} to "${type}" and its mode to "persistent" in every node`
          : say`Set the device type of ${file} to "${type}" in every node`,
        (editor, use) => {
          if (hasWrongType(use)) editor.setDeviceType(use.slot, type);
          if (divergenceOf(use)) editor.setDiskMode(use.slot, 'persistent');
        },
      ),
    ],
  };
}

function modeFinding(disk: Disk, shared: SharedDisk): Finding | undefined {
  if (!isMappingType(disk.deviceType.value) || divergenceOf(disk) === undefined) return undefined;
  const slot = slotName(disk.slot);
  const file = baseName(valueText(disk.fileName));
  return {
    span: disk.mode.span,
    subject: slot,
    what: say`The shared disk ${file} (${slot}) is a raw device mapping with the mode "${valueText(disk.mode)}".`,
    why: say`In this mode the writes of a node go into a redo log of its own, so the other nodes never see them; a clustered mapping has to be persistent.`,
    how: say`Set ${slot}.mode to "persistent" in every node.`,
    fixes: [
      fixForEachUse(
        shared.uses,
        say`Set the mode of ${file} to "persistent" in every node`,
        (editor, use) => {
          if (divergenceOf(use)) editor.setDiskMode(use.slot, 'persistent');
        },
      ),
    ],
  };
}

/** The mode that the mapping's own descriptor tells, by any node's path. */
function mappingMode({ uses }: SharedDisk): MappingMode | undefined {
  return uses
    .map(({ node, disk }) => imageOf(node.facts, disk)?.rawMapping)
    .find((mode) => mode !== undefined);
}

/** Whoever writes "rdm" means a mapping, however the rest is spelled. */
function meantMode(type: string | undefined): MappingMode | undefined {
  if (type === undefined || !/rdm/i.test(type)) return undefined;
  return /non|virtual/i.test(type) ? 'virtual' : 'physical';
}

/** A template or a second line may be right, so it counts as no mistake. */
function hasWrongType({ deviceType }: Disk): boolean {
  return (deviceType.value !== undefined || isAbsent(deviceType)) && !isMappingType(deviceType.value);
}

function isMappingType(type: string | undefined): boolean {
  const written = type?.trim().toLowerCase();
  return written === MAPPING_TYPES.physical || written === MAPPING_TYPES.virtual;
}
