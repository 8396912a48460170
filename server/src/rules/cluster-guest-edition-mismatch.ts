import { editMachine } from '../machine/editMachine.js';
import { findGuestOs, isVersionOfKnownGuest } from '../knowledge/guestOs.js';
import { guestGeneration } from '../machine/guest.js';
import { isFamily } from '../machine/product.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { calledBeside } from './terms/machineName.js';
import { source } from './sources.js';
import { isWindows, lacksClusterService, sameGuest } from './terms/guestEdition.js';
import {
  alignFixes,
  comparable,
  differenceOf,
  relatedValues,
  type Difference,
} from './terms/nodeComparison.js';

export default clusterRule({
  id: 'cluster-guest-edition-mismatch',
  summary: 'The nodes of a cluster name different guest systems.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  // Once the nodes are alike, the edition of all of them is judged.
  supersedes: ['cluster-guest-edition'],
  since: '0.1.0',
  sources: [source('kb313472', 'same configuration of all nodes'), source('book', 'A.2.3, nodes alike')],

  *check(context) {
    const difference = differenceOf(context, ({ guest }) => comparable(guest, sameGuest));
    if (!difference) return;
    const { own, other } = difference;
    // Clusters of other systems may mix what VMware calls by different names.
    if (!isWindows(own.value) && !isWindows(other.value)) return;
    yield {
      span: own.span,
      subject: 'guestOS',
      what: say`guestOS is ${own.text} in this node, but ${other.text} in ${calledBeside(own.machine, other.machine)}.`,
      why: say`The nodes of a cluster must run the same Windows release and edition; a node of another kind is not let in, or does not take over.`,
      how: say`Write the guestOS of the system that is installed, and install the same one in every node.`,
      related: relatedValues(difference, 'guestOS'),
      fixes: alignFixes(difference, {
        prefer: (a, b) => Number(lacksClusterService(a.value)) - Number(lacksClusterService(b.value)),
        may: ({ value }) => isKnown(value) && (!isScsi3(value) || !bringsScsi3(difference)),
        title: ({ text }) => say`Set guestOS to ${text} in every node`,
        edit: (machine, { text }) => editMachine(machine).setSetting('guestOS', text.slice(1, -1)),
      }),
    };
  },
});

/** A slip of one node is not written into the others. */
const isKnown = (guestOS: string): boolean =>
  findGuestOs(guestOS) !== undefined || isVersionOfKnownGuest(guestOS);

const isScsi3 = (guestOS: string): boolean => guestGeneration(guestOS) === 'scsi-3';

/**
 * True where a guest that needs SCSI-3 reservations would be the mistake of cluster-hosted-scsi3-guest in a node that
 * does not make it yet.
 */
function bringsScsi3({ all }: Difference): boolean {
  return all.some(({ machine, value }) => isFamily(machine.product, 'hosted') && !isScsi3(value));
}
