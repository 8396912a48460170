import { baseName } from '../machine/diskPath.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { clusteredVmdks } from './terms/vmfsPaths.js';
import { source } from './sources.js';
import { valueText } from '../machine/fact.js';

export default clusterRule({
  id: 'esx2-vmfs-dedicated',
  summary: 'A disk shared across boxes needs a LUN and a VMFS of its own, which the file does not show.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('esx25', 'table 10-1, p. 297, and p. 300')],

  *check(context) {
    const { cluster, node } = context;
    const [evidence] = node.evidence;
    const files = clusteredVmdks(context).map(({ fileName }) => baseName(valueText(fileName)));
    if (cluster.kind.value !== 'across-boxes' || !evidence || files.length === 0) return;
    yield {
      span: evidence.span,
      subject: 'vmfs',
      what:
        files.length === 1
          ? say`The disk ${inWords(files)}, shared between hosts, needs a LUN of its own.`
          : say`Each of the disks ${inWords(files)}, shared between hosts, needs a LUN of its own.`,
      why: say`A reservation by one node locks the whole LUN on the storage, so every other file on it would be out of reach for as long.`,
      how: say`Put one VMFS with one extent on that LUN, and nothing but the shared disk on it. This file does not show that, so look it up on the host.`,
    };
  },
});
