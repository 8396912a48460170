import { imageOf } from '../cluster/machineFacts.js';
import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';

/** Create types that only hosted products run a machine from, in small letters. */
const HOSTED_TYPES: ReadonlySet<string> = new Set([
  'monolithicsparse',
  'monolithicflat',
  'twogbmaxextentsparse',
  'twogbmaxextentflat',
  'streamoptimized',
]);

export default machineRule({
  id: 'vmx-hosted-disk-on-esx',
  summary: 'A SCSI disk of a machine on ESX has a format of Workstation, Player or Fusion.',
  formats: ['vmx'],
  severity: { esx: 'error', esx2: 'off', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('williamLam', '2gbsparse is a format of the hosted products, and no machine runs from it on ESXi'),
    source(
      'publicRecipes',
      'roxlukas/lmeve issue 45, itiligent/Easy-OpenWRT-Builder issue 3, pocopico/tinycore-redpill issue 11, istoreos issue 75',
    ),
    source('vmdk', 'create types'),
  ],

  *check({ facts, machine }) {
    for (const disk of presentDisks(machine)) {
      const image = imageOf(facts, disk);
      // ESX opens such a disk on IDE; of SATA and NVMe nobody has told.
      if (disk.slot.bus !== 'scsi' || !image || !HOSTED_TYPES.has(image.subformat.toLowerCase())) continue;
      const slot = slotName(disk.slot);
      const file = baseName(valueText(disk.fileName));
      const command = `vmkfstools -i "${file}" "${importedName(file)}"`;
      yield {
        span: disk.fileName.span,
        subject: slot,
        what: say`The disk ${file} (${slot}) has a format of Workstation, Player or Fusion (createType "${image.subformat}").`,
        why: say`ESX opens no such disk on a SCSI controller. It says "Unsupported or invalid disk type … for '${slot}'. Ensure that the disk has been imported", and does not start the machine.`,
        how: /^twogb/i.test(image.subformat)
          ? say`On the host, in the folder of the disk, run ${command}, and name the new file here. On ESXi 5.1 and later run esxcli system module load -m multiextent before, or the host does not find the parts of the disk.`
          : say`On the host, in the folder of the disk, run ${command}, and name the new file here.`,
        // The traces of ESX stay in the file when the machine is taken to Workstation, where its disks were converted.
        ...(machine.product.declared ? {} : { atMost: 'hint' as const }),
      };
    }
  },
});

/** A name for the copy that nobody takes for the old disk. */
function importedName(file: string): string {
  return `${file.replace(/\.vmdk$/i, '')}-esx.vmdk`;
}
