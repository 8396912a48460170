import type { DiskFile, MachineFacts } from '../cluster/machineFacts.js';
import type { OutsideDeclaration } from '../machine/declaration.js';
import { fileIdentities } from '../machine/diskPath.js';
import type { Surroundings } from '../machine/surroundings.js';
import { readVmcMachine } from '../machine/vmc/readMachine.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { readVmxMachine } from '../machine/vmx/readMachine.js';
import type { Format } from '../rules/rule.js';

/** What a machine is read from. */
export interface MachineSource {
  readonly uri: string;
  readonly text: string;
  readonly format: Format;
  readonly declaration: OutsideDeclaration;
}

/** What a machine's facts are made of. */
export interface FactsSource extends MachineSource {
  readonly diskFiles: ReadonlyMap<string, DiskFile>;
  readonly surroundings: Surroundings;
}

/**
 * The facts of one machine. A machine that was read takes twenty times as much memory as its text, so whoever has very many
 * lets go of those that nobody looks at; they are read from the text again when somebody asks.
 */
export class RecalledFacts {
  readonly #source: FactsSource;
  #facts: MachineFacts | undefined;

  /** @param machine as it was read from the source just now. */
  constructor(source: FactsSource, machine: VirtualMachine) {
    this.#source = source;
    this.#facts = factsWith(source, machine);
  }

  /** The same object each time, until it is released. */
  readonly get = (): MachineFacts => (this.#facts ??= factsWith(this.#source, readMachine(this.#source)));

  /** The disk files that were found. */
  get diskUris(): readonly string[] {
    return [...this.#source.diskFiles.values()].flatMap((file) => (file.state === 'found' ? [file.uri] : []));
  }

  /** True where one of the disk images looks for its parent at the file with one of these identities. */
  hasParentAt(identities: readonly string[]): boolean {
    return [...this.#source.diskFiles.values()].some(
      (file) =>
        file.state === 'found' &&
        file.image.parentPaths.some((path) =>
          fileIdentities(file.uri, path).some((identity) => identities.includes(identity)),
        ),
    );
  }

  release(): void {
    this.#facts = undefined;
  }
}

export function readMachine({ uri, text, format, declaration }: MachineSource): VirtualMachine {
  return format === 'vmc' ? readVmcMachine(uri, text, declaration) : readVmxMachine(uri, text, declaration);
}

function factsWith({ diskFiles, surroundings }: FactsSource, machine: VirtualMachine): MachineFacts {
  return { machine, diskFiles, surroundings };
}
