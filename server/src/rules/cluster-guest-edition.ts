import { machinesIn } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross, type ClusterContext, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { inAlikeNodes } from './terms/alikeNodes.js';
import { editionWithClusterService, lacksClusterService } from './terms/guestEdition.js';

export default clusterRule({
  id: 'cluster-guest-edition',
  summary: 'The guest system of a node has no cluster service.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('info'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2, which uses Windows 2000 Advanced Server'),
    source('msTwoNodes', 'Windows Server 2003, Enterprise Edition'),
  ],

  *check(context) {
    const { guest } = context.machine;
    if (guest.value === undefined || !lacksClusterService(guest.value)) return;
    const fix = nameEdition(context, guest.value);
    yield {
      span: guest.span,
      subject: 'guestOS',
      what: say`guestOS is "${guest.value}", a system without a cluster service, in a node of a cluster.`,
      why: say`Only the larger server editions form a Microsoft cluster: Advanced Server or Datacenter of Windows 2000, Enterprise or Datacenter of Windows Server 2003 and 2008, every server edition since 2012.`,
      how: say`Install an edition with the cluster service, or correct guestOS where the right one is installed already.`,
      fixes: fix ? [fix] : [],
    };
  },
});

/** In every node that names the same edition, so that they stay alike. */
function nameEdition({ cluster }: ClusterContext, edition: string): Fix | undefined {
  const wanted = editionWithClusterService(edition);
  if (wanted === undefined) return undefined;
  const machines = machinesIn(cluster).filter(
    ({ guest }) => guest.value !== undefined && editionWithClusterService(guest.value) === wanted,
  );
  return fixAcross(machines, inAlikeNodes(say`Set guestOS to "${wanted}"`, machines), (one) =>
    editMachine(one).setSetting('guestOS', wanted),
  );
}
