import { isOnly, vsphereFrom } from '../machine/product.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { valueSpan } from '../machine/vmx/settings.js';
import type { VmxEntry, VmxTree } from '../syntax/vmx/tree.js';
import { isPrivateKey } from '../machine/vmx/privateKey.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-deprecated',
  summary: 'A setting belongs to products that are long gone.',
  formats: ['vmx'],
  severity: { all: 'hint', esx2: 'off', gsx3: 'off', unknown: 'hint' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('esx2', 'names of disks and networks, modes of disks'),
    source('gsx3', 'modes of disks'),
    source('libvirt', 'src/vmx/vmx.c, sched.mem.minsize'),
  ],

  *check({ machine }) {
    if (machine.source.format !== 'vmx' || machine.encrypted) return;
    const { tree } = machine.source;
    for (const [shape, whyOld] of OLD_SHAPES) {
      for (const entry of tree.ofShape(shape)) {
        const reason = whyOld(entry, machine, tree);
        if (!reason || isPrivateKey(entry.key) || tree.only(entry.key) !== entry) continue;
        yield {
          span: reason.isValue ? valueSpan(entry) : entry.keySpan,
          subject: `age of ${entry.key.toLowerCase()}`,
          what: reason.what,
          why: say`Later products ignore it, or take it for something else.`,
          how: reason.how,
        };
      }
    }
  },
});

interface Reason {
  readonly what: Phrase;
  readonly how: Phrase;
  /** The value is old, not the key. */
  readonly isValue: boolean;
}

/** Undefined for a setting that is not old in this file. */
type WhyOld = (entry: VmxEntry, machine: VirtualMachine, tree: VmxTree) => Reason | undefined;

const oldFormat: WhyOld = ({ value }, { hardwareVersion: { value: hardware = 0 } }) =>
  hardware >= 4 && /^\s*[1-7]\s*$/.test(value)
    ? {
        what: say`config.version is ${value.trim()}; with virtual hardware ${hardware} the form of the file is 8.`,
        how: say`Write config.version = "8".`,
        isValue: true,
      }
    : undefined;

const oldDiskName: WhyOld = ({ key }) => ({
  what: say`${key} is the spelling of ESX 1 and 2 for the file of a disk.`,
  how: say`Write ${key.replace(/name$/i, 'fileName')} instead.`,
  isValue: false,
});

const oldDiskMode: WhyOld = ({ key, value }) => {
  const mode = value.trim().toLowerCase();
  if (!/^(?:undoable|nonpersistent|append)$/.test(mode)) return undefined;
  return {
    what: say`The disk mode "${mode}" of ${key} belongs to GSX Server and ESX 2; snapshots took its place.`,
    how: say`Use persistent, independent-persistent or independent-nonpersistent.`,
    isValue: true,
  };
};

const oldNetwork: WhyOld = ({ key, value }) =>
  /^\s*(?:vmnic|bond|vmnet_)/i.test(value)
    ? {
        what: say`${key} names a network as ESX 2 does.`,
        how: say`From ESX 3 on a port group stands in ${key.replace(/devName$/i, 'networkName')}.`,
        isValue: false,
      }
    : undefined;

const oldReservation: WhyOld = ({ key }, { hardwareVersion: { value: hardware = 0 } }, tree) =>
  hardware >= 7 && tree.all('sched.mem.min').length === 0
    ? {
        what: say`${key} is the older name of sched.mem.min, the memory reserved for the machine.`,
        how: say`Write sched.mem.min instead.`,
        isValue: false,
      }
    : undefined;

const oldConsole: WhyOld = ({ key, value }, machine) =>
  value.trim().toLowerCase() === 'true' && hasNoVnc(machine)
    ? {
        what: say`${key} is TRUE, but ESXi 7 and later have no VNC server of their own.`,
        how: say`Delete the RemoteDisplay.vnc settings, and the password among them; use the web console.`,
        isValue: false,
      }
    : undefined;

/** The shapes of the keys that may be old, or hold an old value. */
const OLD_SHAPES: readonly (readonly [shape: string, WhyOld])[] = [
  ['config.version', oldFormat],
  ['scsi#:#.name', oldDiskName],
  ['ide#:#.name', oldDiskName],
  ['scsi#:#.mode', oldDiskMode],
  ['ide#:#.mode', oldDiskMode],
  ['ethernet#.devName', oldNetwork],
  ['sched.mem.minsize', oldReservation],
  ['RemoteDisplay.vnc.enabled', oldConsole],
];

function hasNoVnc({ product }: VirtualMachine): boolean {
  return isOnly(product, ...vsphereFrom('vsphere7'));
}
