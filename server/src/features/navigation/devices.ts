import { sharedDisksOf } from '../../cluster/cluster.js';
import { controllerName, type VirtualMachine } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import type { FilePlace } from './filePlace.js';
import { deviceDeclarationInVmc, deviceMentionsInVmc } from './vmcDevices.js';
import { deviceDeclarationInVmx, deviceMentionsInVmx } from './vmxDevices.js';

/** Where a machine's file declares a device; undefined where it says nothing of it. */
export function deviceDeclaration(machine: VirtualMachine, name: string): FilePlace | undefined {
  const { source, uri } = machine;
  const span =
    source.format === 'vmx'
      ? deviceDeclarationInVmx(source.tree, name)
      : deviceDeclarationInVmc(machine, name);
  return span && { uri, span };
}

/** Everywhere that a machine's file mentions a device or something inside it, in the order of the file. */
export function deviceMentions(machine: VirtualMachine, name: string): readonly FilePlace[] {
  const { source, uri } = machine;
  const spans: readonly Span[] =
    source.format === 'vmx' ? deviceMentionsInVmx(source.tree, name) : deviceMentionsInVmc(machine, name);
  return spans.map((span) => ({ uri, span }));
}

/** A device of another machine. */
export interface RemoteDevice {
  readonly machine: VirtualMachine;
  readonly name: string;
}

/**
 * What a controller is in the other nodes of its cluster: the controllers that carry the disks which it shares, whatever
 * their numbers; where it shares none, those of the same name. None for other devices and for an ordinary machine.
 */
export function controllersInOtherNodes(
  { session, machine }: MachineDocument,
  name: string,
): readonly RemoteDevice[] {
  const controller = machine.controllers.find((one) => controllerName(one) === name);
  const cluster = controller && session.workspace.index.clusterOf(machine.uri);
  if (!cluster) return [];
  const onIt = sharedDisksOf(cluster, machine.uri).filter(
    ({ disk: { slot } }) => slot.bus === controller.bus && slot.controller === controller.number,
  );
  const carriers = onIt.flatMap(({ shared }) =>
    shared.uses.map(({ node, disk: { slot } }) => ({
      machine: node.facts.machine,
      name: controllerName({ bus: slot.bus, number: slot.controller }),
    })),
  );
  const alike = cluster.nodes.map(({ facts }) => ({ machine: facts.machine, name }));
  const found = (carriers.length > 0 ? carriers : alike).filter((one) => one.machine.uri !== machine.uri);
  return [...new Map(found.map((one) => [`${one.name} ${one.machine.uri}`, one])).values()];
}
