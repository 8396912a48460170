import { isEsxPath, pathNotation } from '../machine/diskPath.js';
import { isFamily } from '../machine/product.js';
import { slotName, type Disk, type VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-foreign-path',
  summary: 'A path of another world: a folder of a PC in a file for ESX, or a datastore in a hosted one.',
  formats: ['vmx'],
  severity: { esx: 'warning', hosted: 'warning', unknown: 'off' },
  fix: 'none',
  // A disk outside of the datastores is none that another node names on them.
  supersedes: ['cluster-mixed-disks-on-shared-bus'],
  since: '0.1.0',
  sources: [source('publicFiles', 'paths by product')],

  *check({ machine }) {
    const [evidence] = machine.product.evidence;
    const isEsx = isFamily(machine.product, 'esx');
    if (!evidence || (isEsx && !isCertainlyEsx(machine))) return;
    for (const disk of machine.disks) {
      const name = disk.fileName.value?.trim();
      if (name === undefined || !disk.isPresent || !(isEsx ? isPathOfPc(name) : isEsxPath(name))) continue;
      yield {
        span: disk.fileName.span,
        subject: slotName(disk.slot),
        what: isEsx
          ? say`${slotName(disk.slot)} names ${name}, which lies on a PC, but this file belongs to an ESX host.`
          : say`${slotName(disk.slot)} names ${name}, which lies on a datastore of ESX, but this file belongs to a hosted product.`,
        why: say`The host cannot find the file there, so the drive is empty or the machine does not start.`,
        how: isEsx
          ? say`Put the file on a datastore of the host, and name it from there or relative to this file.`
          : say`Name the file as the host sees it, or relative to this file.`,
        related: [
          {
            uri: machine.uri,
            span: evidence.span,
            message: say`This tells which product the file belongs to.`,
          },
        ],
      };
    }
  },
});

/** Keys alone may stay behind when a machine moves; a datastore path or a declaration says where it is now. */
function isCertainlyEsx(machine: VirtualMachine): boolean {
  if (machine.product.declared) return true;
  const isNat = machine.networkAdapters.some(({ network }) => network.kind === 'nat');
  return !isNat && machine.disks.some(isOnDatastore);
}

const isOnDatastore = ({ isPresent, kind, fileName }: Disk): boolean =>
  isPresent && kind === 'disk' && fileName.value !== undefined && isEsxPath(fileName.value);

const isPathOfPc = (name: string): boolean =>
  pathNotation(name) === 'windows' || /^\/(?:home|Users)\//.test(name);
