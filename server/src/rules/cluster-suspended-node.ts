import { baseName } from '../machine/diskPath.js';
import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

const KEY = 'checkpoint.vmState';

export default clusterRule({
  id: 'cluster-suspended-node',
  summary: 'A node is suspended and would go on from a saved state.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('wsfc8', 'limitations: no suspend and resume'),
    source('kb326781', 'support table of the multi-writer flag'),
  ],

  *check({ machine }) {
    const state = vmxSettings(machine).text(KEY, machine.anchor);
    const file = state.value?.trim() ?? '';
    if (file === '') return;
    yield {
      span: state.span,
      subject: KEY,
      what: say`This node of a cluster is suspended: at the next start it goes on from ${baseName(file)}.`,
      why: say`It then believes what it knew of the shared disks when it fell asleep, while the other nodes have written to them since: that destroys data.`,
      how: say`Resume it only if no other node has run since, and shut it down; else discard the saved state, so that the guest starts anew.`,
      fixes: [
        fixIn(machine, say`Discard the saved state`, 'unsafe', (one) => editMachine(one).setSetting(KEY, '')),
      ],
    };
  },
});
