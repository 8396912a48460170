import { machinesIn, sharedDisksOf, type Cluster } from '../cluster/cluster.js';
import { withoutProcessor } from '../knowledge/guestOs.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

const KEY = 'disk.EnableUUID';

export default clusterRule({
  id: 'cluster-disk-uuid',
  summary: 'A guest other than Windows shares disks, but sees no serial numbers on them.',
  formats: ['vmx'],
  severity: { ...everyVsphere('hint'), workstation: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'Oracle RAC and Pacemaker: disk.EnableUUID = "TRUE"'),
    source('libvirt', 'tests/vmx2xmldata/esx-in-the-wild-9.vmx'),
  ],

  *check({ machine, cluster, node }) {
    const [first] = sharedDisksOf(cluster, machine.uri);
    const [evidence] = node.evidence;
    if (!first || !evidence || !lacksSerials(cluster, machine)) return;
    const { disk } = first;
    const fact = vmxSettings(machine).flag(KEY, evidence.span);
    yield {
      span: fact.span,
      subject: KEY,
      what:
        fact.value === false
          ? say`${KEY} is FALSE, although the guest ${valueText(machine.guest)} shares the disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}).`
          : say`${KEY} = "TRUE" is missing, although the guest ${valueText(machine.guest)} shares the disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}).`,
      why: say`The guest sees no serial number on its disks then, so udev and multipath rules cannot tell which disk is which, and the nodes may give one disk different names.`,
      how: say`Write ${KEY} = "TRUE" into the file of every node.`,
      fixes: [
        fixAcross(
          machinesIn(cluster).filter((one) => lacksSerials(cluster, one)),
          say`Set ${KEY} to TRUE in every node`,
          (one) => editMachine(one).setSetting(KEY, 'TRUE'),
        ),
      ],
    };
  },
});

/** Windows and a nested ESXi have their own way to know a disk again; a guest that the file does not name tells nothing. */
function lacksSerials(cluster: Cluster, machine: VirtualMachine): boolean {
  const guest = withoutProcessor(machine.guest.value ?? '');
  if (guest === '' || /^(?:win|longhorn|vmkernel)/i.test(guest)) return false;
  if (!sharedDisksOf(cluster, machine.uri).some(({ disk }) => disk.slot.bus === 'scsi')) return false;
  const fact = vmxSettings(machine).flag(KEY, machine.anchor);
  return fact.value === false || isAbsent(fact);
}
