import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { vmcFlag } from './terms/vmcSettings.js';
import { source } from './sources.js';
import { vmcNodes } from './terms/vmcFile.js';

const ENABLED = 'integration/microsoft/host_time_sync/enabled';

export default clusterRule({
  id: 'vmc-time-sync',
  summary: 'A node takes its time from the host.',
  formats: ['vmc'],
  severity: { microsoft: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('mscs65', 'requirements: no time synchronisation with the host; for Virtual Server by analogy'),
  ],

  *check({ machine, cluster }) {
    const enabled = vmcFlag(machine, ENABLED);
    if (enabled.value !== true) return;
    yield {
      span: enabled.span,
      subject: 'time',
      what: say`The Additions set this node's clock by the host (host_time_sync is true).`,
      why: say`The nodes of a domain set their clocks by its controller, and two masters make a clock jump, which the cluster service and Kerberos take badly.`,
      how: say`Switch host time synchronisation off, and leave the clock to the Windows time service.`,
      fixes: [
        fixAcross(
          vmcNodes(cluster).filter((one) => vmcFlag(one, ENABLED).value === true),
          say`Switch host time synchronisation off in every node`,
          (one) => editMachine(one).setLeaf(ENABLED, 'false'),
        ),
      ],
    };
  },
});
