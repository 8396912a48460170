import { bootController } from '../machine/bootDisk.js';
import { spansHosts } from '../machine/declaration.js';
import { editMachine } from '../machine/editMachine.js';
import { valueText } from '../machine/fact.js';
import { isFamily } from '../machine/product.js';
import {
  BUS_SHARING,
  controllerName,
  controllerOf,
  disksOn,
  isSharingBus,
  slotName,
  type BusSharing,
  type Controller,
  type VirtualMachine,
} from '../machine/virtualMachine.js';
import { isLockingOff, readsMultiWriter } from './terms/diskSharing.js';
import { editDistance } from './terms/editDistance.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { fixIn, machineRule, type Finding, type RuleContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { nameBeside } from './terms/machineName.js';
import { vmxSettings } from './terms/vmxFile.js';

const NVME_MODES = say`Write "physical" when the nodes run on several hosts; for nodes on one host put the disks on a SCSI controller with the mode "virtual".`;

export default machineRule({
  id: 'cluster-bus-sharing-value',
  summary: 'sharedBus or sharing has a value that VMware does not know.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('esx25', 'p. 265, bus sharing'),
    source('gsx3', 'p. 194'),
    source('publicRecipes', 'values as misspelled there'),
    source('kb313527', 'the word multi-writer'),
    source('vsphereApi', 'VirtualNVMEControllerSharing: noSharing and physicalSharing'),
  ],

  *check(context) {
    const { machine } = context;
    yield* wrongFlags(machine);
    yield* virtualNvme(machine);
    for (const controller of machine.controllers) {
      const { sharing, sharingText } = controller;
      const written = sharingText.value?.trim() ?? '';
      if (!('missing' in sharing) || sharing.missing !== 'invalid') continue;
      const name = controllerName(controller);
      const meant = meantMode(context, controller, written);
      const fix =
        meant &&
        fixIn(machine, titleOf(meant), meant.isSpelling ? 'safe' : 'unsafe', (one) =>
          // A repair of spelling switches no hardware on.
          meant.isSpelling
            ? editMachine(one).setSetting(`${name}.sharedBus`, meant.mode)
            : editMachine(one).setBusSharing(controller, meant.mode),
        );
      yield {
        span: sharing.span,
        subject: name,
        what: say`${name}.sharedBus has the value "${written}", which VMware does not know.`,
        why: isLockingOff(machine)
          ? say`Only none, virtual and physical are known, so the machine does not start, or the bus stays unshared. As disk.locking is FALSE, nothing guards the disks on it then: the machines can write to them at once and destroy them.`
          : say`Only none, virtual and physical are known, so the bus stays unshared or the machine does not start, and the second node cannot open the disks on it.`,
        how: meant
          ? say`Write ${name}.sharedBus = "${meant.mode}".`
          : controller.bus === 'nvme'
            ? NVME_MODES
            : say`Write "virtual" when all nodes run on one host, "physical" when they run on several, "none" when nothing is shared.`,
        fixes: fix ? [fix] : [],
      };
    }
  },
});

/** Disks whose `.sharing` is another word than none and multi-writer, where the product reads it. */
function* wrongFlags(machine: VirtualMachine): Iterable<Finding> {
  if (!readsMultiWriter(machine.product)) return;
  for (const { slot, multiWriter, anchor } of machine.disks) {
    if (!('missing' in multiWriter) || multiWriter.missing !== 'invalid') continue;
    const key = `${slotName(slot)}.sharing`;
    const written = valueText(vmxSettings(machine).text(key, anchor)).trim();
    yield {
      span: multiWriter.span,
      subject: slotName(slot),
      what: say`${key} has the value "${written}", which VMware does not know.`,
      why: say`Only none and multi-writer are known, so the disk stays unshared or the machine does not start, and the second node cannot open it.`,
      how: say`Write "multi-writer" when the software in the guests keeps order among the nodes, as Oracle RAC does, and "none" for everything else.`,
      atMost: 'warning',
    };
  }
}

