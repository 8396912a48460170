import type { DiskUse } from '../cluster/cluster.js';
import { bootDisk } from '../machine/bootDisk.js';
import { valueText } from '../machine/fact.js';
import {
  controllerName,
  controllerOf,
  presentDisks,
  sameController,
  slotName,
  type Disk,
} from '../machine/virtualMachine.js';
import { inWords, say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Fix } from './rule.js';
import { multiWriterDisks } from './terms/multiWriterDisks.js';
import { fixForEachUse, isOnSharedBus, isInTwoFiles, usesOf } from './terms/usesOfDisk.js';
import { source } from './sources.js';
import { diskName } from './terms/diskName.js';

export default clusterRule({
  id: 'cluster-multi-writer-plus-shared-bus',
  summary: 'A multi-writer disk is on a controller that is shared too.',
  formats: ['vmx'],
  severity: { esx: 'warning', esx2: 'off', esx3: 'off', unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('publicRecipes', 'disks with both settings'), source('multiWriterJam', 'whole article')],

  *check(context) {
    const { machine, node } = context;
    const disks = multiWriterDisks(context).filter((disk) => isOnSharedBus({ node, disk }));
    for (const controller of machine.controllers) {
      const [first, ...more] = disks.filter((disk) => controllerOf(machine, disk.slot) === controller);
      if (!first) continue;
      const name = controllerName(controller);
      const fix = flagFix(context, [first, ...more]);
      yield {
        span: first.multiWriter.span,
        subject: slotName(first.slot),
        what: whatIsBoth([first, ...more], say`${name}.sharedBus = "${valueText(controller.sharing)}"`),
        why: say`These are two ways of sharing that exclude each other: the bus guards the disk by reservations, and the flag lets everybody write at once.`,
        how: say`Keep one of them in every node: the flag with ${name}.sharedBus = "none" for Oracle RAC, Pacemaker and the like, the bus without the flag for clusters that reserve their disks.`,
        related: [
          { uri: machine.uri, span: controller.sharing.span, message: say`The bus is shared here.` },
          ...more.map(({ multiWriter }) => ({
            uri: machine.uri,
            span: multiWriter.span,
            message: say`This disk has the flag too.`,
          })),
        ],
        fixes: fix ? [fix] : [],
      };
    }
  },
});

function whatIsBoth(disks: readonly Disk[], setting: Phrase): Phrase {
  const names = inWords(disks.map(diskName));
  return disks.length > 1
    ? say`The disks ${names} have the multi-writer flag, and their controller is shared too (${setting}).`
    : say`The disk ${names} has the multi-writer flag, and its controller is shared too (${setting}).`;
}

/** Keeps the flag, because somebody set it on purpose; only where no other disk needs the bus. */
function flagFix(context: ClusterContext, disks: readonly Disk[]): Fix | undefined {
  const uses = disks.flatMap((disk) => usesOf(context, disk)).filter(isOnSharedBus);
  if (uses.some(needsBus)) return undefined;
  const title = isInTwoFiles(uses)
    ? say`Keep the multi-writer flag, and stop sharing the bus in every node`
    : say`Keep the multi-writer flag, and stop sharing the bus`;
  return fixForEachUse(uses, title, (editor, { slot }) => {
    editor.setBusSharing({ bus: slot.bus, number: slot.controller }, 'none');
  });
}

/** True when a disk beside this one is shared by the bus alone. */
function needsBus({ node, disk }: DiskUse): boolean {
  const { machine } = node.facts;
  return presentDisks(machine).some(
    (other) =>
      sameController(other.slot, disk.slot) &&
      other.multiWriter.value !== true &&
      other !== bootDisk(machine),
  );
}
