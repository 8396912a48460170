import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-bom',
  summary: 'The file starts with a byte order mark.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'none',
  // In UTF-16 every second byte is NUL, whatever the file says of its encoding.
  supersedes: ['vmx-encoding'],
  since: '0.1.0',
  sources: [
    source('dict', 'lib/dict/dictll.c, DictLL_ReadUTF8BOM; names and values are bytes without NUL'),
    source('publicRecipes', 'Tyleraltight/SafeExamBrowser_bypass issue 1'),
  ],

  *check({ machine, facts }) {
    const { byteOrderMark, name = '' } = facts.surroundings.encoding;
    // Without settings it is a file of another program: vmx-syntax says so, once.
    if (!byteOrderMark || vmxTree(machine).entries.length === 0) return;
    if (name.startsWith('utf-16')) {
      yield {
        span: machine.anchor,
        subject: 'byte order mark',
        what: say`The file is saved as UTF-16, two bytes for each character.`,
        why: say`VMware reads a .vmx byte by byte and finds no setting in such a file, so the machine does not open. Windows PowerShell writes UTF-16 with > and Out-File.`,
        how: say`Save the file as UTF-8 without byte order mark; in PowerShell use Set-Content -Encoding ascii where it has no other characters.`,
      };
      return;
    }
    yield {
      span: machine.anchor,
      subject: 'byte order mark',
      what: say`The file starts with a byte order mark, which no editor shows.`,
      why: say`Newer products skip it; with older ones administrators report that the file is called corrupt, because the mark becomes a part of the first key.`,
      how: say`Save the file as UTF-8 without byte order mark ("UTF-8", not "UTF-8 with BOM").`,
      atMost: 'hint',
    };
  },
});
