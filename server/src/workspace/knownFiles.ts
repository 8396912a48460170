import { ClusterIndex } from '../cluster/clusterIndex.js';
import type { Phrase } from '../l10n/phrase.js';
import { formatOf } from './fileEndings.js';
import { unreadPlace, type UnreadPlace } from './findMachines.js';
import type { Gathered, GatheredMachine } from './gathering.js';
import { newFileState, stillShownWrong, surroundingsOf, type FileState } from './machineFile.js';
import { RecalledFacts } from './recalledFacts.js';

/** What is known of each file, the machines by what they share, and what could not be read: all of it agrees. */
export class KnownFiles {
  readonly index = new ClusterIndex();
  readonly #states = new Map<string, FileState>();
  readonly #problems = new Map<string, UnreadPlace>();

  /** Files and folders that could not be read, and why. */
  get problems(): readonly UnreadPlace[] {
    return [...this.#problems.values()];
  }

  setProblem(place: UnreadPlace): void {
    this.#problems.set(place.uri, place);
  }

  clearProblems(): void {
    this.#problems.clear();
  }

  /** Every file with what is known of it, as of now. */
  all(): readonly (readonly [uri: string, state: FileState])[] {
    return [...this.#states];
  }

  /** Undefined for a file nobody has asked about. */
  get(uri: string): FileState | undefined {
    return this.#states.get(uri);
  }

  /** A file that nothing was known of is known from now on. */
  of(uri: string): FileState {
    const known = this.#states.get(uri);
    if (known) return known;
    const state = newFileState(formatOf(uri) ?? 'vmx');
    this.#states.set(uri, state);
    return state;
  }

  /** The machines with a disk image whose parent, going by its names, is the file with one of these identities. */
  withParentAt(identities: readonly string[]): readonly string[] {
    return this.all().flatMap(([uri, { facts }]) => (facts?.hasParentAt(identities) ? [uri] : []));
  }

  forget(uri: string): void {
    this.#states.delete(uri);
    this.#problems.delete(uri);
    this.#unindex(uri);
  }

  /** Takes in what was gathered about a file. */
  take(uri: string, state: FileState, { answer, settings, read }: Gathered): void {
    if ('problem' in answer) this.setProblem(unreadPlace(uri, answer.problem, answer.isGone));
    else this.#problems.delete(uri);
    state.onDisk = 'problem' in answer ? undefined : answer;
    state.settings = settings;
    state.text = read?.source.text ?? state.text;
    state.shownWrong = stillShownWrong(state);
    state.facts?.release();
    state.facts = read && recalled(read, state);
    if (!state.facts || settings.ignoredBy !== undefined) this.#unindex(uri);
    else this.#reindex(uri, state.facts);
  }

  /** Nothing could be gathered. */
  fail(uri: string, state: FileState, reason: Phrase): void {
    this.setProblem(unreadPlace(uri, reason));
    state.facts = undefined;
    this.#unindex(uri);
  }

  /** Lets go of the machines themselves, which are large; they are read from their texts again when somebody asks. */
  release(): void {
    this.index.forgetClusters();
    for (const { facts } of this.#states.values()) facts?.release();
  }

  #reindex(uri: string, { get }: RecalledFacts): void {
    this.#outdate(uri);
    this.index.update(get(), get);
    this.#outdate(uri);
  }

  #unindex(uri: string): void {
    this.#outdate(uri);
    this.index.remove(uri);
  }

  /** Findings of machines that may depend on this one are made anew when somebody asks for them. */
  #outdate(uri: string): void {
    for (const one of [uri, ...this.index.relatedTo(uri)]) {
      const state = this.#states.get(one);
      if (state) state.findings = undefined;
    }
  }
}

function recalled({ source, machine, diskFiles }: GatheredMachine, state: FileState): RecalledFacts {
  return new RecalledFacts({ ...source, diskFiles, surroundings: surroundingsOf(state) }, machine);
}
