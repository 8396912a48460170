import { editMachine } from '../../machine/editMachine.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { needsLockingOff, withLocking } from './diskSharing.js';
import { keepsReservations } from './hostedNode.js';
import { say } from '../../l10n/phrase.js';
import { fixAcross, type Fix } from '../rule.js';

/**
 * Declares a cluster in a box in every node. A hosted node that shares gets `disk.locking` off too: between hosts
 * nobody asks for that, in a box the second node does not start without it.
 */
export function declareInABox(nodes: readonly VirtualMachine[]): Fix {
  const title = say`Declare a cluster in a box in every node`;
  return fixAcross(nodes, withLocking(title, nodes.filter(mustUnlock)), (one) => {
    const editor = editMachine(one).declare({ cluster: 'in-a-box' });
    return mustUnlock(one) ? editor.setDiskLocking(false) : editor;
  });
}

const mustUnlock = (machine: VirtualMachine): boolean =>
  keepsReservations(machine) && needsLockingOff(machine);
