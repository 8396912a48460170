import { presentAdapters, type Disk, type NetworkAdapter } from '../machine/virtualMachine.js';
import { buildCluster } from './buildCluster.js';
import type { Cluster } from './cluster.js';
import { Counterparts } from './counterparts.js';
import { isSameMachine } from './machineCopy.js';
import { indexedMachine, type BackingUse, type Company, type Indexed } from './indexedMachine.js';
import type { MachineFacts } from './machineFacts.js';
import { NetworkIndex } from './networkIndex.js';

/**
 * Nodes that a cluster can have: 64 with Windows Server, 100 with Oracle RAC. More machines than that are copies of each
 * other, and comparing each with each would take minutes.
 */
export const MAX_NODES = 100;

/** A disk of another machine that is the same backing file. */
export interface Sharer {
  readonly facts: MachineFacts;
  readonly disk: Disk;
}

/** A machine's adapter on a network. */
export interface NetworkUse {
  readonly facts: MachineFacts;
  readonly adapter: NetworkAdapter;
}

/**
 * All known machines by the disk files they name. One machine's change touches only the machines it shares files
 * with, so an answer costs as much in a large workspace as in a small one. Answers depend on what is known, never on the
 * order in which it became known.
 */
export class ClusterIndex {
  readonly #machines = new Map<string, Indexed>();
  readonly #byIdentity = new Map<string, Set<BackingUse>>();
  /** Machines that settings put into one cluster. */
  readonly #byGroup = new Map<string, Set<Indexed>>();
  readonly #counterparts = new Counterparts();
  readonly #networks = new NetworkIndex();
  /** What was answered since the last change: around each change of a machine the same is asked several times. */
  readonly #related = new Map<string, ReadonlySet<string>>();
  /** Not for what the rules ask: of ten thousand machines that took 60 MB. */
  readonly #sharers = new Map<string, Map<Disk, readonly Sharer[]>>();

