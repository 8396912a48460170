import type { Fact } from '../../machine/fact.js';
import {
  presentAdapters,
  presentDisks,
  type Disk,
  type NetworkAdapter,
  type VirtualMachine,
} from '../../machine/virtualMachine.js';
import { holds, type Span } from '../../syntax/text.js';
import { deviceInVmc } from './vmcDevices.js';
import { deviceInVmx } from './vmxDevices.js';

/** What stands at a place of a machine's file, as far as one can go somewhere from there. */
export type Subject =
  /** The file name of a hard disk. */
  | { readonly kind: 'disk'; readonly disk: Disk; readonly span: Span }
  /** The name of the network that an adapter is plugged into. */
  | { readonly kind: 'network'; readonly adapter: NetworkAdapter; readonly span: Span }
  /** A mention of a device. */
  | DeviceMention;

/** The name of a device in a key or value, or the element of one. */
export interface DeviceMention {
  readonly kind: 'device';
  /** As keys of a .vmx write it, in small letters: `scsi1`, `scsi1:0`, `ethernet0`; also for a .vmc. */
  readonly name: string;
  readonly span: Span;
}

/** What stands at an offset; the end of a word counts too. Undefined where nothing is that leads anywhere. */
export function subjectAt(machine: VirtualMachine, offset: number): Subject | undefined {
  for (const disk of presentDisks(machine))
    for (const fact of [disk.fileName, disk.relativeFileName])
      if (isWrittenAt(fact, offset)) return { kind: 'disk', disk, span: fact.span };
  for (const adapter of presentAdapters(machine))
    if (adapter.network.name !== '' && isWrittenAt(adapter.connection, offset))
      return { kind: 'network', adapter, span: adapter.connection.span };
  const { source } = machine;
  return source.format === 'vmx' ? deviceInVmx(source.tree, offset) : deviceInVmc(machine, offset);
}

/** The value itself: what is absent has only the place that makes it necessary. */
function isWrittenAt(fact: Fact<unknown>, offset: number): boolean {
  return 'keySpan' in fact && holds(fact.span, offset);
}
