import { isAbsent } from '../machine/fact.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';
import { namedDevices, vmxFile } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-hgfs-on-server',
  summary: 'Shared folders are switched on for a server product, which has none.',
  formats: ['vmx'],
  severity: {
    esx: 'hint',
    gsx3: 'hint',
    server1: 'hint',
    server2: 'hint',
    workstation: 'off',
    unknown: 'off',
  },
  fix: 'none',
  since: '0.1.0',
  sources: [source('libvirt', 'src/vmx/vmx.c, shared folders of Workstation and Player')],

  *check({ machine }) {
    const settings = vmxFile(machine);
    if (!settings) return;
    for (const {
      device: { name },
      anchor,
    } of namedDevices(settings.tree, ['sharedfolder'])) {
      const present = settings.read.flag(`${name}.present`, anchor);
      const enabled = settings.read.flag(`${name}.enabled`, anchor);
      if (present.value !== true || (enabled.value !== true && !isAbsent(enabled))) continue;
      const guestName = settings.read.text(`${name}.guestName`, anchor).value;
      yield {
        span: present.span,
        subject: 'shared folders',
        what:
          guestName === undefined
            ? say`A shared folder is switched on, but this product has no shared folders.`
            : say`The shared folder ${guestName} is switched on, but this product has no shared folders.`,
        why: say`The guest does not see it; the lines came from a Workstation or Player.`,
        how: say`Reach the files over the network, and delete the sharedFolder lines.`,
      };
      return;
    }
  },
});
