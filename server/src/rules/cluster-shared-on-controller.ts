import { bootDisk } from '../machine/bootDisk.js';
import { editMachine } from '../machine/editMachine.js';
import { spansHosts } from '../machine/declaration.js';
import { isFamily } from '../machine/product.js';
import { disksOn, type BusSharing, type VirtualMachine } from '../machine/virtualMachine.js';
import type { VmxEntry } from '../syntax/vmx/tree.js';
import { readFlag } from '../machine/vmx/settings.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { type Fix, fixForEach, fixIn, machineRule, type RuleContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { mayShareBusOf, needsLockingOff, withLocking } from './terms/diskSharing.js';
import { sharesByIscsiOnly } from './terms/hostedNode.js';
import { machinesOf } from './terms/machineDisk.js';
import {
  controllersOfDisks,
  deletion,
  isSharedByFlag,
  shareBus,
  sharingRepair,
  whatNothingGuards,
  type MachineController,
} from './terms/misplacedSharing.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'cluster-shared-on-controller',
  summary: 'A SCSI controller has the setting .shared, which only disks have.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // It knows what the key is meant for.
  supersedes: ['vmx-unknown-key'],
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'scsi1.shared'),
    source('gsx3', 'p. 194 and 198: sharedBus on the controller, shared on the disk'),
  ],

  *check(context) {
    const { machine } = context;
    for (const { key, keySpan, value, controller } of flagLines(machine)) {
      const name = `scsi${controller}`;
      const isOn = readFlag(value) !== false;
      const isShared = sharingRepair({ machine, controller }) === 'delete';
      const isFlagged = isSharedByFlag({ machine, controller });
      const unguarded = isOn && !isShared ? whatNothingGuards({ machine, controller }) : undefined;
      const isNeedless = isShared || sharesByIscsiOnly(machine, machine.declaration.cluster.value);
      const fixes = isNeedless
        ? [fixIn(machine, say`Delete ${key}`, 'unsafe', (one) => editMachine(one).removeSetting(key))]
        : [busFix(context, controller), diskFix(context, controller)].filter((fix) => fix !== undefined);
      yield {
        span: keySpan,
        subject: name,
        what: say`There is no setting ${key}: a controller is shared by ${name}.sharedBus, a single disk by its own line, such as ${name}:0.shared.`,
        why: isShared
          ? whatCounts(name, isFlagged)
          : unguarded
            ? say`VMware ignores a key it does not know without any message, so this line shares nothing. ${unguarded}`
            : say`VMware ignores a key it does not know without any message, so this line shares nothing.`,
        how: isOn && !isNeedless ? advice(context, controller) : deletion(unguarded),
        ...(isOn && !isShared ? {} : { atMost: 'hint' as const }),
        fixes: isOn || isNeedless ? fixes : [],
      };
    }
  },
});

function whatCounts(controller: string, isFlagged: boolean): Phrase {
  return isFlagged
    ? say`VMware ignores the line; what counts is the multi-writer flag of the disks on ${controller}.`
    : say`VMware ignores the line; what counts is ${controller}.sharedBus, which is written as well.`;
}

/** The bus of the boot disk is shared on GSX Server alone, and there only for another disk. */
function advice(context: RuleContext, controller: number): Phrase {
  const { machine } = context;
  const disks = disksOn(machine, { bus: 'scsi', number: controller });
  const boot = bootDisk(machine);
  if (boot && disks.includes(boot) && !disks.some((disk) => mayShareBusOf(machine, disk)))
    return say`Put the shared disks on a controller without the boot disk, and write sharedBus on that one instead.`;
  const name = `scsi${controller}`;
  return say`Write ${name}.sharedBus = "${modeFor(machine, context, controller)}" instead.`;
}

function flagLines(machine: VirtualMachine): readonly (VmxEntry & { controller: number })[] {
  return vmxTree(machine)
    .ofShape('scsi#.shared')
    .flatMap((entry) => {
      const number = /^scsi(\d{1,3})\.shared$/i.exec(entry.key)?.[1];
      return number === undefined ? [] : [{ ...entry, controller: Number(number) }];
    });
}

/** Hosted products share among the machines of one host; on ESX one of the machines with these disks may declare several. */
function modeFor(machine: VirtualMachine, context: RuleContext, controller: number): BusSharing {
  const isSpread = controllersOfDisks(context, controller).some((one) =>
    spansHosts(one.machine.declaration.cluster.value),
  );
  return isSpread && !isFamily(machine.product, 'hosted') ? 'physical' : 'virtual';
}

const hasFlag = ({ machine, controller }: MachineController): boolean =>
  flagLines(machine).some((line) => line.controller === controller && readFlag(line.value) === true);

/** What is shared on it counts only once somebody has switched it on. */
const isSwitchedOff = ({ machine, controller }: MachineController): boolean =>
  machine.controllers.some(
    ({ bus, number, present }) => bus === 'scsi' && number === controller && present.value === false,
  );

/** The places where this repair is possible; none when it is not possible in the machine itself. */
function placesFor(
  context: RuleContext,
  controller: number,
  isPossible: (place: MachineController) => boolean,
): readonly MachineController[] {
  const [own, ...others] = controllersOfDisks(context, controller).filter(
    (place) => hasFlag(place) && !isSwitchedOff(place) && isPossible(place),
  );
  return own?.machine === context.machine ? [own, ...others] : [];
}

function busFix(context: RuleContext, controller: number): Fix | undefined {
  const places = placesFor(context, controller, (place) => sharingRepair(place) === 'write');
  const machines = machinesOf(places);
  if (machines.length === 0) return undefined;
  const title = machines.length > 1 ? say`Share the bus instead, in every node` : say`Share the bus instead`;
  return fixForEach(places, withLocking(title, machines), (editor, place) => {
    shareBus(editor, place, modeFor(place.machine, context, controller));
    editor.removeSetting(`scsi${place.controller}.shared`);
  });
}

/** ESX does not know sharing of single disks. */
function diskFix(context: RuleContext, controller: number): Fix | undefined {
  const disksToShare = ({ machine, controller: number }: MachineController) =>
    disksOn(machine, { bus: 'scsi', number }).filter((disk) => disk !== bootDisk(machine));
  const places = placesFor(
    context,
    controller,
    (place) => !isFamily(place.machine.product, 'esx') && disksToShare(place).length > 0,
  );
  const machines = machinesOf(places);
  if (machines.length === 0) return undefined;
  const title =
    machines.length > 1
      ? say`Share the disks one by one instead, in every node`
      : say`Share the disks one by one instead`;
  return fixForEach(places, withLocking(title, machines), (editor, place) => {
    for (const { slot } of disksToShare(place)) editor.shareDisk(slot);
    editor.removeSetting(`scsi${place.controller}.shared`);
    if (needsLockingOff(place.machine)) editor.setDiskLocking(false);
  });
}
