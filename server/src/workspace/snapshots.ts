import { URI } from 'vscode-uri';
import { NO_SNAPSHOTS, type SnapshotList } from '../machine/surroundings.js';
import { parse } from '../syntax/vmx/parse.js';
import type { FileSystem } from './fileSystem.js';
import { statUnlinked } from './links.js';

/** A .vmsd holds a few lines a snapshot. In bytes. */
const MAX_SIZE = 1024 * 1024;

/** The list in the .vmsd beside a .vmx; an empty one where there is none or it cannot be read. */
export async function listSnapshots(fs: FileSystem, uri: string): Promise<SnapshotList> {
  const machine = URI.parse(uri);
  if (!/\.vmx$/i.test(machine.path)) return NO_SNAPSHOTS;
  const list = machine.with({ path: machine.path.replace(/\.vmx$/i, '.vmsd') }).toString();
  if (!(await statUnlinked(fs, list))) return NO_SNAPSHOTS;
  try {
    const { tree } = parse(new TextDecoder().decode(await fs.readFile(list, MAX_SIZE)));
    return {
      count: Number(tree.only('snapshot.numSnapshots')?.value ?? 0) || 0,
      disks: tree.ofShape('snapshot#.disk#.node').flatMap(({ key, value }) => {
        const fileName = tree.only(key.replace(/node$/i, 'fileName'))?.value;
        return fileName === undefined ? [] : [{ slot: value.trim().toLowerCase(), fileName }];
      }),
    };
  } catch {
    return NO_SNAPSHOTS;
  }
}
