import { baseName } from '../machine/diskPath.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { clusteredVmdks } from './terms/vmfsPaths.js';
import { source } from './sources.js';
import { valueText } from '../machine/fact.js';

export default clusterRule({
  id: 'cluster-esx2-not-zeroed',
  summary: 'A shared disk of ESX 2 must be zeroed out when it is made, which the file does not show.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('esx25', 'table 10-1, p. 297')],

  *check(context) {
    const { cluster, node } = context;
    const [evidence] = node.evidence;
    const files = clusteredVmdks(context).map(({ fileName }) => baseName(valueText(fileName)));
    if (cluster.kind.value === 'physical-to-virtual' || !evidence || files.length === 0) return;
    yield {
      span: evidence.span,
      subject: 'zeroing',
      what:
        files.length > 1
          ? say`The shared disks ${inWords(files)} must have been made with vmkfstools -z.`
          : say`The shared disk ${inWords(files)} must have been made with vmkfstools -z.`,
      why: say`A disk made without it still holds what lay on the storage before, and the guide asks for zeroed disks in a cluster.`,
      how: say`If nobody remembers how the disk was made, make a new one with vmkfstools -z and copy the data while no node runs. This file does not show it.`,
    };
  },
});
