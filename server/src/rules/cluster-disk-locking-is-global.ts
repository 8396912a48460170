import { sharedDisksOf } from '../cluster/cluster.js';
import { presentDisks } from '../machine/virtualMachine.js';
import { inWords, say } from '../l10n/phrase.js';
import { clusterRule } from './rule.js';
import { isDeclaredBeyondABox, keepsReservations } from './terms/hostedNode.js';
import { source } from './sources.js';
import { diskName } from './terms/diskName.js';

export default clusterRule({
  id: 'cluster-disk-locking-is-global',
  summary: 'disk.locking = "FALSE" takes the lock off the private disks too.',
  formats: ['vmx'],
  mechanisms: ['bus', 'per-disk'],
  severity: { hosted: 'hint', unknown: 'hint' },
  fix: 'none',
  since: '0.1.0',
  sources: [source('gsx3', 'p. 194 and 198'), source('server2', 'p. 287-290')],

  *check({ machine, cluster }) {
    // Between hosts the sharing itself is the mistake, and locking has to be switched on again.
    if (isDeclaredBeyondABox(cluster)) return;
    // Where nothing is shared, locking off is a mistake of its own.
    if (machine.diskLocking.value !== false || !keepsReservations(machine)) return;
    const shared = new Set(sharedDisksOf(cluster, machine.uri).map(({ disk }) => disk));
    const own = presentDisks(machine).filter(
      (disk) => !shared.has(disk) && disk.kind === 'disk' && disk.fileName.value !== undefined,
    );
    if (own.length === 0) return;
    const names = inWords(own.map(diskName));
    yield {
      span: machine.diskLocking.span,
      subject: 'disk.locking',
      what: say`disk.locking = "FALSE" covers every disk of this machine, ${names} included.`,
      why: say`No lock keeps another machine from opening a private disk, and two machines that write to it destroy it.`,
      how: say`Leave the setting as it is, and name the private disks of this node in no other machine.`,
    };
  },
});
