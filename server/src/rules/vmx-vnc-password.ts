import { editMachine } from '../machine/editMachine.js';
import { isTemplate } from '../machine/template.js';
import { say } from '../l10n/phrase.js';
import { fixIn, machineRule } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxFile } from './terms/vmxFile.js';

const PASSWORD = 'RemoteDisplay.vnc.password';
const ENABLED = 'RemoteDisplay.vnc.enabled';

export default machineRule({
  id: 'vmx-vnc-password',
  summary: 'The password of the VNC server stands in the file in clear text.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('packer', 'builder/vmware/common, VNC settings')],

  *check({ machine }) {
    const tree = vmxFile(machine)?.tree;
    for (const entry of tree?.all(PASSWORD) ?? []) {
      if (entry.value === '' || isTemplate(entry.value)) continue;
      yield {
        // The key, never the value: a finding is printed, sent and kept.
        span: entry.keySpan,
        subject: PASSWORD,
        what: say`The password of the VNC server stands here in clear text.`,
        why: say`Whoever can read this file, a backup of it or its repository can take over the console of the machine.`,
        how: say`Switch the VNC server off and use the console of the product; if it must stay on, keep this file where nobody else reads it, and change the password if it has been elsewhere.`,
        // Without a password the server would let everybody in, so it goes off as well.
        fixes: [
          fixIn(machine, say`Switch the VNC server off and delete the password`, 'unsafe', (one) =>
            editMachine(one).removeSetting(PASSWORD).setSetting(ENABLED, 'FALSE'),
          ),
        ],
      };
    }
  },
});
