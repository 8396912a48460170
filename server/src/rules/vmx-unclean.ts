import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxSettings } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-unclean',
  summary: 'The file says that the machine was not shut down, or still runs.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'none',
  since: '0.1.0',
  sources: [source('publicFiles', 'cleanShutdown')],

  *check({ machine, facts }) {
    // A lock says that the machine runs, and its own rule says so.
    if (facts.surroundings.lock !== undefined) return;
    const clean = vmxSettings(machine).flag('cleanShutdown', machine.anchor);
    if (clean.value !== false) return;
    yield {
      span: clean.span,
      subject: 'cleanShutdown',
      what: say`cleanShutdown is FALSE: when this file was written, the machine was running, or it had crashed.`,
      why: say`Edits of a running machine are lost, and after a crash lock files may keep it from starting.`,
      how: say`Make sure that the machine is off before you edit. The product sets the value itself at the next clean shutdown.`,
    };
  },
});
