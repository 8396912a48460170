import { SECTOR } from '../../disk/reading.js';
import { startsLikeDescriptor } from '../../disk/vmdk.js';
import { checkDescriptor } from '../../lint/descriptor/checkDescriptor.js';
import type { LintedFinding } from '../../lint/lintedFinding.js';
import { decodeDescriptor } from '../../syntax/vmdk/decodeDescriptor.js';
import { parseDescriptor } from '../../syntax/vmdk/descriptor.js';
import { messageOf } from '../../workspace/errorText.js';
import type { FileSystem } from '../../workspace/fileSystem.js';
import type { Workspace } from '../../workspace/workspace.js';

/** A descriptor has some dozen lines; the disks it describes begin differently. In bytes. */
const MAX_SIZE = 1024 * 1024;

/** A disk descriptor as it was read, with what is wrong in it. */
export interface LintedDescriptor {
  readonly text: string;
  readonly findings: readonly LintedFinding[];
}

/**
 * Lints the text that describes a disk, with the files beside it that it names.
 * @param roots URIs of the folders that may be read.
 * @returns a text when it could not be read or is no descriptor, and why.
 */
export async function lintDescriptor(
  fs: FileSystem,
  workspace: Workspace,
  uri: string,
  roots: readonly string[],
): Promise<LintedDescriptor | string> {
  try {
    if (!(await isDescriptorFile(fs, uri)))
      return 'it holds the content of a disk; where a small .vmdk beside it describes it, name that one';
    const text = decodeDescriptor(await fs.readFile(uri, MAX_SIZE));
    const descriptor = parseDescriptor(text);
    const found = checkDescriptor(text, descriptor, await workspace.descriptors.of(uri, descriptor, roots));
    const findings = found.map(({ code, severity, span, message }, index) => ({
      rule: undefined,
      ruleId: code,
      severity,
      key: `${code}@${index}`,
      subject: 'disk',
      uri,
      span,
      message,
      related: [],
      fixes: [],
    }));
    return { text, findings };
  } catch (error) {
    return messageOf(error);
  }
}

/** Whether a .vmdk is a text that describes a disk, and not the disk itself. @throws Error when it cannot be read. */
export async function isDescriptorFile(fs: FileSystem, uri: string): Promise<boolean> {
  return startsLikeDescriptor(await fs.readRange(uri, 0, SECTOR));
}
