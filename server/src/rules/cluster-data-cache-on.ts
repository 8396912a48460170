import { machinesIn, sharedDisksOf } from '../cluster/cluster.js';
import { editMachine } from '../machine/editMachine.js';
import { say } from '../l10n/phrase.js';
import { clusterRule, fixAcross } from './rule.js';
import { inAlikeNodes } from './terms/alikeNodes.js';
import { CACHE_DETAILS, CACHE_SIZE, cacheSize, isCacheOn } from './terms/dataCache.js';
import { losesSharing } from './terms/hostedNode.js';
import { source } from './sources.js';
import { diskName } from './terms/diskName.js';

export default clusterRule({
  id: 'cluster-data-cache-on',
  summary: 'Disks are shared, but diskLib.dataCacheMaxSize is not 0.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('publicRecipes', 'nine of ten write diskLib.dataCacheMaxSize = "0"')],

  *check({ machine, cluster, node }) {
    const [evidence] = node.evidence;
    const size = evidence && cacheSize(machine, evidence.span);
    const [first] = sharedDisksOf(cluster, machine.uri);
    if (!size || !first || !isCacheOn(machine) || losesSharing(machine, cluster)) return;
    const disk = diskName(first.disk);
    const nodes = machinesIn(cluster).filter(isCacheOn);
    yield {
      span: size.span,
      subject: CACHE_SIZE,
      what:
        size.value === undefined
          ? say`${CACHE_SIZE} = "0" is missing, although this machine shares the disk ${disk}.`
          : say`${CACHE_SIZE} is ${size.value}, although this machine shares the disk ${disk}.`,
      why: say`The process of each machine keeps a cache of its own, so a node may read what another one has changed long ago.`,
      how: say`Write ${CACHE_SIZE} = "0" into the file of every node, as most public recipes for shared disks do; the manuals do not ask for it.`,
      fixes: [
        fixAcross(nodes, inAlikeNodes(say`Set ${CACHE_SIZE} to 0`, nodes), (one) =>
          editMachine(one).setSetting(CACHE_SIZE, '0'),
        ),
        fixAcross(nodes, inAlikeNodes(say`Write all five lines for an uncached disk`, nodes), (one) =>
          CACHE_DETAILS.reduce(
            (editor, { key, wanted }) => editor.setSetting(key, String(wanted)),
            editMachine(one).setSetting(CACHE_SIZE, '0'),
          ),
        ),
      ],
    };
  },
});