  /**
   * Adds a machine or replaces what was known of it.
   * @param again gives equal facts later on, so that the index need not hold them. Until `forgetClusters` it must give
   *   the same object each time.
   */
  update(facts: MachineFacts, again: () => MachineFacts = () => facts): void {
    const { machine } = facts;
    this.remove(machine.uri);
    const indexed = indexedMachine(facts, again);
    this.#machines.set(machine.uri, indexed);
    for (const { place, identities } of indexed.disks)
      for (const identity of identities) addTo(this.#byIdentity, identity, { machine: indexed, place });
    this.#counterparts.add(machine, indexed.ownShared);
    if (indexed.group !== undefined) addTo(this.#byGroup, indexed.group, indexed);
    this.#networks.add(machine);
    this.#forgetCompanies(indexed);
    this.#related.clear();
    this.#sharers.clear();
  }

  remove(uri: string): void {
    const indexed = this.#machines.get(uri);
    if (!indexed) return;
    this.#forgetCompanies(indexed);
    for (const { identities } of indexed.disks)
      for (const identity of identities)
        removeFrom(this.#byIdentity, identity, ({ machine }) => machine === indexed);
    this.#counterparts.remove(uri);
    if (indexed.group !== undefined) removeFrom(this.#byGroup, indexed.group, (one) => one === indexed);
    this.#networks.remove(uri);
    this.#machines.delete(uri);
    this.#related.clear();
    this.#sharers.clear();
  }

  /** Lets go of the clusters, and so of their machines; they are put together again when somebody asks. */
  forgetClusters(): void {
    for (const machine of this.#machines.values()) machine.company = undefined;
    this.#sharers.clear();
  }

  facts(uri: string): MachineFacts | undefined {
    return this.#machines.get(uri)?.facts();
  }

  /** All machines, sorted. */
  uris(): readonly string[] {
    return [...this.#machines.keys()].sort();
  }

  /** The machines with a disk that has one of these identities. */
  usersOf(identities: readonly string[]): ReadonlySet<string> {
    return new Set(this.#usesOf(identities).map(({ machine }) => machine.uri));
  }

  /** The cluster a machine is a node of; undefined for an ordinary machine, and for one of more than `MAX_NODES`. */
  clusterOf(uri: string): Cluster | undefined {
    return this.#companyOf(uri)?.cluster;
  }

  /** How many machines hang together with this one, itself included, where these are too many to be a cluster. */
  crowdOf(uri: string): number | undefined {
    const count = this.#companyOf(uri)?.members.length ?? 0;
    return count > MAX_NODES ? count : undefined;
  }

  /** Disks with the same backing file, one of each other machine, at most `MAX_NODES`, in the order of the machines' URIs. */
  sharersOf(uri: string, disk: Disk): readonly Sharer[] {
    const found = new Map<string, BackingUse>();
    for (const use of this.#usesOf(this.#disk(uri, disk)?.identities ?? [])) {
      const known = found.get(use.machine.uri);
      // Of several disks with one backing file the first of the machine's file counts.
      if (use.machine.uri !== uri && (!known || use.place < known.place)) found.set(use.machine.uri, use);
    }
    const first = [...found.values()].sort((a, b) => (a.machine.uri < b.machine.uri ? -1 : 1));
    return first.slice(0, MAX_NODES).flatMap(({ machine, place }) => sharerAt(machine.facts(), place));
  }

  /** The same, remembered until the next change: for what is asked of all disks for each of many repairs. */
  rememberedSharersOf(uri: string, disk: Disk): readonly Sharer[] {
    const ofMachine = this.#sharers.get(uri) ?? new Map<Disk, readonly Sharer[]>();
    this.#sharers.set(uri, ofMachine);
    const sharers = ofMachine.get(disk) ?? this.sharersOf(uri, disk);
    ofMachine.set(disk, sharers);
    return sharers;
  }

  /** Disks that nodes near by share under the same name or in the same slot, but that are other files, used by nobody else. */
  counterpartsOf(uri: string, disk: Disk): readonly Sharer[] {
    const own = this.#disk(uri, disk);
    if (!own || this.#machines.get(uri)?.ownShared.has(own.place) !== true) return [];
    const found = this.#counterparts
      .of(uri, own.place)
      .flatMap((one) =>
        [this.facts(one.uri)]
          .filter((facts) => facts !== undefined)
          .flatMap((facts) => sharerAt(facts, one.place)),
      );
    // One that has its users already belongs to them; a backup of its machine is none.
    return found.filter((one) => !this.#hasOtherUsers(one)).sort(byUri);
  }

  #hasOtherUsers({ facts, disk }: Sharer): boolean {
    return this.sharersOf(facts.machine.uri, disk).some((user) => !isSameMachine(facts, user.facts));
  }

  /** Machines beside a node, in its folder or in one next to it, that use a network of the node and are not in its cluster. */
  outsidersOn(uri: string, network: string): readonly NetworkUse[] {
    const members = new Set(this.clusterOf(uri)?.nodes.map((node) => node.facts.machine.uri));
    const found = this.#networks.usersBeside(uri, network).flatMap((user) => {
      const facts = members.has(user.uri) ? undefined : this.facts(user.uri);
      const adapter = facts?.machine.networkAdapters[user.place];
      return facts && adapter ? [{ facts, adapter }] : [];
    });
    return found.sort(byUri);
  }

  /**
   * Every adapter of every machine on a network of that name, in the order of the machines' URIs. The name may mean
   * different networks on hosts that know nothing of each other.
   */
  adaptersOn(network: string): readonly NetworkUse[] {
    return [...this.#networks.usersEverywhere(network)]
      .map((uri) => this.facts(uri))
      .filter((facts) => facts !== undefined)
      .map((facts) => ({ facts }))
      .sort(byUri)
      .flatMap(({ facts }) =>
        presentAdapters(facts.machine)
          .filter((adapter) => adapter.network.name === network)
          .map((adapter) => ({ facts, adapter })),
      );
  }

  /**
   * The machines whose findings may depend on this one: its cluster and those it would join, whoever names or seems to
   * mean one of its disks, and whose heartbeat it is on. Complete only when asked before a change and after it.
   */
  relatedTo(uri: string): ReadonlySet<string> {
    const known = this.#related.get(uri) ?? this.#findRelated(uri);
    this.#related.set(uri, known);
    return known;
  }

  #findRelated(uri: string): ReadonlySet<string> {
    const own = this.#machines.get(uri);
    if (!own) return new Set();
    const users = own.disks.flatMap(({ identities }) => this.#usesOf(identities));
    const related = new Set([...this.#reach([own, ...this.#neighbours(own)])].map((one) => one.uri));
    // Whether a disk is some node's counterpart depends on who else names it.
    for (const { machine, place } of users) {
      if (!machine.ownShared.has(place)) continue;
      for (const { uri: near } of this.#counterparts.near(machine.uri, place)) related.add(near);
    }
    for (const node of this.#networks.heartbeatsBeside(uri)) related.add(node);
    related.delete(uri);
    return related;
  }

  /** A disk as it is in the facts that this index gave last. */
  #disk(uri: string, disk: Disk): Indexed['disks'][number] | undefined {
    const machine = this.#machines.get(uri);
    const place = machine?.facts().machine.disks.indexOf(disk);
    return machine?.disks.find((one) => one.place === place);
  }

  #usesOf(identities: readonly string[]): readonly BackingUse[] {
    return identities.flatMap((identity) => [...(this.#byIdentity.get(identity) ?? [])]);
  }

  /** Machines with a common file, and those that settings put into the same cluster; this one among them. */
  #neighbours(own: Indexed): ReadonlySet<Indexed> {
    const users = own.disks.flatMap(({ identities }) => this.#usesOf(identities));
    return new Set([...this.#groupmates(own), ...users.map(({ machine }) => machine)]);
  }

  #groupmates({ group }: Indexed): Iterable<Indexed> {
    return (group === undefined ? undefined : this.#byGroup.get(group)) ?? [];
  }

  #companyOf(uri: string): Company | undefined {
    const start = this.#machines.get(uri);
    if (!start || start.company) return start?.company;
    const members = [...this.#reach([start])];
    const isCluster = members.length > 1 ? members.length <= MAX_NODES : start.isNode;
    const cluster = isCluster ? buildCluster(members.map(({ facts }) => facts())) : undefined;
    const company: Company = { members, cluster };
    for (const member of members) member.company = company;
    return company;
  }

  /** Walks from some machines along shared disks and declared clusters. Looks at each file and group once. */
  #reach(starts: readonly Indexed[]): ReadonlySet<Indexed> {
    const reached = new Set(starts);
    const joined = new Map<string, ReadonlySet<Indexed>>();
    const done = new Set<unknown>();
    const addAll = (machines: Iterable<Indexed>): void => {
      if (done.has(machines)) return;
      done.add(machines);
      for (const machine of machines) reached.add(machine);
    };
    for (const member of reached) {
      addAll(this.#groupmates(member));
      for (const identity of member.disks.flatMap(({ identities }) => identities)) {
        const machines = joined.get(identity) ?? this.#joinedBy(identity);
        joined.set(identity, machines);
        if (machines.has(member)) addAll(machines);
      }
    }
    return reached;
  }

  /**
   * The machines that a common backing file joins into one cluster: all that name it when one of them shows that disk to
   * be shared, else those that are nodes anyway and do not start from it.
   */
  #joinedBy(identity: string): ReadonlySet<Indexed> {
    const uses = this.#usesOf([identity]);
    const isShown = uses.some(({ machine, place }) => machine.ownShared.has(place));
    const joined = isShown
      ? uses
      : uses.filter(({ machine, place }) => machine.isNode && machine.boot !== place);
    return new Set(joined.map(({ machine }) => machine));
  }

  #forgetCompanies(own: Indexed): void {
    for (const neighbour of [own, ...this.#neighbours(own)]) {
      for (const member of neighbour.company?.members ?? []) member.company = undefined;
    }
  }
}

const byUri = (a: { readonly facts: MachineFacts }, b: { readonly facts: MachineFacts }): number =>
  a.facts.machine.uri < b.facts.machine.uri ? -1 : 1;

function sharerAt(facts: MachineFacts, place: number): readonly Sharer[] {
  return facts.machine.disks.slice(place, place + 1).map((disk) => ({ facts, disk }));
}

function addTo<T>(sets: Map<string, Set<T>>, key: string, value: T): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function removeFrom<T>(sets: Map<string, Set<T>>, key: string, isGone: (value: T) => boolean): void {
  const set = sets.get(key);
  if (!set) return;
  for (const value of set) if (isGone(value)) set.delete(value);
  if (set.size === 0) sets.delete(key);
}
