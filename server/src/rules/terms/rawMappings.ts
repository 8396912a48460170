import { rememberedOf } from '../../syntax/remembered.js';
import { sharedDisksOf } from '../../cluster/cluster.js';
import { valueText } from '../../machine/fact.js';
import { isPhysicalMapping } from '../../machine/rawMapping.js';
import type { Disk } from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { ClusterContext } from '../rule.js';
import { sharedDiskImages } from './sharedDiskImages.js';

/** A shared disk of the node that is a mapping of a LUN. */
export interface SharedRawMapping {
  readonly disk: Disk;
  /** Physical compatibility passes all SCSI commands to the LUN; virtual compatibility keeps some for ESX. */
  readonly mode: 'physical' | 'virtual';
  /** What shows it. */
  readonly evidence: Phrase;
}

/** By the descriptor; where it cannot be read by the device type, which tells physical compatibility only. */
export const sharedRawMappings = rememberedOf((context: ClusterContext): readonly SharedRawMapping[] => {
  const images = new Map(sharedDiskImages(context).map(({ disk, image }) => [disk, image]));
  return sharedDisksOf(context.cluster, context.machine.uri).flatMap(({ disk }): SharedRawMapping[] => {
    const image = images.get(disk);
    if (image) {
      const mode = image.rawMapping;
      return mode ? [{ disk, mode, evidence: say`createType "${image.subformat}"` }] : [];
    }
    if (!isPhysicalMapping(disk)) return [];
    return [{ disk, mode: 'physical', evidence: say`deviceType "${valueText(disk.deviceType).trim()}"` }];
  });
});
