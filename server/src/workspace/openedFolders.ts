import { URI, Utils } from 'vscode-uri';
import { contains } from './containment.js';

/** The folders that somebody has opened or named: what may be known, and what may be read for it. */
export class OpenedFolders {
  #machines: readonly string[] = [];
  #disks: readonly string[] = [];

  /** URIs of the folders whose machines are known and whose disk files may be read, and of further ones with disk files. */
  set(machines: readonly string[], disks: readonly string[]): void {
    this.#machines = machines;
    this.#disks = disks;
  }

  /** The folders whose machines are known; none where single files are opened. */
  get machines(): readonly string[] {
    return this.#machines;
  }

  /** The folders in which disk files may be read, for whatever machine. */
  get readable(): readonly string[] {
    return [...this.#machines, ...this.#disks];
  }

  hold(uri: string): boolean {
    return this.#machines.some((folder) => contains(folder, uri));
  }

  /** Also what is not open in an editor: all of the folders, and anything where no folder is opened. */
  mayKnow(uri: string): boolean {
    return this.#machines.length === 0 || this.hold(uri);
  }

  /** The folders in which a machine's disk files may be read: a file opened without a folder has its own. */
  readableFor(uri: string): readonly string[] {
    const own = this.#machines.length === 0 ? [Utils.dirname(URI.parse(uri)).toString()] : [];
    return [...this.readable, ...own];
  }
}
