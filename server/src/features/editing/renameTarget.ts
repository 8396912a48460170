import { baseName, fileIdentities, isRawLun } from '../../machine/diskPath.js';
import type { Disk, VirtualMachine } from '../../machine/virtualMachine.js';
import { attribute } from '../../syntax/vmc/query.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { holds, type Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import { subjectAt } from '../navigation/subject.js';
import { deviceName, deviceOf, type Device } from './device.js';

/** What a person renames. */
export type RenameTarget =
  | {
      readonly kind: 'device';
      readonly device: Device;
      /** The name as it stands there: `scsi1:0`, or the number alone in an `id` of a .vmc. */
      readonly name: string;
      readonly span: Span;
    }
  /** The last part of a disk's file name. */
  | { readonly kind: 'file'; readonly disk: Disk; readonly name: string; readonly span: Span };

/** What can be renamed at an offset; undefined where nothing can. */
export function renameTargetAt({ machine, text }: MachineDocument, offset: number): RenameTarget | undefined {
  const subject = subjectAt(machine, offset);
  if (subject?.kind === 'disk') return fileTarget(machine, text, subject.disk, subject.span);
  if (machine.source.format === 'vmc') return vmcDeviceTarget(machine, offset);
  const device = subject?.kind === 'device' ? deviceOf(machine, subject.name) : undefined;
  const word = subject && text.slice(subject.span.start, subject.span.end);
  // Behind the device's name the rest of the key begins, which has a meaning of its own.
  const isName = word !== undefined && /^[a-z]+\d+(?::\d+)?$/i.test(word);
  return device && subject && isName
    ? { kind: 'device', device, name: deviceName(device), span: subject.span }
    : undefined;
}

/** Devices of the host, raw LUNs and words such as `auto detect` name no file; of a .vmc with two names nobody can say which one counts. */
function fileTarget(machine: VirtualMachine, text: string, disk: Disk, span: Span): RenameTarget | undefined {
  const path = disk.fileName.value ?? '';
  const name = baseName(path);
  const here = [disk.fileName, disk.relativeFileName].find((fact) => fact.span.start === span.start);
  const isFile = fileIdentities(machine.uri, path).length > 0 && name !== '' && !isRawLun(path);
  if (!isFile || baseName(here?.value ?? '') !== name) return undefined;
  return { kind: 'file', disk, name, span: lastPart(text, span) };
}

/** Where a path's last part stands as it is written, which may be longer than the name: with entities, with escapes. */
function lastPart(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end).replace(/(?<![\s"])[\s"]+$/, '');
  const last = /(?<![^\\/:\]"])[^\\/:\]"]*$/.exec(written)?.[0].trimStart() ?? '';
  return { start: start + written.length - last.length, end: start + written.length };
}

/** The name of a device's element stands for the device, and so does its `id`. */
function vmcDeviceTarget(machine: VirtualMachine, offset: number): RenameTarget | undefined {
  for (const { element, device } of vmcDevices(machine)) {
    const id = attribute(element, 'id');
    if (id && holds(id.valueSpan, offset))
      return { kind: 'device', device, name: id.value.trim(), span: id.valueSpan };
    if (holds(element.nameSpan, offset))
      return { kind: 'device', device, name: deviceName(device), span: element.nameSpan };
  }
  return undefined;
}

function vmcDevices({
  controllers,
  disks,
  networkAdapters,
}: VirtualMachine): readonly { readonly element: XmlElement; readonly device: Device }[] {
  const all: readonly { readonly element: XmlElement | undefined; readonly device: Device }[] = [
    ...controllers.map(({ element, bus, number }) => ({
      element,
      device: { kind: 'controller', id: { bus, number } } as const,
    })),
    ...disks.map(({ element, slot }) => ({ element, device: { kind: 'drive', slot } as const })),
    ...networkAdapters.map(({ element, number }) => ({
      element,
      device: { kind: 'adapter', number } as const,
    })),
  ];
  return all.flatMap(({ element, device }) => (element ? [{ element, device }] : []));
}
