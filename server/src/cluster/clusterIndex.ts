import { bootDisk } from '../machine/bootDisk.js';
import { presentDisks, type Disk } from '../machine/virtualMachine.js';
import { buildCluster } from './buildCluster.js';
import type { Cluster } from './cluster.js';
import { backingIdentities, type MachineFacts } from './machineFacts.js';
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

/**
 * All known machines by the disk files they name. One machine's change touches only the machines it shares files
 * with, so an answer costs as much in a large workspace as in a small one.
 */
export class ClusterIndex {
  readonly #machines = new Map<string, Indexed>();
  readonly #byIdentity = new Map<string, Map<string, Disk>>();
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

  /** The machines whose findings may depend on this one: its cluster, and whoever names one of its disks. */
  relatedTo(uri: string): ReadonlySet<string> {
    const related = new Set<string>(this.clusterOf(uri)?.nodes.map((node) => node.facts.machine.uri));
    for (const neighbour of this.#neighbours(uri)) {
      related.add(neighbour);
      for (const node of this.clusterOf(neighbour)?.nodes ?? []) related.add(node.facts.machine.uri);
    }
    related.delete(uri);
    return related;
  }

  #neighbours(uri: string): Set<string> {
    const found = new Set<string>();
    for (const { identities } of this.#machines.get(uri)?.disks ?? []) {
      for (const identity of identities)
        for (const other of this.#byIdentity.get(identity)?.keys() ?? []) found.add(other);
    }
    found.delete(uri);
    return found;
  }

  /** Walks from a machine along shared disks. */
  #members(uri: string): Indexed[] {
    const start = this.#machines.get(uri);
    if (!start) return [];
    const members = new Map<string, Indexed>([[uri, start]]);
    for (const member of members.values()) {
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
