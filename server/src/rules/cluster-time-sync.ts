import { machinesIn } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';
import type { Fact } from '../machine/fact.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';

const KEY = 'tools.syncTime';

export default clusterRule({
  id: 'cluster-time-sync',
  summary: 'VMware Tools set the clock of a node by that of the host.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('mscs65', 'hardware and software requirements: synchronise with NTP, not with the host')],

  *check({ machine, cluster }) {
    const setting = synchronisation(machine);
    if (setting.value !== true) return;
    const nodes = machinesIn(cluster).filter((one) => synchronisation(one).value === true);
    yield {
      span: setting.span,
      subject: KEY,
      what: say`${KEY} is TRUE: VMware Tools set the clock of this node by the clock of its host.`,
      why: say`Nodes that follow their hosts instead of their domain drift apart or jump; then tickets are refused and the cluster's logs contradict each other.`,
      how: say`Set ${KEY} to "FALSE" in every node and let the guests take the time from their domain or an NTP server.`,
      fixes: [
        fixAcross(
          nodes,
          nodes.length > 1 ? say`Set ${KEY} = "FALSE" in every node` : say`Set ${KEY} = "FALSE"`,
          (one) => editMachine(one).setSetting(KEY, 'FALSE'),
        ),
      ],
    };
  },
});

function synchronisation(machine: VirtualMachine): Fact<boolean> {
  return vmxSettings(machine).flag(KEY, machine.anchor);
}
