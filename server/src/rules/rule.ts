import type { Cluster, ClusterNode, Mechanism } from '../cluster/cluster.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import type { NetworkUse, Sharer } from '../cluster/clusterIndex.js';
import type { MachineEditor } from '../machine/editor.js';
import type { Disk, VirtualMachine } from '../machine/virtualMachine.js';
import type { Span, TextEdit } from '../syntax/text.js';
import { once } from '../syntax/remembered.js';
import type { Phrase } from '../l10n/phrase.js';
import type { Severity, SeverityTable } from './severity.js';
import { editMachine } from '../machine/editMachine.js';

export type Format = 'vmx' | 'vmc';

/**
 * `safe`: spelling, quotes, blanks, splitting a line. Everything that touches sharing, locking, controllers, modes,
 * networks or another file is `unsafe` and never applied without being asked.
 */
export type FixSafety = 'safe' | 'unsafe';

/** The edits of one file. */
export interface FileEdits {
  readonly uri: string;
  /** In offsets of the text the machine was read from; never overlapping. */
  readonly edits: readonly TextEdit[];
}

/** A repair as data. Applied whole, it removes its finding and adds no error. */
export interface Fix {
  readonly title: Phrase;
  readonly safety: FixSafety;
  readonly files: readonly FileEdits[];
}

/** A place in this or another file that helps to understand a finding. */
export interface RelatedPlace {
  readonly uri: string;
  readonly span: Span;
  readonly message: Phrase;
}

/** What a rule found, in the machine's own file. */
export interface Finding {
  /** Never empty in a non-empty file. */
  readonly span: Span;
  /** What the finding is about, e.g. `scsi1`, `scsi0:1`, `ethernet0`: with the rule's id it names the finding across edits. */
  readonly subject: string;
  /** What is wrong, with the names and values of the file. */
  readonly what: Phrase;
  /** Why it matters: what breaks. */
  readonly why: Phrase;
  /** What to do. */
  readonly how: Phrase;
  /** Milder than the rule's own severity for this product, where the case asks for it; never graver. */
  readonly atMost?: Severity;
  /** Says that a part of the file was not looked at: it is shown however many findings there are. */
  readonly tellsOfGap?: true;
  readonly related?: readonly RelatedPlace[];
  /** The likely repair first. */
  readonly fixes?: readonly Fix[];
}

/** Everything a rule may look at. All reading of files is done before. */
export interface RuleContext {
  readonly facts: MachineFacts;
  readonly machine: VirtualMachine;
  /**
   * Disks of other machines with the same backing file, also outside of any cluster.
   * @param of whose disk it is, where it is another node's.
   */
  sharersOf(disk: Disk, of?: VirtualMachine): readonly Sharer[];
  /** Disks that nodes near by share under the same name or in the same slot, but that are other files, used by nobody else. */
  counterpartsOf(disk: Disk): readonly Sharer[];
}

/** What a rule about clusters sees in addition; it runs once for each node. */
export interface ClusterContext extends RuleContext {
  readonly cluster: Cluster;
  readonly node: ClusterNode;
  /** The nodes but this one. */
  readonly otherNodes: readonly ClusterNode[];
  /** Machines beside this one, in its folder or in one next to it, that use a network and are not in the cluster. */
  outsidersOn(network: string): readonly NetworkUse[];
}

/** Document and place a rule rests on. */
export interface RuleSource {
  /** The document, e.g. "GSX Server 3 Administration Guide". */
  readonly document: string;
  /** Page, section or address. */
  readonly place: string;
}

