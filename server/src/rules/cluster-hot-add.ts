import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixIn } from './rule.js';
import { everyVsphere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

export default clusterRule({
  id: 'cluster-hot-add',
  summary: 'Processors or memory of a node may be changed while it runs.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { ...everyVsphere('hint'), unknown: 'off' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('wsfc8', 'limitations: no hot changes of a running node')],

  *check({ machine }) {
    const settings = vmxSettings(machine);
    for (const [key, what] of [
      ['vcpu.hotadd', say`processors can be added while it runs`],
      ['mem.hotadd', say`memory can be added while it runs`],
    ] as const) {
      const setting = settings.flag(key, machine.anchor);
      if (setting.value !== true) continue;
      yield {
        span: setting.span,
        subject: key,
        what: say`${key} is TRUE in a node of a cluster: ${what}.`,
        why: say`The node stands still for a moment during such a change; the cluster may take it for dead, and VMware does not support it.`,
        how: say`Set ${key} to "FALSE" and change the hardware only while the node is powered off.`,
        fixes: [
          fixIn(machine, say`Set ${key} = "FALSE"`, 'unsafe', (one) =>
            editMachine(one).setSetting(key, 'FALSE'),
          ),
        ],
      };
    }
  },
});
