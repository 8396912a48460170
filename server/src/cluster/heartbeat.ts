import { presentAdapters, type NetworkAdapter, type VirtualMachine } from '../machine/virtualMachine.js';

/** A network name that says what the network is for. */
export function isHeartbeatName(name: string): boolean {
  return /heart\s?-?_?beat|\bhb\b|private|privat\b|inter-?connect|cluster/i.test(name);
}

/**
 * The adapter that carries the heartbeat as far as the file tells: one whose network's name says so, else a
 * host-only one, else the second of exactly two. Undefined when nobody can say.
 */
export function heartbeatAdapter(machine: VirtualMachine): NetworkAdapter | undefined {
  const adapters = presentAdapters(machine);
  if (adapters.length < 2) return undefined;
  return (
    adapters.find(({ network }) => isHeartbeatName(network.name)) ??
    adapters.find(({ network }) => network.kind === 'host-only') ??
    (adapters.length === 2 ? adapters[1] : undefined)
  );
}
