import { vmcChildren, vmcIds, vmcValues } from '../../knowledge/vmcStructure.js';
import { vmcElement } from '../../knowledge/vmcElements.js';
import type { Layout } from '../../syntax/vmc/layout.js';
import type { Piece } from './completionItem.js';

/**
 * What a new container begins with, by its name; its other children are added one by one. A container that knows one child
 * only has it from the start.
 */
const FIRST_CHILDREN: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['version', 'hardware']],
  ['hardware', ['memory', 'pci_bus']],
  ['ethernet_adapter', ['controller_count', 'ethernet_controller']],
  ['ethernet_controller', ['virtual_network']],
  ['virtual_network', ['name']],
  ['scsi_controller', ['shared', 'scsi_id', 'location']],
  ['location', ['drive_type', 'pathname']],
  ['pathname', ['absolute', 'relative']],
  ['undo_pathname', ['absolute', 'relative']],
  ['path', ['absolute', 'relative']],
  ['floppy', ['pathname']],
  ['parallel_port', ['port_type']],
  ['serial_port', ['port_type', 'pipe_name']],
  ['creator', ['name', 'build']],
  ['modifier', ['name', 'build']],
  ['user_selected', ['height', 'width', 'depth']],
  ['folder_sharing', ['enabled']],
  ['host_time_sync', ['enabled']],
  ['undo_drives', ['enabled']],
]);

/** What a new leaf says to begin with, where the first known value is not the one that people add it for. */
const FIRST_VALUES: ReadonlyMap<string, string> = new Map([
  ['hardware/memory/ram_size', '256'],
  ['hardware/pci_bus/video_adapter/vram_size', '8'],
  ['hardware/pci_bus/ethernet_adapter/controller_count', '1'],
  ['hardware/pci_bus/ide_adapter/ide_controller/location/drive_type', '1'],
  ['hardware/pci_bus/scsi_adapter/scsi_controller/location/drive_type', '1'],
  ['integration/microsoft/host_time_sync/enabled', 'false'],
  ['settings/undo_drives/enabled', 'false'],
]);

/** How a new element is laid out. */
export interface NewElementLayout {
  readonly layout: Layout;
  /** What each line but the first begins with. */
  readonly indentation: string;
  readonly lineEnd: string;
}

/**
 * A known element as a whole, with what it needs inside and places for its values.
 * @param path below `preferences`, which is the empty path itself
 * @param id of an element that stands in its place several times; those inside it begin with their first id
 */
export function newElement(path: string, id: number | undefined, style: NewElementLayout): readonly Piece[] {
  const name = lastName(path);
  const head = `<${name}${attributesOf(path, id, style.layout.quote)}>`;
  const tail = `</${name}>`;
  const type = path === '' ? 'container' : vmcElement(path)?.type;
  if (type !== 'container') return [head, valueOf(path), tail];
  const { layout, indentation, lineEnd } = style;
  const inner = { ...style, indentation: indentation + layout.unit };
  const children = firstChildren(path);
  const content: readonly Piece[] =
    children.length === 0
      ? [lineEnd + inner.indentation, { value: '', isBlank: true }]
      : children.flatMap((child) => [
          lineEnd + inner.indentation,
          ...newElement(child, vmcIds(child)?.[0], inner),
        ]);
  return [head, ...content, lineEnd + indentation + tail];
}

/** An element's own name: the last one of its path, `preferences` for the empty path. */
export function lastName(path: string): string {
  return path === '' ? 'preferences' : path.slice(path.lastIndexOf('/') + 1);
}

function attributesOf(path: string, id: number | undefined, quote: string): string {
  const type = vmcElement(path)?.type;
  if (type !== undefined && type !== 'container') return ` type=${quote}${type}${quote}`;
  return id === undefined ? '' : ` id=${quote}${id}${quote}`;
}

function firstChildren(path: string): readonly string[] {
  const known = vmcChildren(path).map((child) => child.path);
  if (known.length === 1) return known;
  const wanted = FIRST_CHILDREN.get(lastName(path).replace(/^preferences$/, '')) ?? [];
  return wanted
    .map((name) => (path === '' ? name : `${path}/${name}`))
    .filter((child) => known.includes(child));
}

function valueOf(path: string): Piece {
  const known = vmcValues(path).map(({ value }) => value);
  const value = FIRST_VALUES.get(path) ?? known[0];
  if (value === undefined) return { value: '', isBlank: true };
  return known.length > 1 ? { value, choices: known } : { value };
}
