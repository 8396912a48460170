import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { source } from './sources.js';
import { wrongBuses } from './terms/wrongBusMode.js';

export default clusterRule({
  id: 'cluster-physical-virtual-needs-physical',
  summary: 'A virtual machine that stands by for a physical server has no physical bus.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx: 'error', unknown: 'warning' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.2, physical and virtual node with ESX'),
    source('esx25', 'p. 265, bus sharing'),
    source('mscs67', 'checklist for clustered disks'),
  ],

  *check(context) {
    const buses = wrongBuses(context, 'physical-to-virtual', 'physical');
    for (const { controller, name, file, mode, declarations, fix } of buses) {
      yield {
        span: controller.sharing.span,
        subject: name,
        what: say`The bus sharing of ${name}, which holds ${file}, is "${mode}", but this machine is declared to stand by for a physical server.`,
        why: say`Reserve, reset and release must reach the LUN itself, because the physical server knows nothing of a bus inside ESX.`,
        how: say`On ESX set ${name}.sharedBus to "physical", with the machine powered off.`,
        related: declarations,
        fixes: [fix],
      };
    }
  },
});
