import type { Span } from '../syntax/text.js';
import { fileName } from '../machine/fileStem.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-locked',
  summary: 'A lock beside the file says that the machine is running or open elsewhere.',
  formats: ['vmx', 'vmc'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('serverLocks', 'p. 125'), source('publicRecipes', 'GNS3/gns3-server issue 328')],

  *check({ machine, facts }) {
    const { lock } = facts.surroundings;
    if (lock === undefined) return;
    const span = firstLine(machine.source.tree.text);
    if (!span) return;
    yield {
      span,
      subject: 'file',
      what: say`${lock} lies beside ${fileName(machine.uri)}: the machine is running, or open in another program.`,
      why: say`The file is written anew from memory then, and edits made meanwhile are lost.`,
      how: say`Power the machine off and close it everywhere before you edit. If that has been done, the lock was left behind by a crash and may be deleted.`,
    };
  },
});

/** The first line with characters in it, byte order mark and blanks left out. */
function firstLine(text: string): Span | undefined {
  const line = /[^\s\uFEFF][^\r\n]*/.exec(text);
  return line ? { start: line.index, end: line.index + line[0].trimEnd().length } : undefined;
}
