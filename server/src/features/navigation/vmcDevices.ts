import { controllerName, slotName, type VirtualMachine } from '../../machine/virtualMachine.js';
import { elementAt, walk } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import type { Span } from '../../syntax/text.js';
import type { DeviceMention } from './subject.js';

/** The device whose element holds an offset of a .vmc, the innermost: a place for a drive, its controller, an adapter. */
export function deviceInVmc(machine: VirtualMachine, offset: number): DeviceMention | undefined {
  if (machine.source.format !== 'vmc') return undefined;
  const devices = deviceElements(machine);
  const inner = elementAt(machine.source.tree, offset);
  for (let element = inner; element; element = element.parent) {
    const name = devices.get(element);
    if (name !== undefined && inner) return { kind: 'device', name, span: inner.nameSpan };
  }
  return undefined;
}

/** The names of all elements of a device and inside it, in the order of the file. */
export function deviceMentionsInVmc(machine: VirtualMachine, name: string): readonly Span[] {
  const element = elementOf(machine, name);
  return element ? [...walk(element)].map(({ nameSpan }) => nameSpan) : [];
}

/** The start tag of a device. */
export function deviceDeclarationInVmc(machine: VirtualMachine, name: string): Span | undefined {
  return elementOf(machine, name)?.openSpan;
}

function elementOf(machine: VirtualMachine, name: string): XmlElement | undefined {
  for (const [element, device] of deviceElements(machine)) if (device === name) return element;
  return undefined;
}

/** Named as in a .vmx, where two elements have one id the first counts. */
function deviceElements({
  controllers,
  disks,
  networkAdapters,
}: VirtualMachine): ReadonlyMap<XmlElement, string> {
  const named = [
    ...controllers.map((one) => [one.element, controllerName(one)] as const),
    ...disks.map((one) => [one.element, slotName(one.slot)] as const),
    ...networkAdapters.map((one) => [one.element, `ethernet${one.number}`] as const),
  ];
  return new Map(named.flatMap(([element, name]) => (element ? [[element, name]] : [])));
}
