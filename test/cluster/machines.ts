import assert from 'node:assert/strict';
import type { Cluster } from '../../server/src/cluster/cluster.js';
import type { ClusterIndex } from '../../server/src/cluster/clusterIndex.js';
import { nameOf, MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { Workspace } from '../../server/src/workspace/workspace.js';
import type { Files } from '../lintFiles.js';

const ROOT = '/vms/';

export const uri = (name: string): string => uriOf(ROOT + name);

/** The index of a folder's machines, read the whole way from bytes, disk descriptors included. */
export async function indexOf(files: Files): Promise<ClusterIndex> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [ROOT + name, content]));
  const workspace = new Workspace(new MemoryFileSystem(placed), { error: (message) => assert.fail(message) });
  workspace.setFolders([uriOf(ROOT)]);
  await workspace.scan();
  return workspace.index;
}

/** The cluster of one file; fails when the machine is an ordinary one. */
export async function clusterOf(files: Files, name = 'a.vmx'): Promise<Cluster> {
  return (await indexOf(files)).clusterOf(uri(name)) ?? assert.fail(`${name} is a node of no cluster`);
}

/** File names of a machine's fellow nodes, itself included; empty for an ordinary machine. */
export async function nodesOf(files: Files, name = 'a.vmx'): Promise<readonly string[]> {
  const cluster = (await indexOf(files)).clusterOf(uri(name));
  return (cluster?.nodes ?? []).map((node) => nameOf(node.facts.machine.uri));
}

/** The files of the shared disks as the machines name them, each with its users. */
export function sharedIn(cluster: Cluster): readonly string[] {
  return cluster.sharedDisks.map(({ uses }) => {
    const users = uses.map(
      ({ node, disk }) => `${nameOf(node.facts.machine.uri)}:${disk.fileName.value ?? ''}`,
    );
    return users.join(' + ');
  });
}

/** A text with one boot disk of its own and further lines. */
export function machine(name: string, ...lines: readonly string[]): string {
  return [
    `displayName = "${name}"`,
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    ...lines,
    '',
  ].join('\n');
}

/** The lines of a disk. */
export function disk(slot: string, file: string): string {
  return `${slot}.present = "TRUE"\n${slot}.fileName = "${file}"`;
}
