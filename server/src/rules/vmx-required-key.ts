import { isTemplate } from '../machine/template.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { valueSpan } from '../machine/vmx/settings.js';
import { lineEndOf } from '../syntax/text.js';
import { withoutInvisible } from '../syntax/vmx/invisible.js';
import type { VmxEntry, VmxTree } from '../syntax/vmx/tree.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding, type Fix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { valueFix } from './terms/knownSettings.js';

/** A shorter file is a fragment or an example. */
const FEWEST_KEYS = 5;
/** A file with two of these means to be a whole machine, not a part that some tool adds to one. */
const MARKS_OF_A_MACHINE = [
  'config.version',
  'virtualHW.version',
  'guestOS',
  'displayName',
  'memsize',
] as const;

export default machineRule({
  id: 'vmx-required-key',
  summary: 'config.version, virtualHW.version or guestOS is missing.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('sanbarrow', 'settings that every machine needs'),
    source('libvirt', 'src/vmx/vmx.c: config.version and virtualHW.version are required'),
  ],

  *check({ machine }) {
    if (machine.source.format !== 'vmx' || machine.encrypted) return;
    const { tree } = machine.source;
    if (tree.entries.length < FEWEST_KEYS) return;
    if (tree.malformed.some(({ span }) => isTemplate(tree.text.slice(span.start, span.end)))) return;
    if (MARKS_OF_A_MACHINE.filter((key) => isWritten(tree, key)).length < 2) return;
    for (const key of ['config.version', 'virtualHW.version'] as const) {
      const entry = tree.only(key);
      if (entry?.value.trim() === '') yield empty(machine, entry, key);
      else if (!isWritten(tree, key)) yield missing(machine, tree, key);
    }
    if (isWritten(tree, 'guestOS')) return;
    yield {
      span: machine.anchor,
      subject: 'guestOS',
      what: say`guestOS is not written.`,
      why: say`VMware does not know the guest then and gives it the devices of an unknown system; what a guest needs for a cluster is not checked either.`,
      how: say`Write guestOS with the id of the guest, e.g. guestOS = "winNetEnterprise".`,
      atMost: 'hint',
    };
  },
});

/** Also where the line is there but cannot be read, or its key holds a character that nobody sees: other rules tell that. */
function isWritten(tree: VmxTree, key: string): boolean {
  if (tree.all(key).length > 0) return true;
  const name = key.toLowerCase();
  return (
    tree.malformed.some(({ span }) => tree.text.slice(span.start, span.end).toLowerCase().includes(name)) ||
    tree.entries.some(({ key: written }) => withoutInvisible(written).trim().toLowerCase() === name)
  );
}

type Version = 'config.version' | 'virtualHW.version';

function missing(machine: VirtualMachine, tree: VmxTree, key: Version): Finding {
  return {
    span: machine.anchor,
    subject: key,
    what: say`${key} is not written.`,
    ...reasons(key),
    fixes: canRepair(machine, key) ? [addFormat(machine, tree)] : [],
  };
}

function empty(machine: VirtualMachine, entry: VmxEntry, key: Version): Finding {
  return {
    span: valueSpan(entry),
    subject: key,
    what: say`${key} is written without a value.`,
    ...reasons(key),
    fixes: canRepair(machine, key) ? [valueFix(machine, entry, '8', 'unsafe')] : [],
  };
}

/** The hardware tells that the file is of 2006 or later. */
function canRepair({ hardwareVersion: { value } }: VirtualMachine, key: Version): boolean {
  return key === 'config.version' && value !== undefined && value >= 4;
}

function reasons(key: Version): Pick<Finding, 'why' | 'how'> {
  const isFormat = key === 'config.version';
  return {
    why: isFormat
      ? say`VMware does not know which form the file has and does not open the machine.`
      : say`VMware does not know which virtual hardware to build and does not open the machine.`,
    how: isFormat
      ? say`Write config.version = "8"; only products before 2006 write a smaller number.`
      : say`Write virtualHW.version with the version that the other nodes or a machine made on the same host have.`,
  };
}

/** At the top, where VMware writes it, but behind `.encoding`. */
function addFormat(machine: VirtualMachine, tree: VmxTree): Fix {
  const at = Math.min(
    tree.text.length,
    ...tree.entries.filter(({ key }) => !key.startsWith('.')).map(({ span }) => span.start),
  );
  const newText = `config.version = "8"${lineEndOf(tree.text)}`;
  const edit = { span: { start: at, end: at }, newText };
  return textFix(machine, say`Add config.version = "8"`, 'unsafe', [edit]);
}
