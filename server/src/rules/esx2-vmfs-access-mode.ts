import { baseName } from '../machine/diskPath.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { clusteredVmdks } from './terms/vmfsPaths.js';
import { source } from './sources.js';
import { valueText } from '../machine/fact.js';

/** The access mode that the VMFS of shared disks must have; physical-to-virtual clusters share a LUN without a VMFS. */
const ACCESS_MODES = {
  'in-a-box': 'public',
  'across-boxes': 'shared',
  'physical-to-virtual': undefined,
} as const;

export default clusterRule({
  id: 'esx2-vmfs-access-mode',
  summary: 'The VMFS of a shared disk must have a certain access mode, which the file does not show.',
  formats: ['vmx'],
  mechanisms: ['bus'],
  severity: { esx2: 'hint', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.1 and A.2.2, clusters with ESX'),
    source('esx25', 'table 10-1, p. 297, and p. 300'),
    source('esx2', 'p. 348-349'),
  ],

  *check(context) {
    const { cluster, node } = context;
    const mode = cluster.kind.value && ACCESS_MODES[cluster.kind.value];
    const [evidence] = node.evidence;
    const files = clusteredVmdks(context).map(({ fileName }) => baseName(valueText(fileName)));
    if (!mode || !evidence || files.length === 0) return;
    yield {
      span: evidence.span,
      subject: 'vmfs access mode',
      what: say`The VMFS with ${inWords(files)} must have the access mode "${mode}".`,
      why:
        mode === 'public'
          ? say`In a box one host runs all nodes and keeps order among them itself; the mode "shared" is for disks that several hosts have open.`
          : say`Only in this mode may machines on several hosts have one disk open at the same time.`,
      how: say`Look it up on the storage page of the host; this file does not show it.`,
    };
  },
});
