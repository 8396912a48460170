import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';
import { privateHeartbeat } from './heartbeat.js';
import { neighbourhoodOf } from './neighbourhood.js';

/**
 * With more machines than this on it a network is everybody's, as VMnet1 is, whatever its name says: nobody is a stranger
 * there. It also bounds what one change has to look at.
 */
const MOST_USERS = 16;

/** A machine with an adapter on a network. */
export interface NetworkUser {
  readonly uri: string;
  /** The adapter's place in `VirtualMachine.networkAdapters`. */
  readonly place: number;
}

/**
 * Machines by the networks they use, each only among the machines beside it: those in its own folder and those whose
 * folders lie in the same one. A network's name means the same network on one host only, and machines that lie
 * beside each other on one storage are the ones that share a host.
 */
export class NetworkIndex {
  /** By URI: the networks that it is on. */
  readonly #networks = new Map<string, readonly string[]>();
  /** By neighbourhood and network: the place of each machine's adapter. */
  readonly #users = new Map<string, Map<string, number>>();
  readonly #heartbeats = new Map<string, Set<string>>();
  /** By the network's name alone, wherever the machines lie. */
  readonly #everywhere = new Map<string, Set<string>>();

  add(machine: VirtualMachine): void {
    const { uri } = machine;
    const adapters = namedAdapters(machine);
    const heartbeat = privateHeartbeat(machine)?.network.name;
    if (adapters.length === 0) return;
    this.#networks.set(uri, [...new Set(adapters.map(({ network }) => network.name))]);
    for (const adapter of adapters) {
      const { name } = adapter.network;
      this.#everywhere.set(name, (this.#everywhere.get(name) ?? new Set()).add(uri));
      const key = keyOf(uri, name);
      const users = this.#users.get(key) ?? new Map<string, number>();
      this.#users.set(key, users.set(uri, machine.networkAdapters.indexOf(adapter)));
    }
    if (heartbeat === undefined) return;
    const key = keyOf(uri, heartbeat);
    this.#heartbeats.set(key, (this.#heartbeats.get(key) ?? new Set()).add(uri));
  }

  remove(uri: string): void {
    for (const name of this.#networks.get(uri) ?? []) {
      const beside = keyOf(uri, name);
      for (const [index, key] of [
        [this.#users, beside],
        [this.#heartbeats, beside],
        [this.#everywhere, name],
      ] as const) {
        index.get(key)?.delete(uri);
        if (index.get(key)?.size === 0) index.delete(key);
      }
    }
    this.#networks.delete(uri);
  }

  /** All machines with an adapter on a network of that name, on whatever host; in no order. */
  usersEverywhere(network: string): Iterable<string> {
    return this.#everywhere.get(network) ?? [];
  }

  /** Machines beside this one with an adapter on the network, itself left out; none on a network of very many. */
  usersBeside(uri: string, network: string): readonly NetworkUser[] {
    const users = this.#users.get(keyOf(uri, network));
    if (!users || users.size > MOST_USERS) return [];
    return [...users].flatMap(([user, place]) => (user === uri ? [] : [{ uri: user, place }]));
  }

  /** Machines beside this one on whose heartbeat network it has an adapter. */
  heartbeatsBeside(machineUri: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const name of this.#networks.get(machineUri) ?? []) {
      const key = keyOf(machineUri, name);
      // One more than the limit: whoever leaves such a network makes its remaining users strangers again.
      const users = this.#users.get(key);
      if (users && users.size > MOST_USERS + 1) continue;
      for (const uri of this.#heartbeats.get(key) ?? []) found.add(uri);
    }
    found.delete(machineUri);
    return found;
  }
}

function namedAdapters(machine: VirtualMachine): readonly NetworkAdapter[] {
  return presentAdapters(machine).filter(({ network }) => network.name !== '');
}

function keyOf(uri: string, network: string): string {
  return `${neighbourhoodOf(uri)}\n${network}`;
}
