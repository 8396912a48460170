import { BUSES, leadingName, SINGLE_DEVICES } from './deviceKey.js';

/** Groups of settings in the order in which they shall stand in a file. */
const GROUPS = ['top', 'general', 'memory', 'processor', 'controller', 'ethernet', 'other'] as const;
type Group = (typeof GROUPS)[number];

/** Where a setting belongs: compare with `compareRanks`. Settings of one device, and those of no device in one group, are equal. */
export interface SettingRank {
  readonly group: Group;
  /** Place among the devices of the group. */
  readonly kind: number;
  /** Letters of the device, e.g. `serial`; the same for all where `kind` tells them apart. */
  readonly name: string;
  /** Number of the controller, adapter or port; -1 where the name has none. */
  readonly number: number;
  /** Number behind the colon; -1 for the controller itself. */
  readonly target: number;
}

/** Programs that read these files look for them at the beginning; `.encoding` says how the rest is to be read. */
const TOP_KEYS: readonly string[] = ['.encoding', 'config.version', 'virtualhw.version'];

const MEMORY =
  /^(?:memsize|mem|memory|sched\.mem|sched\.swap|prefvmx|mainmem|memtrimrate|memallowautoscaledown)(?:\.|$)/i;
const PROCESSOR =
  /^(?:numvcpus|cpuid|vcpu|numa|sched\.cpu|vhv|vpmc|monitor_control|monitor\.virtual_\w+)(?:\.|$)/i;

/** Where the setting of this key belongs; letter case does not matter. */
export function settingRank(key: string): SettingRank {
  const top = TOP_KEYS.indexOf(key.toLowerCase());
  if (top !== -1) return { ...NO_DEVICE, group: 'top', kind: top };
  if (MEMORY.test(key)) return { ...NO_DEVICE, group: 'memory' };
  if (PROCESSOR.test(key)) return { ...NO_DEVICE, group: 'processor' };
  const leading = leadingName(key);
  if (!leading || leading.rest === '') return NO_DEVICE;
  const { kind, number = -1, target = -1 } = leading;
  if (number === -1 && !SINGLE_DEVICES.has(kind)) return NO_DEVICE;
  const bus = BUSES.findIndex((one) => one === kind);
  if (bus !== -1) return { group: 'controller', kind: bus, name: '', number, target };
  return { group: kind === 'ethernet' ? 'ethernet' : 'other', kind: 0, name: kind, number, target };
}

const NO_DEVICE: SettingRank = { group: 'general', kind: 0, name: '', number: -1, target: -1 };

/** Negative when `a` stands before `b`, 0 when their order is free. */
export function compareRanks(a: SettingRank, b: SettingRank): number {
  return (
    GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
    a.kind - b.kind ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
    a.number - b.number ||
    a.target - b.target
  );
}
