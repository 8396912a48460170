import { CodeActionKind } from 'vscode-languageserver';
import { say, type Phrase } from '../../l10n/phrase.js';
import { whyNotAddController } from '../../machine/edits/whyNot.js';
import { editMachine } from '../../machine/editMachine.js';
import type { ControllerId } from '../../machine/editor.js';
import { isFamily } from '../../machine/product.js';
import { controllerName, type VirtualMachine } from '../../machine/virtualMachine.js';
import { withLocking } from '../../rules/terms/diskSharing.js';
import { currentScsiId, SCSI_IDS } from '../../rules/terms/scsiIds.js';
import { descend } from '../../syntax/vmc/query.js';
import { addSharedController } from './driveMove.js';
import type { OfferedEdit, OfferPlace } from './offeredEdit.js';

type SharedMode = 'virtual' | 'physical';

/**
 * SCSI controllers a machine can have: VMware's limit of every hardware version, and Virtual Server's. The first one comes
 * last, because it is meant for the disk that the machine starts from.
 */
const SCSI_NUMBERS = [1, 2, 3, 0];

/**
 * Adds a SCSI controller with a shared bus, in a cluster in every node under one number. Its mode is the one that the kind of
 * the cluster asks for; where nobody says the kind, there is an offer for each mode that the product has, and where the product
 * has none for the kind, no offer.
 */
export function controllerOffers({ document, device }: OfferPlace): readonly OfferedEdit[] {
  if (device?.kind === 'adapter') return [];
  const cluster = document.session.workspace.index.clusterOf(document.machine.uri);
  const machines = cluster?.nodes.map(({ facts }) => facts.machine) ?? [document.machine];
  if (!machines.every(hasBus)) return [];
  const number = SCSI_NUMBERS.find((one) =>
    machines.every((machine) => whyNotAddController(machine, { bus: 'scsi', number: one }) === undefined),
  );
  const id: ControllerId = { bus: 'scsi', number: number ?? 0 };
  const kind = cluster?.kind.value ?? document.machine.declaration.cluster.value;
  return modesFor(machines, kind).map((mode) => ({
    id: `add ${controllerName(id)} ${mode}`,
    kind: CodeActionKind.RefactorRewrite,
    title: withLocking(titleOf(id, mode, machines.length), machines),
    machines,
    whyNot: number === undefined ? NO_NUMBER : undefined,
    edits: (machine) => {
      const editor = editMachine(machine);
      addSharedController(editor, machine, id, mode);
      if (machine.source.format === 'vmc') editor.setScsiId(id, scsiIdFor(machines, machine));
      return editor.edits();
    },
  }));
}

/** A .vmc that is only a piece of one has nowhere to put a controller. */
function hasBus({ source }: VirtualMachine): boolean {
  if (source.format === 'vmx') return true;
  const { root } = source.tree;
  return root !== undefined && descend(root, 'hardware/pci_bus') !== undefined;
}

const NO_NUMBER = say`There is no number from scsi0 to scsi3 that is free in every machine concerned.`;

function modesFor(machines: readonly VirtualMachine[], kind: string | undefined): readonly SharedMode[] {
  const sharesOneHost = machines.some(
    ({ source, product }) => source.format === 'vmc' || isFamily(product, 'hosted'),
  );
  if (kind === 'in-a-box' || (sharesOneHost && kind === undefined)) return ['virtual'];
  // Nodes on several hosts would write to such a disk at the same time.
  if (sharesOneHost) return [];
  return kind === undefined ? ['virtual', 'physical'] : ['physical'];
}

function titleOf(id: ControllerId, mode: SharedMode, machines: number): Phrase {
  const name = controllerName(id);
  if (machines > 1)
    return mode === 'virtual'
      ? say`Add ${name}, a controller shared on one host, in every node`
      : say`Add ${name}, a controller shared between hosts, in every node`;
  return mode === 'virtual'
    ? say`Add ${name}, a controller shared on one host`
    : say`Add ${name}, a controller shared between hosts`;
}

/** On a shared bus of Virtual Server each controller needs another id; as other shared controllers have it, else by turn. */
function scsiIdFor(machines: readonly VirtualMachine[], machine: VirtualMachine): number {
  const alike = machine.controllers.find(({ sharing }) => sharing.value === 'virtual');
  const place = machines.filter(({ source }) => source.format === 'vmc').indexOf(machine);
  return (alike && currentScsiId(alike)) ?? SCSI_IDS[place] ?? SCSI_IDS[0] ?? 7;
}
