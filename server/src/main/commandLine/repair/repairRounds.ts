import type { LintedFinding, LintedFix } from '../../../lint/lintedFinding.js';
import type { TextEdit } from '../../../syntax/text.js';
import { EditedText } from '../../../syntax/editedText.js';
import type { Workspace } from '../../../workspace/workspace.js';
import { chooseFixes, type ChosenFix } from './chooseFixes.js';
import type { RepairableFile } from './repairableFile.js';

/** A file may need a round for each of its unsafe repairs; more than this many means that two rules disagree. */
const MAX_ROUNDS = 100;

/** What is to be repaired, and how files are opened for it. */
export interface RepairOrder {
  readonly workspace: Workspace;
  /** Files whose findings are repaired; their fixes may change other files too. */
  readonly uris: readonly string[];
  readonly unsafe: boolean;
  readonly findingsOf: (uri: string) => Promise<readonly LintedFinding[]>;
  /** The content of a file that may be changed; a text says why it may not. */
  readonly open: (uri: string) => Promise<RepairableFile | string>;
}

/** All repairs, made in memory; nothing is written yet. */
export interface Repairs {
  readonly done: readonly ChosenFix[];
  /** The changed files, and how they lay on disk. */
  readonly files: ReadonlyMap<string, RepairableFile>;
  /** For each changed file the edits of what lay on disk. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Files in which a repair was not made, and why. */
  readonly leftAlone: ReadonlyMap<string, string>;
  /** There still was something to repair when the last round was over. */
  readonly isUnfinished: boolean;
}

/** Repairs round by round, until nothing is left that can be repaired. The workspace then holds the repaired texts. */
export async function repairInRounds(order: RepairOrder): Promise<Repairs> {
  const { workspace, uris, unsafe, findingsOf } = order;
  const done: ChosenFix[] = [];
  const opened = new Map<string, RepairableFile | string>();
  const texts = new Map<string, EditedText>();
  const isAsked = ({ safety, blocked }: LintedFix): boolean =>
    blocked === undefined && (unsafe || safety === 'safe');
  const mayChange = ({ files }: LintedFix): boolean =>
    files.every(({ uri }) => typeof opened.get(uri) === 'object');
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const findings: LintedFinding[] = [];
    for (const uri of uris) findings.push(...(await findingsOf(uri)));
    const asked = findings
      .flatMap(({ fixes }) => fixes.slice(0, 1).filter(isAsked))
      .flatMap(({ files }) => files);
    for (const { uri } of asked) if (!opened.has(uri)) opened.set(uri, await order.open(uri));
    const chosen = chooseFixes(findings, (fix) => isAsked(fix) && mayChange(fix));
    if (chosen.length === 0) return result(done, opened, texts, false);
    done.push(...chosen);
    for (const [uri, edits] of editsByFile(chosen)) {
      const text = texts.get(uri) ?? new EditedText(workspace.text(uri) ?? '');
      texts.set(uri, text);
      text.apply(edits);
    }
    // All texts change before anything is linted again: between two nodes of a cluster half a repair is a new mistake.
    for (const [uri] of editsByFile(chosen)) await workspace.open(uri, texts.get(uri)?.text ?? '', undefined);
  }
  return result(done, opened, texts, true);
}

function editsByFile(chosen: readonly ChosenFix[]): ReadonlyMap<string, readonly TextEdit[]> {
  const all = new Map<string, TextEdit[]>();
  for (const { uri, edits } of chosen.flatMap(({ fix }) => fix.files))
    all.set(uri, [...(all.get(uri) ?? []), ...edits]);
  return all;
}

function result(
  done: readonly ChosenFix[],
  opened: ReadonlyMap<string, RepairableFile | string>,
  texts: ReadonlyMap<string, EditedText>,
  isUnfinished: boolean,
): Repairs {
  const changed = [...texts]
    .map(([uri, text]) => [uri, text.edits()] as const)
    .filter(([, edits]) => edits.length > 0);
  const files = changed.flatMap(([uri]) => {
    const file = opened.get(uri);
    return typeof file === 'object' ? [[uri, file] as const] : [];
  });
  const refused = [...opened].flatMap(([uri, file]) =>
    typeof file === 'string' ? [[uri, file] as const] : [],
  );
  return { done, files: new Map(files), edits: new Map(changed), leftAlone: new Map(refused), isUnfinished };
}
