import { SymbolKind } from 'vscode-languageserver';
import type { Language } from '../../l10n/language.js';
import { isSecretName } from '../../knowledge/secrets.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import type { Disk, NetworkAdapter, VirtualMachine } from '../../machine/virtualMachine.js';
import { attribute, descend, leafText } from '../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../syntax/vmc/tree.js';
import { adapterDetail, diskDetail } from './deviceDetail.js';
import { sharedDevices } from './deviceState.js';
import { joinDetails, shortValue, type OutlineNode } from './outlineNode.js';
import { vmcDevices, type VmcDevice } from './vmcDevices.js';

/** Sections of a .vmc by the name that its user interface has for them; by path below the root. */
const SECTIONS: ReadonlyMap<string, Phrase> = new Map([
  ['hardware/memory', say`Memory`],
  ['hardware/standard', say`Hardware profile`],
  ['hardware/bios', say`BIOS`],
  ['alerts', say`Alerts`],
  ['integration', say`Guest integration`],
  ['properties', say`Written by`],
  ['settings', say`Settings`],
  ['settings/undo_drives', say`Undo disks`],
  ['settings/shutdown', say`Shutdown`],
  ['settings/startup', say`Start`],
  ['settings/video', say`Screen`],
  ['ui_options', say`Window`],
  ['virtual_machines', say`Virtual machines`],
]);

/** What the functions below know of the file. */
interface Reading {
  readonly disks: ReadonlyMap<XmlElement | undefined, Disk>;
  readonly adapters: ReadonlyMap<XmlElement | undefined, NetworkAdapter>;
  readonly devices: ReadonlyMap<XmlElement, VmcDevice>;
  /** Elements that only hold devices: what is in them is shown in their place. */
  readonly wrappers: ReadonlySet<XmlElement>;
  /** Names of shared controllers and disks. */
  readonly shared: ReadonlySet<string>;
  readonly language: Language;
}

/** The outline of a .vmc: the machine, below it its devices and sections with names for people, then elements as written. */
export function vmcOutline(machine: VirtualMachine, tree: VmcTree, language: Language): OutlineNode[] {
  const { root } = tree;
  if (!root) return [];
  const devices = vmcDevices(tree);
  const wrappers = wrappersIn(root, devices);
  const reading: Reading = {
    disks: new Map(machine.disks.map((disk) => [disk.element, disk])),
    adapters: new Map(machine.networkAdapters.map((adapter) => [adapter.element, adapter])),
    devices,
    wrappers,
    shared: sharedDevices(machine),
    language,
  };
  return [
    {
      name: shortValue(machine.name) || root.name,
      detail: '',
      kind: SymbolKind.Module,
      span: root.span,
      selection: root.nameSpan,
      children: root.children.flatMap((child) => nodes(child, child.name, reading)),
    },
  ];
}

function wrappersIn(root: XmlElement, devices: ReadonlyMap<XmlElement, VmcDevice>): ReadonlySet<XmlElement> {
  const wrappers = ['hardware', 'hardware/pci_bus', 'hardware/super_io'].flatMap(
    (path) => descend(root, path) ?? [],
  );
  const adapters = [...devices.keys()].flatMap(({ parent }) =>
    parent?.parent?.name === 'pci_bus' && !devices.has(parent) ? parent : [],
  );
  return new Set([...wrappers, ...adapters]);
}

/** @param path of the element below the root, without ids */
function nodes(element: XmlElement, path: string, reading: Reading): OutlineNode[] {
  // What looks like an element in a secret may be a part of it.
  const inside = isSecretName(element.name) ? [] : element.children;
  const children = inside.flatMap((child) => nodes(child, `${path}/${child.name}`, reading));
  if (reading.wrappers.has(element)) return children;
  const device = reading.devices.get(element);
  const [name, kind] = device ? deviceName(device, reading) : elementName(element, path, reading);
  return [
    {
      name,
      detail: device ? deviceDetail(device, reading) : elementDetail(element, path, reading),
      kind,
      span: element.span,
      selection: element.nameSpan,
      children,
    },
  ];
}

function elementName(
  element: XmlElement,
  path: string,
  { wrappers, language }: Reading,
): [string, SymbolKind] {
  const section = SECTIONS.get(path);
  if (section) return [language(section), SymbolKind.Namespace];
  const id = isSecretName(element.name) ? undefined : attribute(element, 'id')?.value;
  const holder = element.parent && wrappers.has(element.parent) ? `${element.parent.name}/` : '';
  const name = `${holder}${element.name}${id === undefined ? '' : ` ${shortValue(id)}`}`;
  return [name, element.children.length > 0 ? SymbolKind.Namespace : SymbolKind.Property];
}

function elementDetail(element: XmlElement, path: string, { language }: Reading): string {
  if (isSecretName(element.name)) return '';
  if (path === 'hardware/memory') {
    const size = leafText(descend(element, 'ram_size') ?? element);
    return size === '' ? '' : language(say`${shortValue(size)} MB`);
  }
  return element.children.length > 0 ? '' : shortValue(leafText(element));
}

function deviceName(device: VmcDevice, reading: Reading): [string, SymbolKind] {
  const { language } = reading;
  const number = device.number ?? 0;
  if (device.target !== undefined) return [language(placeName(device, reading)), SymbolKind.Package];
  switch (device.kind) {
    case 'ide':
      return [language(say`IDE controller ${number}`), SymbolKind.Class];
    case 'scsi':
      return [language(say`SCSI controller ${number}`), SymbolKind.Class];
    case 'ethernet':
      return [language(say`Network adapter ${number}`), SymbolKind.Interface];
    case 'floppy':
      return [language(say`Floppy drive ${number}`), SymbolKind.Variable];
    case 'serial':
      return [language(say`Serial port ${number}`), SymbolKind.Variable];
    case 'parallel':
      return [language(say`Parallel port ${number}`), SymbolKind.Variable];
    case 'svga':
      return [language(say`Graphics adapter`), SymbolKind.Variable];
    default:
      return [language(say`Sound adapter`), SymbolKind.Variable];
  }
}

function placeName(device: VmcDevice, { disks }: Reading): Phrase {
  const target = device.target ?? 0;
  const kind = disks.get(device.element)?.kind;
  if (kind === 'cdrom') return say`CD or DVD drive ${target}`;
  return kind === 'none' ? say`Empty place ${target}` : say`Disk ${target}`;
}

function deviceDetail({ element, name, target, kind }: VmcDevice, reading: Reading): string {
  const { disks, adapters, shared, language } = reading;
  if (target === undefined && (kind === 'scsi' || kind === 'ide'))
    return joinDetails([name, shared.has(name) ? language(say`shared`) : undefined]);
  const disk = disks.get(element);
  if (disk) return joinDetails([name, diskDetail(disk, shared.has(name), language)]);
  const adapter = adapters.get(element);
  return joinDetails([name, adapter ? adapterDetail(adapter, language) : backingOf(element)]);
}

/** What a port or a floppy drive is connected to. */
function backingOf(element: XmlElement): string {
  const paths = ['text_file_path', 'pipe_name', 'pathname/absolute', 'pathname/relative'];
  const backings = paths.map((path) => {
    const leaf = descend(element, path);
    return leaf ? leafText(leaf) : '';
  });
  return shortValue(backings.find((one) => one !== '') ?? '');
}