/** An NVMe bus has no mode for nodes on one host. */
function* virtualNvme(machine: VirtualMachine): Iterable<Finding> {
  for (const controller of machine.controllers) {
    if (controller.bus !== 'nvme' || controller.sharing.value !== 'virtual') continue;
    const name = controllerName(controller);
    yield {
      span: controller.sharing.span,
      subject: name,
      what: say`${name}.sharedBus is "virtual", which an NVMe controller does not have.`,
      why: say`vSphere knows none and physical for it only, so the bus stays unshared or the machine does not start, and the second node cannot open the disks on it.`,
      how: NVME_MODES,
      // The name of the setting itself is that of SCSI; no document of VMware has it.
      atMost: 'warning',
    };
  }
}

/** The words of the vSphere API and client for the three modes. */
const OTHER_NAMES: Readonly<Record<string, BusSharing>> = {
  nosharing: 'none',
  virtualsharing: 'virtual',
  physicalsharing: 'physical',
};

interface MeantMode {
  readonly mode: BusSharing;
  readonly isSpelling: boolean;
  /** The machine that tells, where the word itself does not. */
  readonly asIn?: string;
}

const titleOf = ({ mode, asIn }: MeantMode): Phrase =>
  asIn === undefined ? say`Replace by "${mode}"` : say`Replace by "${mode}", as in ${asIn}`;

/** A word near a mode that cannot be meant here is no slip of spelling alone: that mode is not written for it. */
function meantMode(context: RuleContext, controller: Controller, written: string): MeantMode | undefined {
  const { machine } = context;
  const word = modeOfWord(written);
  if (word && !isRuledOut(machine, controller, word.mode)) return word;
  return modeOfOthers(context, controller) ?? (word && modeOfKind(machine, controller));
}

/** By the declared kind of the cluster, or because NVMe has no such mode. */
function isRuledOut({ declaration }: VirtualMachine, { bus }: Controller, mode: BusSharing): boolean {
  const kind = declaration.cluster.value;
  if (bus === 'nvme' && mode === 'virtual') return true;
  return mode !== 'none' && kind !== undefined && (kind === 'in-a-box') !== (mode === 'virtual');
}

/** Of the declared kind; hosted products have no bus for nodes on several hosts, and the boot controller is not for sharing. */
function modeOfKind(machine: VirtualMachine, controller: Controller): MeantMode | undefined {
  const kind = machine.declaration.cluster.value;
  if (kind === undefined || controller === bootController(machine)) return undefined;
  const mode = spansHosts(kind) ? 'physical' : 'virtual';
  if (isRuledOut(machine, controller, mode)) return undefined;
  return mode === 'physical' && isFamily(machine.product, 'hosted') ? undefined : { mode, isSpelling: false };
}

/** The one mode in which other machines share the disks of this controller, unless this machine is declared as something else. */
function modeOfOthers(context: RuleContext, controller: Controller): MeantMode | undefined {
  const { machine } = context;
  if (controller === bootController(machine)) return undefined;
  const sharing = disksOn(machine, controller)
    .flatMap((disk) => context.sharersOf(disk))
    .filter(({ facts, disk }) => isSharingBus(controllerOf(facts.machine, disk.slot)));
  const modes = sharing.map(({ facts, disk }) => controllerOf(facts.machine, disk.slot)?.sharing.value);
  const [[mode, ...others], [first]] = [[...new Set(modes)], sharing];
  if (!first || mode === undefined || others.length > 0 || isRuledOut(machine, controller, mode))
    return undefined;
  return { mode, isSpelling: false, asIn: nameBeside(machine.uri, first.facts.machine.uri) };
}

function modeOfWord(written: string): MeantMode | undefined {
  const word = written.toLowerCase();
  const near = BUS_SHARING.find((mode) => editDistance(word, mode) <= (mode === 'none' ? 1 : 2));
  if (near) return { mode: near, isSpelling: true };
  const cut = word.length >= 4 ? BUS_SHARING.find((mode) => mode.startsWith(word)) : undefined;
  const letters = word.replaceAll(/[^a-z]/g, '');
  const other = cut ?? (Object.hasOwn(OTHER_NAMES, letters) ? OTHER_NAMES[letters] : undefined);
  return other && { mode: other, isSpelling: false };
}
