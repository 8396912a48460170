import { URI } from 'vscode-uri';
import { parse } from '../syntax/vmx/parse.js';
import type { FileSystem } from './fileSystem.js';
import { statUnlinked } from './links.js';

/** A .vmsd holds a few lines a snapshot. In bytes. */
const MAX_SIZE = 1024 * 1024;

/** The snapshots that the .vmsd beside a .vmx counts; 0 where there is none or it cannot be read. */
export async function countSnapshots(fs: FileSystem, uri: string): Promise<number> {
  const machine = URI.parse(uri);
  if (!/\.vmx$/i.test(machine.path)) return 0;
  const list = machine.with({ path: machine.path.replace(/\.vmx$/i, '.vmsd') }).toString();
  if (!(await statUnlinked(fs, list))) return 0;
  try {
    const { tree } = parse(new TextDecoder().decode(await fs.readFile(list, MAX_SIZE)));
    return Number(tree.only('snapshot.numSnapshots')?.value ?? 0) || 0;
  } catch {
    return 0;
  }
}
