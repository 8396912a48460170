import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';

/** A network name that says what the network is for. */
export function isHeartbeatName(name: string): boolean {
  return namesHeartbeat(name) || soundsPrivate(name);
}

/** Words for nothing else; `HB` also beside digits and underscores, as in `VLAN99_SQL_HB`. */
const namesHeartbeat = (name: string): boolean =>
  /heart\s?-?_?beat|(?<!\p{L})hb(?!\p{L})|inter-?connect/iu.test(name);

/** Words that the networks of clients and servers bear too, as in `Cluster_Public` and `VLAN10-Private-Servers`. */
const soundsPrivate = (name: string): boolean =>
  /private|privat\b|cluster/i.test(name) && !/public|prod|(?<!\p{L})lan(?!\p{L})/iu.test(name);

/**
 * The adapter that carries the heartbeat as far as the file tells: one whose network's name says so, the plainest first,
 * else a host-only one, else the likelier of exactly two. Undefined when nobody can say.
 */
export function heartbeatAdapter(machine: VirtualMachine): NetworkAdapter | undefined {
  const adapters = presentAdapters(machine);
  if (adapters.length < 2) return undefined;
  return (
    adapters.find(({ network }) => namesHeartbeat(network.name)) ??
    adapters.find(({ network }) => soundsPrivate(network.name)) ??
    adapters.find(({ network }) => network.kind === 'host-only') ??
    (adapters.length === 2 ? likelierOfTwo(adapters) : undefined)
  );
}

/** Networks that every host has from the start, for whoever likes to use them. */
const OF_EVERYBODY = /^(?:VMnet[018]|internal network|local only)$/i;

/** The second one, but not where it is on a network that every host has, and the first one on a network that somebody set up. */
function likelierOfTwo([first, second]: readonly NetworkAdapter[]): NetworkAdapter | undefined {
  const isSetUp = first?.network.kind === 'named' && !OF_EVERYBODY.test(first.network.name);
  return isSetUp && second && OF_EVERYBODY.test(second.network.name) ? first : second;
}

/**
 * The heartbeat adapter where the file tells that its network is meant for one cluster alone: the network's name says so,
 * or it is an internal switch or a VMnet that somebody set up.
 */
export function privateHeartbeat(machine: VirtualMachine): NetworkAdapter | undefined {
  const adapter = heartbeatAdapter(machine);
  if (!adapter || OF_EVERYBODY.test(adapter.network.name)) return undefined;
  const { kind, name } = adapter.network;
  return kind === 'host-only' || isHeartbeatName(name) || /^VMnet\d+$/.test(name) ? adapter : undefined;
}
