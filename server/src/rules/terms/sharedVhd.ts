import { baseName } from '../../machine/diskPath.js';
import { valueText } from '../../machine/fact.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import type { MachineDisk } from './machineDisk.js';
import { namesOf } from './machineName.js';

/** The disk file with what shows that it is shared: the machines that name it, or its own name. */
export function sharedVhd(disk: MachineDisk, others: readonly MachineDisk[]): Phrase {
  const name = baseName(valueText(disk.disk.fileName));
  const machines = namesOf([...new Set([disk, ...others].map(({ machine }) => machine.uri))].sort());
  return machines.length > 1
    ? say`${name}, named by ${inWords(machines)},`
    : say`${name}, by its name the quorum disk of a cluster,`;
}
