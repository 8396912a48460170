import type { VirtualMachine } from '../machine/virtualMachine.js';
import { valueSpan } from '../machine/vmx/settings.js';
import type { VmxEntry, VmxTree } from '../syntax/vmx/tree.js';
import { isPrivateKey } from './terms/knownSettings.js';
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
    for (const entry of OLD_SHAPES.flatMap((shape) => tree.ofShape(shape))) {
      if (isPrivateKey(entry.key) || tree.only(entry.key) !== entry) continue;
      const reason = whyOld(machine, tree, entry);
      if (!reason) continue;
      yield {
        span: reason.isValue ? valueSpan(entry) : entry.keySpan,
        subject: `age of ${entry.key.toLowerCase()}`,
        what: reason.what,
        why: say`Later products ignore it, or take it for something else.`,
        how: reason.how,
      };
    }
  },
});

/** The shapes of the keys that may be old, or hold an old value. */
const OLD_SHAPES = [
  'config.version',
  'scsi#:#.name',
  'ide#:#.name',
  'scsi#:#.mode',
  'ide#:#.mode',
  'ethernet#.devName',
  'sched.mem.minsize',
  'RemoteDisplay.vnc.enabled',
];

interface Reason {
  readonly what: Phrase;
  readonly how: Phrase;
  /** The value is old, not the key. */
  readonly isValue: boolean;
}

function whyOld(machine: VirtualMachine, tree: VmxTree, { key, value }: VmxEntry): Reason | undefined {
  const hardware = machine.hardwareVersion.value ?? 0;
  const word = value.trim().toLowerCase();
  if (/^config\.version$/i.test(key) && /^[1-7]$/.test(word) && hardware >= 4)
    return {
      what: say`config.version is ${word}; with virtual hardware ${hardware} the form of the file is 8.`,
      how: say`Write config.version = "8".`,
      isValue: true,
    };
  if (/^(?:scsi|ide)\d+:\d+\.name$/i.test(key))
    return {
      what: say`${key} is the spelling of ESX 1 and 2 for the file of a disk.`,
      how: say`Write ${key.replace(/name$/i, 'fileName')} instead.`,
      isValue: false,
    };
  if (/^ethernet\d+\.devName$/i.test(key) && /^(?:vmnic|bond|vmnet_)/i.test(word))
    return {
      what: say`${key} names a network as ESX 2 does.`,
      how: say`From ESX 3 on a port group stands in ${key.replace(/devName$/i, 'networkName')}.`,
      isValue: false,
    };
  if (/^(?:scsi|ide)\d+:\d+\.mode$/i.test(key) && /^(?:undoable|nonpersistent|append)$/.test(word))
    return {
      what: say`The disk mode "${word}" of ${key} belongs to GSX Server and ESX 2; snapshots took its place.`,
      how: say`Use persistent, independent-persistent or independent-nonpersistent.`,
      isValue: true,
    };
  if (/^sched\.mem\.minsize$/i.test(key) && hardware >= 7 && tree.all('sched.mem.min').length === 0)
    return {
      what: say`${key} is the older name of sched.mem.min, the memory reserved for the machine.`,
      how: say`Write sched.mem.min instead.`,
      isValue: false,
    };
  if (/^RemoteDisplay\.vnc\.enabled$/i.test(key) && word === 'true' && hasNoVnc(machine))
    return {
      what: say`${key} is TRUE, but ESXi 7 and later have no VNC server of their own.`,
      how: say`Delete the RemoteDisplay.vnc settings, and the password among them; use the web console.`,
      isValue: false,
    };
  return undefined;
}

function hasNoVnc({ product }: VirtualMachine): boolean {
  return product.known && product.candidates.every((one) => one === 'vsphere7' || one === 'vsphere8');
}
