import { SymbolKind } from 'vscode-languageserver';
import { isSecretKey } from '../../knowledge/secrets.js';
import type { Language } from '../../l10n/language.js';
import { say } from '../../l10n/phrase.js';
import { compareRanks, settingRank } from '../../machine/vmx/settingRank.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import type { VmxEntry, VmxTree } from '../../syntax/vmx/tree.js';
import { deviceDetails } from './deviceDetail.js';
import { locateDevice, settingOfKey, type LocatedDevice } from './shownDevice.js';
import { isSwitchedOff } from './deviceState.js';
import { hull, joinDetails, narrowFirst, shortValue, type OutlineNode } from './outlineNode.js';
import { OTHER_DEVICES, settingGroup, SETTING_GROUPS, type SettingGroup } from './settingGroups.js';

/** A device with its lines, in the order of the file. */
interface DeviceLines {
  readonly device: LocatedDevice;
  readonly entries: VmxEntry[];
}

/** The outline of a .vmx: the machine, below it groups of settings and its devices; nothing for a file without settings. */
export function vmxOutline(machine: VirtualMachine, tree: VmxTree, language: Language): OutlineNode[] {
  if (tree.entries.length === 0) return [];
  const { devices, groups } = sortEntries(tree);
  const details = deviceDetails(machine, language);
  const nodes = deviceNodes(tree, devices, details, language);
  const group = (which: SettingGroup): OutlineNode[] =>
    groupNode(language(which), groups.get(which)?.map(settingNode) ?? []);
  const [general, memory, ...rest] = SETTING_GROUPS;
  const children = narrowFirst([
    ...group(general),
    ...group(memory),
    ...nodes.main,
    ...groupNode(language(OTHER_DEVICES), nodes.others),
    ...rest.flatMap(group),
  ]);
  return [
    {
      name: shortValue(machine.name) || machine.source.format,
      detail: machineDetail(machine, language),
      kind: SymbolKind.Module,
      span: { start: 0, end: tree.text.length },
      selection: machine.displayName.span,
      children,
    },
  ];
}

function machineDetail({ guest, hardwareVersion }: VirtualMachine, language: Language): string {
  const version = hardwareVersion.value;
  return joinDetails([
    shortValue(guest.value ?? ''),
    version === undefined ? undefined : language(say`hardware version ${version}`),
  ]);
}

function sortEntries({ entries }: VmxTree): {
  devices: Map<string, DeviceLines>;
  groups: Map<SettingGroup, VmxEntry[]>;
} {
  const devices = new Map<string, DeviceLines>();
  const groups = new Map<SettingGroup, VmxEntry[]>();
  for (const entry of entries) {
    const device = locateDevice(entry.key);
    const group = device ? undefined : settingGroup(entry.key);
    const known = device ? devices.get(device.name)?.entries : group && groups.get(group);
    if (known) known.push(entry);
    else if (device) devices.set(device.name, { device, entries: [entry] });
    else if (group) groups.set(group, [entry]);
  }
  return { devices, groups };
}

/** Controllers and network adapters stand below the machine itself, all other devices in a group. */
function deviceNodes(
  tree: VmxTree,
  devices: ReadonlyMap<string, DeviceLines>,
  details: ReadonlyMap<string, string>,
  language: Language,
): { main: OutlineNode[]; others: OutlineNode[] } {
  const main: OutlineNode[] = [];
  const others: OutlineNode[] = [];
  const families = new Map<string, DeviceLines[]>();
  for (const lines of devices.values()) {
    const name = lines.device.parent ?? lines.device.name;
    const family = families.get(name);
    if (family) family.push(lines);
    else families.set(name, [lines]);
  }
  const detailOf = (device: Pick<LocatedDevice, 'name' | 'parent'>, file: string): string =>
    joinDetails([
      isSwitchedOff(tree, device) ? language(say`disabled`) : undefined,
      details.get(device.name) ?? file,
    ]);
  const byRank = [...families].sort(([a], [b]) => compareRanks(rankOf(a), rankOf(b)));
  for (const [name, family] of byRank) {
    const own = family.find(({ device }) => device.name === name);
    const hanging = family
      .filter((lines) => lines !== own)
      .sort((a, b) => (a.device.target ?? 0) - (b.device.target ?? 0))
      .map((lines) => deviceNode(lines, detailOf(lines.device, fileOf(tree, lines)), []));
    const controller = own ?? family[0];
    if (!controller) continue;
    const device = { name, parent: undefined };
    const node = own
      ? deviceNode(own, detailOf(device, fileOf(tree, own)), hanging)
      : unwrittenController(controller, name, detailOf(device, ''), hanging);
    (/^(?:controller|ethernet)$/.test(rankOf(name).group) ? main : others).push(node);
  }
  return { main, others };
}

const rankOf = (name: string): ReturnType<typeof settingRank> => settingRank(`${name}.present`);

/** The backing of a device that the model does not know, such as a serial port. */
function fileOf(tree: VmxTree, { device: { name } }: DeviceLines): string {
  return shortValue((tree.only(`${name}.fileName`) ?? tree.only(`${name}.deviceType`))?.value ?? '');
}

function deviceNode(
  { device, entries }: DeviceLines,
  detail: string,
  on: readonly OutlineNode[],
): OutlineNode {
  const [first] = entries;
  const children = [...entries.map((entry) => deviceSetting(entry)), ...narrowFirst(on)];
  const start = (first?.keySpan.start ?? 0) + device.span.start;
  const end = (first?.keySpan.start ?? 0) + device.span.end;
  return {
    name: first?.key.slice(device.span.start, device.span.end) ?? device.name,
    detail,
    kind: kindOf(device),
    span: hull(children.map(({ span }) => span)),
    selection: { start, end },
    children,
  };
}

/** A controller that only the names of its devices mention. */
function unwrittenController(
  { device, entries }: DeviceLines,
  name: string,
  detail: string,
  on: readonly OutlineNode[],
): OutlineNode {
  const start = (entries[0]?.keySpan.start ?? 0) + device.span.start;
  const written = entries[0]?.key.slice(device.span.start).split(':')[0] ?? name;
  return {
    name: written,
    detail,
    kind: SymbolKind.Class,
    span: hull(on.map(({ span }) => span)),
    selection: { start, end: start + written.length },
    children: narrowFirst(on),
  };
}

function kindOf({ kind, target }: LocatedDevice): SymbolKind {
  if (target !== undefined) return SymbolKind.Package;
  if (kind === 'ethernet') return SymbolKind.Interface;
  return /^(?:scsi|ide|sata|nvme)$/.test(kind) ? SymbolKind.Class : SymbolKind.Variable;
}

function deviceSetting(entry: VmxEntry): OutlineNode {
  const device = locateDevice(entry.key);
  const setting = device ? settingOfKey(entry.key, device) : '';
  return { ...settingNode(entry), name: setting === '' ? entry.key : setting };
}

function settingNode({ key, value, span, keySpan }: VmxEntry): OutlineNode {
  return {
    name: key,
    detail: isSecretKey(key) ? '' : shortValue(value),
    kind: SymbolKind.Property,
    span,
    selection: keySpan,
    children: [],
  };
}

function groupNode(name: string, children: readonly OutlineNode[]): OutlineNode[] {
  const [first] = children;
  if (!first) return [];
  const span = hull(children.map((one) => one.span));
  const { selection } = children.reduce((a, b) => (b.selection.start < a.selection.start ? b : a), first);
  return [{ name, detail: '', kind: SymbolKind.Namespace, span, selection, children: narrowFirst(children) }];
}
