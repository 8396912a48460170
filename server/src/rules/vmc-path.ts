import { pathNotation } from '../machine/diskPath.js';
import { presentDisks, slotName } from '../machine/virtualMachine.js';
import { textFact } from '../machine/vmc/leaves.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { descend } from '../syntax/vmc/query.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { source } from './sources.js';
import { vmcDrives } from './terms/drivePlace.js';

/** Windows paths, with the terminating NUL. */
const LIMIT = 260;

export default machineRule({
  id: 'vmc-path',
  summary:
    'The absolute path of a hard disk is relative, too long, or has characters that Windows does not allow.',
  formats: ['vmc'],
  severity: { microsoft: 'hint', unknown: 'hint' },
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('msvs', 'IVMVirtualMachine::AddHardDiskConnection, parameters')],

  *check({ machine }) {
    for (const { disk, element } of vmcDrives(presentDisks(machine))) {
      const path = textFact(element, 'pathname/absolute');
      if (path.value === undefined) continue;
      const what = objection(path.value);
      if (!what) continue;
      const right = meantPath(path.value);
      const leaf = descend(element, 'pathname/absolute');
      yield {
        span: path.span,
        subject: slotName(disk.slot),
        what,
        why: say`Virtual Server asks for a full Windows path of less than ${LIMIT} characters, and may not find the disk by this one.`,
        how: say`Write the full path of the .vhd file, such as D:\\Machines\\node1.vhd, or leave it empty and give the relative path only.`,
        fixes:
          right === undefined || !leaf
            ? []
            : [textFix(machine, say`Write it as ${right}`, 'unsafe', setLeafText(leaf, right))],
      };
    }
  },
});

/** The path without the quotes that Windows puts around a copied one, and with its own separators, when nothing else is wrong with it. */
function meantPath(path: string): string | undefined {
  const inner = /^"([^"]*)"$/.exec(path)?.[1]?.trim() ?? path;
  const right = inner.replaceAll('/', '\\');
  const isWhole = /^(?:[a-z]:\\|\\\\)[^\\]/i.test(right);
  return right !== path && isWhole && !objection(right) ? right : undefined;
}

function objection(path: string): Phrase | undefined {
  const [sign] = /[*?<>/|"]/.exec(path) ?? [];
  if (sign !== undefined) return say`The absolute path ${path} has the character ${sign} in it.`;
  if (path.length >= LIMIT) return say`The absolute path of the disk has ${path.length} characters.`;
  return pathNotation(path) === 'relative'
    ? say`The absolute path ${path} is not absolute: it names no drive.`
    : undefined;
}
