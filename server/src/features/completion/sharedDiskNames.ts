import { URI, Utils } from 'vscode-uri';
import { ownSharedDisks } from '../../cluster/sharedDisks.js';
import { neighbourhoodOf } from '../../cluster/neighbourhood.js';
import { backingIdentities } from '../../cluster/machineFacts.js';
import { pathNotation } from '../../machine/diskPath.js';
import { presentDisks } from '../../machine/virtualMachine.js';
import type { MachineDocument } from '../machineDocument.js';

/**
 * - `likely`: what may be written unasked. A machine that is in a cluster gets disks of that cluster only, one that is in
 *   none those of all machines beside it.
 * - `all`: for a person to choose, also the disks of another cluster beside this one.
 */
type Choice = 'likely' | 'all';

/**
 * The shared disks of other machines that this one does not have yet, as they have to be named in its own file:
 * relative ones by the way from its own folder. Looks at what is known of these machines and reads no file.
 */
export function sharedDiskNames({ uri, facts, session }: MachineDocument, choice: Choice): readonly string[] {
  const { index } = session.workspace;
  const own = new Set(presentDisks(facts.machine).flatMap((disk) => backingIdentities(facts, disk)));
  const neighbourhood = neighbourhoodOf(uri);
  const nodes = index.clusterOf(uri)?.nodes ?? [];
  const company = nodes.length > 1 ? new Set(nodes.map((node) => node.facts.machine.uri)) : undefined;
  const names = new Set<string>();
  for (const other of index.uris()) {
    // The comparison of the text is cheap, so that a large workspace costs little.
    if (other === uri || !other.startsWith(neighbourhood) || neighbourhoodOf(other) !== neighbourhood)
      continue;
    if (choice === 'likely' && company !== undefined && !company.has(other)) continue;
    const node = index.facts(other);
    if (node?.machine.source.format !== 'vmx') continue;
    for (const { disk } of ownSharedDisks(node.machine)) {
      const isOwn = backingIdentities(node, disk).some((identity) => own.has(identity));
      const name = isOwn || disk.kind === 'cdrom' ? undefined : nameFrom(uri, other, disk.fileName.value);
      if (name !== undefined) names.add(name);
    }
  }
  return [...names];
}

/** How a file that another machine names is named here. */
function nameFrom(uri: string, other: string, name: string | undefined): string | undefined {
  if (name === undefined || name.trim() === '') return undefined;
  if (pathNotation(name) !== 'relative') return pathNotation(name) === 'device' ? undefined : name;
  const isWindows = name.includes('\\');
  const target = Utils.joinPath(Utils.dirname(URI.parse(other)), name.replaceAll('\\', '/'));
  const path = relativePath(Utils.dirname(URI.parse(uri)).path, target.path);
  return isWindows ? path.replaceAll('/', '\\') : path;
}

function relativePath(folder: string, file: string): string {
  const from = folder.split('/').filter((part) => part !== '');
  const to = file.split('/').filter((part) => part !== '');
  const same = from.findIndex((part, index) => part !== to[index]);
  const common = same === -1 ? from.length : same;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
