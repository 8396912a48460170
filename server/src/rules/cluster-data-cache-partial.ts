import { machinesIn } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { inAlikeNodes } from './terms/alikeNodes.js';
import { CACHE_SIZE, cacheSize, openDetails } from './terms/dataCache.js';
import { losesSharing } from './terms/hostedNode.js';
import { source } from './sources.js';

export default clusterRule({
  id: 'cluster-data-cache-partial',
  summary: 'The data cache is off, but the settings that belong to it are not written.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('publicRecipes', 'the five diskLib lines')],

  *check({ machine, cluster }) {
    const size = cacheSize(machine, machine.anchor);
    const open = openDetails(machine);
    if (size?.value !== 0 || open.length === 0 || losesSharing(machine, cluster)) return;
    const nodes = machinesIn(cluster).filter(isPartial);
    const lines = inWords(open.map(({ key, wanted }) => `${key} = "${wanted}"`));
    yield {
      span: size.span,
      subject: 'diskLib',
      what:
        open.length > 1
          ? say`${CACHE_SIZE} is 0, but ${lines} are not written.`
          : say`${CACHE_SIZE} is 0, but ${lines} is not written.`,
      why: say`Without a cache the product may still read ahead of the guest or hold writes back, and what one node holds another one does not see.`,
      how: say`Write ${lines} into the file of every node, as public recipes for shared disks do.`,
      fixes: [
        fixAcross(nodes, inAlikeNodes(say`Write the missing diskLib lines`, nodes), (one) =>
          openDetails(one).reduce(
            (editor, { key, wanted }) => editor.setSetting(key, String(wanted)),
            editMachine(one),
          ),
        ),
      ],
    };
  },
});

function isPartial(machine: VirtualMachine): boolean {
  return cacheSize(machine, machine.anchor)?.value === 0 && openDetails(machine).length > 0;
}
