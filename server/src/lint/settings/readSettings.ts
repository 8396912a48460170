import { getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { say, type Phrase } from '../../l10n/phrase.js';
import { CLUSTER_KINDS } from '../../machine/declaration.js';
import { PRODUCTS } from '../../machine/product.js';
import { SEVERITIES } from '../../rules/severity.js';
import type { Span } from '../../syntax/text.js';
import {
  folderMeant,
  hasTooManyStars,
  isElsewhere,
  isException,
  MOST_DOUBLE_STARS,
  MOST_STARS,
} from './globs.js';
import { jsonComplaint } from './jsonComplaints.js';
import { noneOf, noSuch, type Meant } from './wordComplaints.js';
import {
  NO_SETTINGS,
  type ClusterSetting,
  type Override,
  type RuleLevels,
  type Settings,
} from './settings.js';

/** Something in the settings that has no effect, for a person, and where. */
export interface SettingProblem {
  /** An error where nobody can tell how much of the settings is lost; a warning where all of the rest counts. */
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: Phrase;
}

/** A file, glob or disk of the settings, and where it stands. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

/** What a cluster of the settings is made of. */
export interface WrittenCluster {
  readonly nodes: readonly Written[];
  readonly sharedDisks: readonly Written[];
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
  readonly clusters: readonly WrittenCluster[];
}

/** In characters: a longer path or glob is none, and would take long to match. */
const MAX_TEXT = 1000;

/** Brackets inside each other: the JSON reader calls itself for each. */
const MAX_DEPTH = 100;

/**
 * Wrong names for which the one that was meant is looked for. It takes a millisecond each, and what has more is no file of
 * settings.
 */
const MOST_GUESSED = 100;

export const LEVELS = ['off', ...SEVERITIES] as const;

/**
 * Reads settings from JSON; comments and trailing commas are allowed. What is wrong is left out and told; the rest counts.
 * @param names every word that `rules` may use: ids, aliases, categories and `*`.
 */
export function readSettings(text: string, names: ReadonlySet<string>): ReadSettings {
  const errors: ParseError[] = [];
  const reader = new SettingsReader(names, text.length);
  if (isTooDeep(text)) {
    const message = say`This is not read: brackets stand more than ${MAX_DEPTH} levels deep inside each other.`;
    return {
      settings: NO_SETTINGS,
      problems: [{ severity: 'error', span: { start: 0, end: 1 }, message }],
      clusters: [],
    };
  }
  // A byte order mark is no JSON; the blank in its place keeps the places of the rest.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  // Two brackets that are missing at the end are one mistake at one place.
  const places = new Set<number>();
  for (const { error, offset, length } of errors) {
    if (places.has(offset)) continue;
    places.add(offset);
    const span = { start: offset, end: Math.min(offset + Math.max(length, 1), Math.max(text.length, 1)) };
    reader.problems.push({
      severity: 'error',
      span,
      message: say`This is not JSON: ${jsonComplaint(error)}.`,
    });
  }
  return { settings: reader.settings(root), problems: reader.problems, clusters: reader.clusters };
}

const KEYS = ['$schema', 'rules', 'product', 'clusters', 'overrides', 'ignore'];
const CLUSTER_KEYS = ['nodes', 'kind', 'sharedDisks'];
const OVERRIDE_KEYS = ['files', 'rules', 'product'];

class SettingsReader {
  readonly problems: SettingProblem[] = [];
  readonly clusters: WrittenCluster[] = [];
  readonly #names: ReadonlySet<string>;
  readonly #length: number;

  constructor(names: ReadonlySet<string>, length: number) {
    this.#names = names;
    this.#length = length;
  }

  settings(root: Node | undefined): Settings {
    const values = this.#object(root, KEYS, say`The settings must be an object in braces.`);
    return {
      rules: this.#levels(values.get('rules')),
      product: this.#word(values.get('product'), PRODUCTS, 'product'),
      clusters: this.#list(values.get('clusters')).map((node) => this.#cluster(node)),
      overrides: this.#list(values.get('overrides')).map((node) => this.#override(node)),
      ignore: this.#globs(values.get('ignore')).map(({ text }) => text),
    };
  }

  #cluster(node: Node): ClusterSetting {
    const values = this.#object(node, CLUSTER_KEYS, say`A cluster must be an object in braces.`);
    const nodes = this.#globs(values.get('nodes'));
    const sharedDisks = this.#texts(values.get('sharedDisks'));
    this.clusters.push({ nodes, sharedDisks });
    if (isNothing(values.get('nodes')))
      this.#tell(node, say`A cluster needs "nodes": the files of its machines.`);
    return {
      nodes: nodes.map(({ text }) => text),
      kind: this.#word(values.get('kind'), CLUSTER_KINDS, 'kind'),
      sharedDisks: sharedDisks.map(({ text }) => text),
    };
  }

  #override(node: Node): Override {
    const values = this.#object(node, OVERRIDE_KEYS, say`An override must be an object in braces.`);
    const files = this.#globs(values.get('files')).map(({ text }) => text);
    if (isNothing(values.get('files')))
      this.#tell(node, say`An override needs "files": the files it is for.`);
    return {
      files,
      rules: this.#levels(values.get('rules')),
      product: this.#word(values.get('product'), PRODUCTS, 'product'),
    };
  }

  /** Levels by name. A name nobody knows is told: a misspelled id would silently change nothing. */
  #levels(node: Node | undefined): RuleLevels {
    const levels: Record<string, (typeof LEVELS)[number]> = {};
    for (const { key, keyNode, value } of this.#entries(node, say`"rules" must be an object in braces.`)) {
      if (!this.#names.has(key))
        this.#tell(keyNode, this.#meant(say`There is no rule "${key}".`, key, [...this.#names]));
      const level = this.#word(value, LEVELS, 'level');
      if (level !== undefined && this.#names.has(key)) levels[key] = level;
    }
    return levels;
  }

  #object(node: Node | undefined, known: readonly string[], noObject: Phrase): Map<string, Node> {
    const values = new Map<string, Node>();
    for (const { key, keyNode, value } of this.#entries(node, noObject)) {
      if (known.includes(key)) values.set(key, value);
      else this.#tell(keyNode, this.#meant(say`There is no setting "${key}".`, key, known));
    }
    return values;
  }

  #entries(node: Node | undefined, noObject: Phrase): { key: string; keyNode: Node; value: Node }[] {
    if (!node) return [];
    if (node.type !== 'object') {
      this.#tell(node, noObject);
      return [];
    }
    const entries = childrenOf(node).flatMap((property) => {
      const [keyNode, value] = childrenOf(property);
      return keyNode && value ? [{ key: String(keyNode.value), keyNode, value }] : [];
    });
    const last = new Map(entries.map((entry) => [entry.key, entry]));
    for (const { key, keyNode } of entries.filter((entry) => last.get(entry.key) !== entry))
      this.#tell(
        keyNode,
        say`"${key}" is written again further down, and only the last one counts. Put all of it in one place.`,
      );
    return [...last.values()];
  }

  #list(node: Node | undefined): readonly Node[] {
    if (!node || node.type === 'array') return childrenOf(node);
    this.#tell(node, say`This must be a list in brackets.`);
    return [];
  }

  #texts(node: Node | undefined): Written[] {
    return this.#list(node).flatMap((item) => {
      const text = this.#text(item);
      return text === undefined ? [] : { text, span: this.#spanOf(item) };
    });
  }

  #globs(node: Node | undefined): Written[] {
    return this.#list(node).flatMap((item) => {
      const text = this.#text(item);
      if (text === undefined) return [];
      const complaint = globComplaint(text);
      if (complaint === undefined) return { text, span: this.#spanOf(item) };
      this.#tell(item, complaint);
      return [];
    });
  }

  #text(item: Node): string | undefined {
    const text = item.type === 'string' ? String(item.value) : undefined;
    if (text !== undefined && text !== '' && text.length <= MAX_TEXT) return text;
    this.#tell(item, say`This must be a text in quotes, not empty and of at most ${MAX_TEXT} characters.`);
    return undefined;
  }

  #word<T extends string>(node: Node | undefined, words: readonly T[], meant: Meant): T | undefined {
    if (!node) return undefined;
    const value: unknown = getNodeValue(node);
    const word = words.find((one) => one === value);
    if (word === undefined) {
      this.#tell(node, noneOf(words, typeof value === 'string' ? value : undefined, meant));
    }
    return word;
  }

  #meant(message: Phrase, word: string, known: readonly string[]): Phrase {
    return this.problems.length < MOST_GUESSED ? noSuch(message, word, known) : message;
  }

  #tell(node: Node, message: Phrase): void {
    this.problems.push({ severity: 'warning', span: this.#spanOf(node), message });
  }

  #spanOf({ offset, length }: Node): Span {
    // The JSON reader counts a bracket that was never written.
    return { start: offset, end: Math.min(offset + length, this.#length) };
  }
}

/** Why a glob is left out; undefined for one that counts. */
function globComplaint(glob: string): Phrase | undefined {
  if (isException(glob))
    return say`This is not compared with any file: a glob that begins with ! takes nothing out of a list. List only what is meant; for a name that begins with ! write ./! in front.`;
  if (isElsewhere(glob))
    return say`This fits no file: a glob begins in the folder of these settings, goes down from there and has / between the folders. Write it like that, as in old/**.`;
  const folder = folderMeant(glob);
  if (folder !== undefined)
    return say`This fits no file: a glob is compared with files, and this one names a folder. Write ${folder}/** for all that is in it.`;
  return hasTooManyStars(glob)
    ? say`This is not compared with any file: a glob has at most ${MOST_STARS} stars in one part of the path, and at most ${MOST_DOUBLE_STARS} times **. More could take minutes.`
    : undefined;
}

/** True where no list is written, or an empty one; what is wrong in a list, or instead of one, is told there. */
const isNothing = (node: Node | undefined): boolean =>
  node === undefined || (node.type === 'array' && childrenOf(node).length === 0);

/** Items of a list, properties of an object, key and value of a property; none where nothing is written. */
const childrenOf = (node: Node | undefined): readonly Node[] => node?.children ?? [];

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[{\]}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
