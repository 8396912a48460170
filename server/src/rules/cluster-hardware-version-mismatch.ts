import { hardwareVersion } from '../knowledge/hardwareVersions.js';
import { editMachine } from '../machine/editMachine.js';
import type { ProductVerdict } from '../machine/product.js';
import { latestHardware } from '../machine/productDetection.js';
import { say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { everywhere } from './severity.js';
import { calledBeside } from './terms/machineName.js';
import { source } from './sources.js';
import { alignFixes, comparable, differenceOf, relatedValues } from './terms/nodeComparison.js';

export default clusterRule({
  id: 'cluster-hardware-version-mismatch',
  summary: 'The nodes of a cluster have different virtual hardware versions.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('kb313472', 'same configuration of all nodes'),
    source('mscs50', 'limitations: no hosts of different releases'),
  ],

  *check(context) {
    const difference = differenceOf(context, ({ hardwareVersion }) => comparable(hardwareVersion));
    if (!difference) return;
    const { own, other, all } = difference;
    const highest = String(Math.max(...all.map(({ value }) => Number(value))));
    // A number that is no version we know, such as 1024, may be a slip.
    const isRun =
      hardwareVersion(Number(highest)) !== undefined &&
      all.every(({ machine: { product } }) => !product.declared || runs(product, Number(highest)));
    const fixes = alignFixes(difference, {
      prefer: (a, b) => Number(b.value) - Number(a.value),
      title: ({ text }) => say`Set virtualHW.version to ${text} in every node`,
      edit: (machine, { value }) => editMachine(machine).setSetting('virtualHW.version', value),
    });
    yield {
      span: own.span,
      subject: 'virtualHW.version',
      what: say`The virtual hardware version is ${own.value} in this node, but ${other.value} in ${calledBeside(own.machine, other.machine)}.`,
      why: say`The nodes then have different devices, drivers and limits, and a host that starts one of them may not know the other.`,
      how: say`Bring every node to one version, the highest that all hosts know, with all nodes powered off.`,
      related: relatedValues(difference, 'virtualHW.version'),
      // A guest finds the devices of a newer version, but must not lose those it has: nothing is lowered.
      fixes: isRun && (difference.majority?.value ?? highest) === highest ? fixes.slice(0, 1) : [],
    };
  },
});

/** Raising a node beyond what its product runs would stop the node that still starts. */
const runs = ({ candidates }: ProductVerdict, version: number): boolean =>
  candidates.every((product) => latestHardware(product) >= version);
