import { findKey } from '../../knowledge/vmxKeys.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { settingRank } from '../../machine/vmx/settingRank.js';

/** The name of a group of settings that belong to no device. */
export type SettingGroup = Phrase;

const GENERAL = say`General`;
const MEMORY_AND_CPU = say`Memory and CPU`;
const OTHER = say`Other settings`;
/** The group of all devices that are neither a controller, nor on one, nor a network adapter. */
export const OTHER_DEVICES = say`Other devices`;

/** Groups by what the catalogue of keys says a setting belongs to. */
const BY_SUBJECT: ReadonlyMap<string, SettingGroup> = new Map([
  ['disk access and clusters', say`Disk access and clusters`],
  ['snapshots', say`Snapshots`],
  ['display', say`Display`],
  ['firmware and platform', say`Firmware and platform`],
  ['power and migration', say`Power and migration`],
  ['time', say`Time`],
  ['VMware Tools and isolation', say`VMware Tools and isolation`],
]);

/** All groups in the order in which they are shown. */
export const SETTING_GROUPS: readonly [SettingGroup, SettingGroup, ...SettingGroup[]] = [
  GENERAL,
  MEMORY_AND_CPU,
  ...BY_SUBJECT.values(),
  OTHER,
];

/** The group of a setting that belongs to no device; one that nobody knows is among the others. */
export function settingGroup(key: string): SettingGroup {
  const { group } = settingRank(key);
  if (group === 'memory' || group === 'processor') return MEMORY_AND_CPU;
  if (group === 'top') return GENERAL;
  const subject = findKey(key)?.group ?? '';
  if (subject === 'general') return GENERAL;
  if (subject === 'memory' || subject === 'processor') return MEMORY_AND_CPU;
  return BY_SUBJECT.get(subject) ?? OTHER;
}
