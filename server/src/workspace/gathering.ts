import type { DiskFile } from '../cluster/machineFacts.js';
import type { FileSettings } from '../lint/settings/effective.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import type { DiskImages } from './diskImages.js';
import type { FileSystem } from './fileSystem.js';
import type { LayeredSettings } from './layeredSettings.js';
import { readOnDisk, type FileState, type OnDisk, type Unread } from './machineFile.js';
import type { OpenedFolders } from './openedFolders.js';
import { readMachine, type MachineSource } from './recalledFacts.js';

/** Where everything about a machine's file comes from. */
export interface GatheredFrom {
  readonly fs: FileSystem;
  readonly images: DiskImages;
  readonly settings: LayeredSettings;
  readonly folders: OpenedFolders;
}

/** Everything about one file, all of one moment. */
export interface Gathered {
  readonly answer: OnDisk | Unread;
  readonly settings: FileSettings;
  /** Undefined where no text could be read. */
  readonly read: GatheredMachine | undefined;
}

/** What a text says, and what lies where it says so. */
export interface GatheredMachine {
  readonly source: MachineSource;
  readonly machine: VirtualMachine;
  readonly diskFiles: ReadonlyMap<string, DiskFile>;
}

/**
 * Asks the disk, the settings and the disk files. What was asked before is kept in `state` and not asked again.
 * @param isOld something changed since the beginning.
 * @returns undefined when the answer is old before it is complete.
 */
export async function gather(
  { fs, images, settings: layered, folders }: GatheredFrom,
  uri: string,
  state: FileState,
  isOld: () => boolean,
): Promise<Gathered | undefined> {
  state.reading ??= readOnDisk(fs, uri, state.format);
  const answer = await state.reading;
  const settings = await layered.of(uri);
  if (isOld()) return undefined;
  const text = state.openText ?? ('problem' in answer ? undefined : answer.decoded.text);
  if (text === undefined) return { answer, settings, read: undefined };
  const source = { uri, text, format: state.format, declaration: settings.declaration };
  const machine = readMachine(source);
  const diskFiles = await images.ofMachine(machine, folders.readableFor(uri), state.disks);
  return isOld() ? undefined : { answer, settings, read: { source, machine, diskFiles } };
}
