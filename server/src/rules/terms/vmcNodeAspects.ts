import { machinesIn, sharedDisksOf, type Cluster } from '../../cluster/cluster.js';
import { vmcElement } from '../../knowledge/vmcElements.js';
import { editMachine } from '../../machine/editMachine.js';
import {
  controllerOf,
  disksOn,
  isSharingBus,
  presentAdapters,
  type Controller,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { onlyNetwork } from './heartbeatNetwork.js';
import type { alignFixes, NodeValue } from './nodeComparison.js';
import { vmcNumber } from './vmcSettings.js';

/** Something in which all nodes on Virtual Server should be alike. */
interface Aspect {
  readonly subject: string;
  /** Undefined where the file does not tell, or another mistake comes first. */
  readonly read: (machine: VirtualMachine, cluster: Cluster) => Omit<NodeValue, 'machine'> | undefined;
  /** The value in a sentence: "This node has …". */
  readonly words: (text: string) => Phrase;
  /** Where one value can simply be written into the other files. */
  readonly repair?: Parameters<typeof alignFixes>[1];
}

const MEMORY = 'hardware/memory/ram_size';

/** In megabytes. */
const memory: Aspect = {
  subject: 'memory',
  read(machine) {
    const { value, span } = vmcNumber(machine, MEMORY);
    return value === undefined ? undefined : { value: String(value), text: String(value), span };
  },
  words: (megabytes) => say`${megabytes} MB of memory`,
  repair: {
    // The larger memory surely suffices for the work of every node.
    prefer: (a, b) => Number(b.value) - Number(a.value),
    may: ({ value }) => mayHaveMemory(Number(value)),
    title: ({ text }) => say`Give every node ${text} MB of memory`,
    edit: (machine, { value }) => editMachine(machine).setLeaf(MEMORY, value),
  },
};

const controllers: Aspect = {
  subject: 'controllers',
  read(machine, cluster) {
    if (!machinesIn(cluster).every((one) => reachesSharedDisks(cluster, one))) return undefined;
    const count = String(scsiControllers(machine).length);
    return { value: count, text: count, span: scsiControllers(machine).at(-1)?.anchor ?? machine.anchor };
  },
  words: (count) => (count === '1' ? say`one SCSI controller` : say`${count} SCSI controllers`),
};

const disks: Aspect = {
  subject: 'shared disks',
  read(machine, cluster) {
    const nodes = machinesIn(cluster);
    const isClear = nodes.every(
      (one) => reachesSharedDisks(cluster, one) && countOf(one) === countOf(machine),
    );
    // A controller that is missing takes its disk with it, and a second disk on one is a mistake of its own.
    if (!isClear || nodes.some((one) => sharingBuses(one).some((bus) => disksOn(one, bus).length > 1)))
      return undefined;
    const buses = sharingBuses(machine);
    const empty = buses.find((bus) => disksOn(machine, bus).length === 0);
    const count = String(buses.filter((bus) => disksOn(machine, bus).length > 0).length);
    const place = empty ?? buses.at(-1);
    return place && { value: count, text: count, span: place.anchor };
  },
  words: (count) =>
    count === '1' ? say`one disk on shared SCSI controllers` : say`${count} disks on shared SCSI controllers`,
};

const networks: Aspect = {
  subject: 'networks',
  read(machine, cluster) {
    const adapters = presentAdapters(machine);
    const [first] = adapters;
    if (!first || !machinesIn(cluster).every((one) => tellsTwoNetworks(one))) return undefined;
    const names = adapters.map(({ network }) => network.name).sort();
    return {
      value: names
        .map((name) => name.toLowerCase())
        .sort()
        .join('\n'),
      text: names.join('\n'),
      span: first.connection.span,
    };
  },
  words: (names) => say`adapters on the virtual networks ${inWords(names.split('\n'))}`,
};

export const ASPECTS: readonly Aspect[] = [memory, controllers, disks, networks];

/** True for a size that Virtual Server gives a machine: with another one no node starts. */
function mayHaveMemory(megabytes: number): boolean {
  const range = vmcElement(MEMORY)?.range;
  return range !== undefined && megabytes >= range[0] && megabytes <= range[1];
}

function scsiControllers({ controllers: all }: VirtualMachine): readonly Controller[] {
  return all.filter(({ bus }) => bus === 'scsi');
}

const countOf = (machine: VirtualMachine): number => scsiControllers(machine).length;

function sharingBuses(machine: VirtualMachine): readonly Controller[] {
  return scsiControllers(machine).filter((one) => isSharingBus(one));
}

/** Where a shared disk hangs on no shared SCSI bus, that is the mistake, and repairing it changes the controllers. */
function reachesSharedDisks(cluster: Cluster, machine: VirtualMachine): boolean {
  return sharedDisksOf(cluster, machine.uri).every(({ disk }) =>
    isSharingBus(controllerOf(machine, disk.slot)),
  );
}

/** Too few networks, one network twice and an adapter on none are mistakes of their own. */
function tellsTwoNetworks(machine: VirtualMachine): boolean {
  const adapters = presentAdapters(machine);
  return (
    adapters.length > 1 &&
    onlyNetwork(machine) === undefined &&
    adapters.every(({ network }) => network.name !== '')
  );
}
