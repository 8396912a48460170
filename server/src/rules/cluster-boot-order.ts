import { sharedDisksOf } from '../cluster/cluster.js';
import { bootDisk, bootOrder } from '../machine/bootDisk.js';
import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent, valueText } from '../machine/fact.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import type { Span } from '../syntax/text.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, fixIn, type ClusterContext, type Fix } from './rule.js';
import { source } from './sources.js';

const KEY = 'bios.hddOrder';

export default clusterRule({
  id: 'cluster-boot-order',
  summary: 'A node may try to start from a shared disk.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'warning', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('publicRecipes', 'bios.hddOrder after the quorum disk was added')],

  *check(context) {
    const { machine } = context;
    const boot = bootDisk(machine);
    const found = boot && sharedFirst(context, boot);
    if (!found) return;
    const slot = slotName(boot.slot);
    yield {
      span: found.span,
      subject: KEY,
      what: found.what,
      why: say`The BIOS looks for a system on that disk, finds none, and the node ends at "Operating System not found" or tries the network.`,
      how: say`Write ${KEY} with ${slot} in front, the disk that the system is on (${baseName(valueText(boot.fileName))}).`,
      fixes: [putFirst(machine, slot)],
    };
  },
});

interface SharedFirst {
  readonly span: Span;
  readonly what: Phrase;
}

function sharedFirst({ cluster, machine }: ClusterContext, boot: Disk): SharedFirst | undefined {
  const shared = sharedDisksOf(cluster, machine.uri).map(({ disk }) => disk);
  const [first] = bootOrder(machine);
  if (first !== undefined) {
    const disk = shared.find((one) => slotName(one.slot) === first);
    if (!disk || disk === boot) return undefined;
    const what = say`${KEY} puts ${first} first, the shared disk ${baseName(valueText(disk.fileName))}.`;
    return { span: machine.bootOrder.span, what };
  }
  const isSilent = isAbsent(machine.bootOrder) || machine.bootOrder.value !== undefined;
  const disk = shared.find(
    ({ slot }) => slot.bus === 'scsi' && boot.slot.bus === 'scsi' && slot.controller < boot.slot.controller,
  );
  if (!disk || !isSilent) return undefined;
  const what = say`The shared disk ${baseName(valueText(disk.fileName))} (${slotName(disk.slot)}) comes before the boot disk ${slotName(boot.slot)}, and ${KEY} does not say where to start.`;
  return { span: disk.fileName.span, what };
}

function putFirst(machine: VirtualMachine, slot: string): Fix {
  const order = [slot, ...bootOrder(machine).filter((one) => one !== slot)].join(',');
  return fixIn(machine, say`Set ${KEY} = "${order}"`, 'unsafe', (one) =>
    editMachine(one).setSetting(KEY, order),
  );
}