interface RuleMetadata {
  /** Reads well after "allow": lower-case words with dashes, starting with cluster-, esx2-, vmx- or vmc-. */
  readonly id: string;
  /** Other ids of the same rule, valid in settings and comments. */
  readonly aliases?: readonly string[];
  /** One line for lists. */
  readonly summary: string;
  readonly formats: readonly Format[];
  readonly severity: SeverityTable;
  /** The gravest safety of the fixes it may offer; `none` when it offers no fix. */
  readonly fix: FixSafety | 'none';
  /** Hardening and matters of taste: silent until somebody asks for it. */
  readonly offByDefault?: true;
  /** Rules whose findings on the same subject or the same characters are dropped: one mistake, one finding. */
  readonly supersedes?: readonly string[];
  /** The release that brought it. */
  readonly since: string;
  readonly sources: readonly RuleSource[];
}

/** A rule about one machine's file. */
export interface MachineRule extends RuleMetadata {
  readonly scope: 'machine';
  check(context: RuleContext): Iterable<Finding>;
}

/** A rule about a node of a cluster; a machine without any sign of a cluster never meets it. */
export interface ClusterRule extends RuleMetadata {
  readonly scope: 'cluster';
  /** The mechanisms it concerns; all when not given, as for Virtual Server, which has but one. */
  readonly mechanisms?: readonly Mechanism[];
  check(context: ClusterContext): Iterable<Finding>;
}

export type Rule = MachineRule | ClusterRule;

/** Makes a rule that runs once for every file of its formats. */
export function machineRule(rule: Omit<MachineRule, 'scope'>): MachineRule {
  return { scope: 'machine', ...rule };
}

/** Makes a rule that runs once for every node of a cluster with one of its mechanisms. */
export function clusterRule(rule: Omit<ClusterRule, 'scope'>): ClusterRule {
  return { scope: 'cluster', ...rule };
}

/**
 * A fix whose edits are worked out when somebody asks for them: most findings are read, and few are repaired. A class,
 * because V8 makes a kind of its own of every object literal with a getter.
 */
class LaterFix implements Fix {
  readonly title: Phrase;
  readonly safety: FixSafety;
  readonly #files: () => readonly FileEdits[];

  constructor(title: Phrase, safety: FixSafety, files: () => readonly FileEdits[]) {
    this.title = title;
    this.safety = safety;
    this.#files = once(files);
  }

  get files(): readonly FileEdits[] {
    return this.#files();
  }
}

/**
 * A fix of how something is written in one file: the spelling of a key or value, quotes, lines that stand twice, the text of
 * an element. For what a machine is or does `fixIn` and the machine's editor are there.
 */
export function textFix(
  machine: VirtualMachine,
  title: Phrase,
  safety: FixSafety,
  edits: readonly TextEdit[],
): Fix {
  return { title, safety, files: [{ uri: machine.uri, edits }] };
}

/** A fix for one machine, written with its editor. */
export function fixIn(
  machine: VirtualMachine,
  title: Phrase,
  safety: FixSafety,
  edit: (machine: VirtualMachine) => MachineEditor,
): Fix {
  return new LaterFix(title, safety, () => [{ uri: machine.uri, edits: edit(machine).edits() }]);
}

/** A fix over several machines, each edited once although it may be named twice; files that nothing changes in are left out. */
export function fixAcross(
  machines: readonly VirtualMachine[],
  title: Phrase,
  edit: (machine: VirtualMachine) => MachineEditor,
): Fix {
  return new LaterFix(title, 'unsafe', () =>
    [...new Set(machines)]
      .map((machine) => ({ uri: machine.uri, edits: edit(machine).edits() }))
      .filter(({ edits }) => edits.length > 0),
  );
}

/** A fix over several machines that does one thing to each of these, such as disks, adapters or controllers of theirs. */
export function fixForEach<T extends { readonly machine: VirtualMachine }>(
  all: readonly T[],
  title: Phrase,
  edit: (editor: MachineEditor, one: T) => void,
): Fix {
  return fixAcross(
    all.map(({ machine }) => machine),
    title,
    (machine) => {
      const editor = editMachine(machine);
      for (const one of all.filter((each) => each.machine === machine)) edit(editor, one);
      return editor;
    },
  );
}
