import { machinesIn } from '../cluster/cluster.js';
import { rememberedOf } from '../syntax/remembered.js';
import { editMachine } from '../machine/editMachine.js';
import { isAbsent } from '../machine/fact.js';
import { presentAdapters, type VirtualMachine } from '../machine/virtualMachine.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { clusterRule, type ClusterContext, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { calledBeside } from './terms/machineName.js';
import { source } from './sources.js';
import { fitsMemory, fitsProcessors } from './terms/machineSize.js';
import {
  alignFixes,
  comparable,
  differenceOf,
  relatedValues,
  type NodeValue,
} from './terms/nodeComparison.js';
import { vmxFile } from './terms/vmxFile.js';

export default clusterRule({
  id: 'cluster-nodes-differ',
  summary: 'The nodes of a cluster differ in memory, processors, controllers or adapters.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: everywhere('hint'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('book', 'A.2.3: all nodes configured alike'),
    source('kb313472', 'same configuration of all nodes'),
  ],

  *check(context) {
    yield* compared(context, 'memsize', memory, fitsMemory);
    yield* compared(context, 'numvcpus', processors, hasCores(context) ? undefined : fitsProcessors);
    yield* compared(context, say`The number of SCSI controllers`, scsiControllers);
    yield* compared(context, say`The number of network adapters`, adapters);
  },
});

type Read = (machine: VirtualMachine) => Omit<NodeValue, 'machine'> | undefined;

/**
 * @param name the key of a setting, or what a person calls a count.
 * @param fits for a key that can be written alike, the larger value first, because it is enough for every node: false for a
 * number that a machine does not start with, which no repair may bring to further nodes.
 */
function* compared(
  context: ClusterContext,
  name: string | Phrase,
  read: Read,
  fits?: (machine: VirtualMachine, value: number) => boolean,
): Generator<Finding> {
  // The English words name the finding across edits, whatever the reader's language.
  const subject = typeof name === 'string' ? name : name.template;
  const difference = differenceOf(context, read);
  if (!difference) return;
  const { own, other } = difference;
  yield {
    span: own.span,
    subject,
    what: say`${name} is ${own.text} in this node, but ${other.text} in ${calledBeside(own.machine, other.machine)}.`,
    why: say`After a failover the work of one node must fit into the other, and a cluster is supported only with nodes that are configured alike.`,
    how: say`Configure all nodes alike, apart from names, addresses and ids.`,
    related: relatedValues(difference, name),
    fixes: fits
      ? alignFixes(difference, {
          prefer: (a, b) => Number(b.value) - Number(a.value),
          may: ({ value }) => difference.all.every(({ machine }) => fits(machine, Number(value))),
          title: ({ text }) => say`Set ${name} to ${text} in every node`,
          edit: (machine, { value }) => editMachine(machine).setSetting(subject, value),
        })
      : [],
  };
}

const memory = rememberedOf((machine: VirtualMachine): Omit<NodeValue, 'machine'> | undefined => {
  const size = vmxFile(machine)?.read.number('memsize', machine.anchor);
  return size && comparable(size);
});

/** One processor where nothing is written. */
const processors = rememberedOf((machine: VirtualMachine): Omit<NodeValue, 'machine'> | undefined => {
  const count = vmxFile(machine)?.read.number('numvcpus', machine.anchor);
  if (!count) return undefined;
  return comparable(isAbsent(count) ? { value: 1, span: count.span } : count);
});

/** A number of processors must fit the number of cores, which only a person can choose. */
function hasCores({ cluster }: ClusterContext): boolean {
  return machinesIn(cluster).some(
    (machine) => vmxFile(machine)?.tree.only('cpuid.coresPerSocket') !== undefined,
  );
}

const scsiControllers = rememberedOf((machine: VirtualMachine): Omit<NodeValue, 'machine'> | undefined => {
  const all = machine.controllers.filter(({ bus }) => bus === 'scsi');
  const isKnown = all.every(({ present }) => present.value !== undefined || isAbsent(present));
  const present = all.filter((controller) => controller.present.value === true);
  const last = present.at(-1);
  if (!last || !isKnown || machine.encrypted) return undefined;
  return { value: String(present.length), text: String(present.length), span: last.anchor };
});

/** With fewer than two adapters another rule speaks. */
const adapters = rememberedOf((machine: VirtualMachine): Omit<NodeValue, 'machine'> | undefined => {
  const read = vmxFile(machine)?.read;
  const isKnown = machine.networkAdapters.every(({ number, anchor }) => {
    const flag = read?.flag(`ethernet${number}.present`, anchor);
    return flag !== undefined && (flag.value !== undefined || isAbsent(flag));
  });
  const present = presentAdapters(machine);
  const last = present.at(-1);
  if (!last || !isKnown || present.length < 2 || machine.encrypted) return undefined;
  return { value: String(present.length), text: String(present.length), span: last.anchor };
});
