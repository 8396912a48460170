import { baseName } from '../machine/diskPath.js';
import { valueText } from '../machine/fact.js';
import { guestGeneration } from '../machine/guest.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { plainVmdks } from './terms/plainVmdks.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-vmdk-across-boxes-7',
  summary: 'Nodes on several hosts share a virtual disk, which asks for a datastore enabled for it.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { ...everyVsphere('hint', 'vsphere7'), unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('wsfc7', 'clustered VMDKs'),
    source('wsfc8', 'clustered VMDKs and their limitations'),
    source('kb313230', 'clustered VMDKs'),
  ],

  *check(context) {
    const [evidence] = context.node.evidence;
    if (context.cluster.kind.value !== 'across-boxes' || !evidence) return;
    const files = plainVmdks(context).map(({ disk }) => baseName(valueText(disk.fileName)));
    if (files.length === 0) return;
    const guest = valueText(context.machine.guest);
    yield {
      span: evidence.span,
      subject: 'clustered-vmdk',
      what:
        files.length > 1
          ? say`The nodes share virtual disks between hosts: ${inWords(files)}.`
          : say`The nodes share the virtual disk ${inWords(files)} between hosts.`,
      why:
        guestGeneration(guest) === 'scsi-2'
          ? say`That works only on a VMFS 6 datastore enabled for clustered VMDKs, and not for a guest such as ${guest}, which uses SCSI-2 reservations.`
          : say`That works only on a VMFS 6 datastore enabled for clustered VMDKs, without snapshots and with every node on another host.`,
      how: say`Check the datastore on the host, or use LUNs mapped in physical mode.`,
    };
  },
});
