import { bootDisk } from '../machine/bootDisk.js';
import { presentDisks, type Disk, type NetworkAdapter } from '../machine/virtualMachine.js';
import { buildCluster } from './buildCluster.js';
import type { Cluster } from './cluster.js';
import { Counterparts } from './counterparts.js';
import { backingIdentities, type MachineFacts } from './machineFacts.js';
import { NetworkIndex } from './networkIndex.js';
import { nodeEvidence } from './nodeEvidence.js';
import { ownSharedDisks } from './sharedDisks.js';

/** A machine as the index keeps it: its disks by identity, so that a lookup costs no reading. */
interface Indexed {
  readonly facts: MachineFacts;
  readonly isNode: boolean;
  readonly boot: Disk | undefined;
  readonly ownShared: ReadonlySet<Disk>;
  readonly disks: readonly { disk: Disk; identities: readonly string[] }[];
}

/** A disk of another machine that is the same backing file. */
export interface Sharer {
  readonly facts: MachineFacts;
  readonly disk: Disk;
}

/** A machine that is no node of a cluster, and its adapter on a network of the nodes. */
export interface Outsider {
  readonly facts: MachineFacts;
  readonly adapter: NetworkAdapter;
}

/**
 * All known machines by the disk files they name. One machine's change touches only the machines it shares files
 * with, so an answer costs as much in a large workspace as in a small one.
 */
export class ClusterIndex {
  readonly #machines = new Map<string, Indexed>();
  readonly #byIdentity = new Map<string, Map<string, Disk>>();
  /** Machines that settings put into one cluster. */
  readonly #byGroup = new Map<string, Set<string>>();
  readonly #counterparts = new Counterparts();
  readonly #networks = new NetworkIndex();
  readonly #clusters = new Map<string, Cluster | undefined>();

  /** Adds a machine or replaces what was known of it. */
  update(facts: MachineFacts): void {
    const { machine } = facts;
    this.remove(machine.uri);
    const indexed: Indexed = {
      facts,
      isNode: nodeEvidence(machine).length > 0,
      boot: bootDisk(machine),
      ownShared: new Set(ownSharedDisks(machine).map(({ disk }) => disk)),
      disks: presentDisks(machine).map((disk) => ({ disk, identities: backingIdentities(facts, disk) })),
    };
    this.#machines.set(machine.uri, indexed);
    for (const { disk, identities } of indexed.disks) {
      for (const identity of identities) {
        const users = this.#byIdentity.get(identity);
        if (users) users.set(machine.uri, disk);
        else this.#byIdentity.set(identity, new Map([[machine.uri, disk]]));
      }
    }
    this.#counterparts.add(machine.uri, indexed.ownShared);
    const { group } = machine.declaration.outside;
    if (group !== undefined) this.#byGroup.set(group, new Set(this.#byGroup.get(group)).add(machine.uri));
    this.#networks.add(machine);
    this.#forget(machine.uri);
  }

  remove(uri: string): void {
    const indexed = this.#machines.get(uri);
    if (!indexed) return;
    this.#forget(uri);
    for (const { identities } of indexed.disks) {
      for (const identity of identities) {
        const users = this.#byIdentity.get(identity);
        users?.delete(uri);
        if (users?.size === 0) this.#byIdentity.delete(identity);
      }
    }
    this.#counterparts.remove(uri, indexed.ownShared);
    const { group } = indexed.facts.machine.declaration.outside;
    if (group !== undefined) this.#byGroup.get(group)?.delete(uri);
    this.#networks.remove(indexed.facts.machine);
    this.#machines.delete(uri);
  }

  facts(uri: string): MachineFacts | undefined {
    return this.#machines.get(uri)?.facts;
  }

