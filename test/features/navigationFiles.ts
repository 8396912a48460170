import assert from 'node:assert/strict';
import { locator, type FilePlace } from '../../server/src/features/navigation/filePlace.js';
import type { Session } from '../../server/src/features/session.js';
import { nameOf } from '../memoryFileSystem.js';
import { vmcText } from '../machine/vmcText.js';

/** A node with a boot disk of its own and the quorum disk beside it, on a shared bus. */
export function node(name: string, ...more: readonly string[]): string {
  return [
    'config.version = "8"',
    `displayName = "${name}"`,
    'scsi0.present = "TRUE"',
    'scsi0:0.present = "TRUE"',
    `scsi0:0.fileName = "${name}.vmdk"`,
    'scsi1.present = "TRUE"',
    'scsi1.sharedBus = "virtual"',
    'scsi1:0.present = "TRUE"',
    'scsi1:0.fileName = "quorum.vmdk"',
    ...more,
    '',
  ].join('\n');
}

/** Two lines that plug an adapter into a named network. */
export function adapter(number: number, network: string): string {
  return `ethernet${number}.present = "TRUE"\nethernet${number}.networkName = "${network}"`;
}

/** A machine of Virtual Server with the same quorum disk. */
export const VIRTUAL_SERVER_NODE = vmcText({
  networks: ['Heartbeat'],
  ide: [{ relative: 'vs.vhd' }],
  scsi: [{ shared: 'true', disks: [{ relative: 'quorum.vmdk' }] }],
});

/** A descriptor whose data lie in a flat file. */
export const DESCRIPTOR = `# Disk DescriptorFile
version=1
CID=12345678
parentCID=ffffffff
createType="monolithicFlat"
RW 2048 FLAT "quorum-flat.vmdk" 0
`;

/** The same disk's snapshot. */
export const CHILD = `# Disk DescriptorFile
version=1
CID=87654321
parentCID=12345678
createType="monolithicSparse"
parentFileNameHint="quorum.vmdk"
RW 2048 SPARSE "quorum-000001-s001.vmdk"
`;

/** Places as a person reads them: file, line from 1, the words. */
export function readable(session: Session, places: readonly FilePlace[] | undefined): readonly string[] {
  const locate = locator(session);
  return (places ?? []).map((place) => {
    const { line } = locate(place).range.start;
    const words = session.workspace.text(place.uri)?.slice(place.span.start, place.span.end) ?? '';
    return `${nameOf(place.uri)} ${line + 1} ${words.trim()}`.trim();
  });
}

/** Fails when an answer that a test needs is missing. */
export function given<T>(value: T | null | undefined): T {
  return value ?? assert.fail('no answer');
}
