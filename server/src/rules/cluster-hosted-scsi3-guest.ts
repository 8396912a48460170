import { guestGeneration } from '../machine/guest.js';
import { say } from '../l10n/phrase.js';
import { isSharingBus, type VirtualMachine } from '../machine/virtualMachine.js';
import { clusterRule } from './rule.js';
import { isForHosted } from './terms/hostedNode.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-hosted-scsi3-guest',
  summary: 'A guest whose cluster service needs SCSI-3 reservations shares a disk on a hosted product.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: {
    server1: 'error',
    server2: 'error',
    gsx3: 'warning',
    workstation: 'warning',
    unknown: 'warning',
  },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('server1', 'p. 162: SCSI-2 reservations'),
    source('server2', 'p. 287-290'),
    source('wsfc8', 'shared storage: SCSI-3 persistent reservations'),
  ],

  *check({ machine, node }) {
    const guest = machine.guest.value;
    if (guest === undefined || guestGeneration(guest) !== 'scsi-3') return;
    const sharing = node.evidence.find(({ span }) => sharesAt(machine, span.start));
    if (!sharing || !isForHosted(machine)) return;
    yield {
      span: machine.guest.span,
      subject: 'guestOS',
      what: say`The guest ${guest} shares a disk on a hosted product (${sharing.text}).`,
      why: say`Failover clustering from Windows Server 2008 on needs SCSI-3 persistent reservations, and the hosted products know SCSI-2 reservations only, so the cluster service refuses the disk.`,
      how: say`Connect the disk over iSCSI inside the guests, use Windows Server 2003, or run the nodes on ESX.`,
      related: [{ uri: machine.uri, span: sharing.span, message: say`This shares the disk.` }],
    };
  },
});

/** Whether a sharing mode or `.shared` is written there, not a declaration or a telling file name. */
function sharesAt({ controllers, disks }: VirtualMachine, offset: number): boolean {
  return (
    controllers.some((one) => isSharingBus(one) && one.sharing.span.start === offset) ||
    disks.some(({ shared }) => shared.value === true && shared.span.start === offset)
  );
}
