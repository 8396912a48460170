import { say } from '../l10n/phrase.js';
import { rememberedOf } from '../syntax/remembered.js';
import type { Evidence } from '../machine/product.js';
import { KIND_NAMES } from '../machine/declaration.js';
import { isSharingBus, type VirtualMachine } from '../machine/virtualMachine.js';
import { busEvidence, ownSharedDisks } from './sharedDisks.js';

/**
 * What in a machine's own file makes it a node of a cluster: a declaration, bus sharing virtual or physical, `.shared`,
 * multi-writer, a disk named quorum or witness. Empty for an ordinary machine. A disk file that two machines name is
 * no evidence by itself: copies and variants do that all the time.
 */
export const nodeEvidence = rememberedOf((machine: VirtualMachine): readonly Evidence[] => {
  const declared = declarationEvidence(machine);
  const buses = machine.controllers.filter(isSharingBus).map(busEvidence);
  const disks = ownSharedDisks(machine).map(({ evidence }) => evidence);
  const seen = new Set<number>();
  return [...declared, ...buses, ...disks].filter(
    ({ span }) => !seen.has(span.start) && seen.add(span.start),
  );
});

function declarationEvidence({ declaration, anchor }: VirtualMachine): Evidence[] {
  const { cluster, written, outside } = declaration;
  if (written.cluster.value !== undefined) {
    return [{ text: say`declared as a ${KIND_NAMES[written.cluster.value]}`, span: cluster.span }];
  }
  if (outside.group === undefined) return [];
  const kind = outside.kind === undefined ? say`node of a cluster` : KIND_NAMES[outside.kind];
  return [{ text: say`declared in ${outside.by} as a ${kind}`, span: anchor }];
}