  uris(): readonly string[] {
    return [...this.#machines.keys()];
  }

  /** The cluster a machine is a node of; undefined for an ordinary machine. */
  clusterOf(uri: string): Cluster | undefined {
    if (this.#clusters.has(uri)) return this.#clusters.get(uri);
    const members = this.#members(uri);
    const cluster = members.length > 0 ? buildCluster(members.map(({ facts }) => facts)) : undefined;
    if (!cluster) this.#clusters.set(uri, undefined);
    for (const { facts } of members) this.#clusters.set(facts.machine.uri, cluster);
    return cluster;
  }

  /** Disks of other machines with the same backing file. */
  sharersOf(uri: string, disk: Disk): readonly Sharer[] {
    const identities = this.#machines.get(uri)?.disks.find((one) => one.disk === disk)?.identities ?? [];
    const found = new Map<string, Sharer>();
    for (const identity of identities) {
      for (const [other, otherDisk] of this.#byIdentity.get(identity) ?? []) {
        const facts = this.facts(other);
        if (other !== uri && facts) found.set(other, { facts, disk: otherDisk });
      }
    }
    return [...found.values()];
  }

  /** Disks that nodes near by share under the same name or in the same slot, but that are other files, used by nobody else. */
  counterpartsOf(uri: string, disk: Disk): readonly Sharer[] {
    if (this.#machines.get(uri)?.ownShared.has(disk) !== true) return [];
    const sharers = new Set(this.sharersOf(uri, disk).map((sharer) => sharer.disk));
    return this.#counterparts.of(uri, disk).flatMap((one) => {
      const facts = this.facts(one.uri);
      // One that has its users already belongs to them.
      const isFree = !sharers.has(one.disk) && this.sharersOf(one.uri, one.disk).length === 0;
      return facts && isFree ? [{ facts, disk: one.disk }] : [];
    });
  }

  /** Machines beside a node, in its folder or in one next to it, that use a network of the node and are not in its cluster. */
  outsidersOn(uri: string, network: string): readonly Outsider[] {
    const members = new Set(this.clusterOf(uri)?.nodes.map((node) => node.facts.machine.uri));
    return this.#networks.usersBeside(uri, network).flatMap((user) => {
      const facts = members.has(user.uri) ? undefined : this.facts(user.uri);
      return facts ? [{ facts, adapter: user.adapter }] : [];
    });
  }

  /** The machines whose findings may depend on this one: its cluster, whoever names or seems to mean one of its disks, and whose heartbeat it is on. */
  relatedTo(uri: string): ReadonlySet<string> {
    const related = new Set<string>(this.clusterOf(uri)?.nodes.map((node) => node.facts.machine.uri));
    for (const neighbour of this.#neighbours(uri)) {
      related.add(neighbour);
      for (const node of this.clusterOf(neighbour)?.nodes ?? []) related.add(node.facts.machine.uri);
    }
    for (const disk of this.#machines.get(uri)?.ownShared ?? []) {
      for (const counterpart of this.#counterparts.of(uri, disk)) related.add(counterpart.uri);
    }
    const own = this.facts(uri);
    for (const node of own ? this.#networks.heartbeatsBeside(own.machine) : []) related.add(node);
    related.delete(uri);
    return related;
  }

  /** Machines with a common file, and those that settings put into the same cluster. */
  #neighbours(uri: string): Set<string> {
    const found = new Set<string>(this.#groupmates(uri));
    for (const { identities } of this.#machines.get(uri)?.disks ?? []) {
      for (const identity of identities)
        for (const other of this.#byIdentity.get(identity)?.keys() ?? []) found.add(other);
    }
    found.delete(uri);
    return found;
  }

  #groupmates(uri: string): ReadonlySet<string> {
    const group = this.#machines.get(uri)?.facts.machine.declaration.outside.group;
    return (group === undefined ? undefined : this.#byGroup.get(group)) ?? new Set();
  }

  /** Walks from a machine along shared disks and declared clusters. */
  #members(uri: string): Indexed[] {
    const start = this.#machines.get(uri);
    if (!start) return [];
    const members = new Map<string, Indexed>([[uri, start]]);
    for (const member of members.values()) {
      for (const mate of this.#groupmates(member.facts.machine.uri)) {
        const other = this.#machines.get(mate);
        if (other) members.set(mate, other);
      }
      for (const { disk, identities } of member.disks) {
        for (const identity of identities) {
          for (const [otherUri, otherDisk] of this.#byIdentity.get(identity) ?? []) {
            const other = this.#machines.get(otherUri);
            if (other && !members.has(otherUri) && isClusterLink(member, disk, other, otherDisk))
              members.set(otherUri, other);
          }
        }
      }
    }
    return members.size > 1 || start.isNode ? [...members.values()] : [];
  }

  #forget(uri: string): void {
    for (const other of [uri, ...this.#neighbours(uri)]) {
      for (const node of this.#clusters.get(other)?.nodes ?? [])
        this.#clusters.delete(node.facts.machine.uri);
      this.#clusters.delete(other);
    }
  }
}

/**
 * A common backing file joins two machines into one cluster when one of them shows that disk to be shared, or when both
 * are nodes anyway and it is the boot disk of neither.
 */
function isClusterLink(a: Indexed, diskOfA: Disk, b: Indexed, diskOfB: Disk): boolean {
  if (a.ownShared.has(diskOfA) || b.ownShared.has(diskOfB)) return true;
  return a.isNode && b.isNode && a.boot !== diskOfA && b.boot !== diskOfB;
}
