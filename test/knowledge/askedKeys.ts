import { readdirSync, readFileSync } from 'node:fs';
import { ClusterIndex } from '../../server/src/cluster/clusterIndex.js';
import type { MachineFacts } from '../../server/src/cluster/machineFacts.js';
import { findKey } from '../../server/src/knowledge/vmxKeys.js';
import { lintMachine } from '../../server/src/lint/lintMachine.js';
import { readDevices } from '../../server/src/machine/vmx/devices.js';
import { readNetworkAdapters } from '../../server/src/machine/vmx/networkAdapters.js';
import { settingReader } from '../../server/src/machine/vmx/settings.js';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import type { VmxTree } from '../../server/src/syntax/vmx/tree.js';
import { indexOf, uri } from '../cluster/machines.js';
import type { Files } from '../lintFiles.js';
import { readRulePage } from '../rules/rulePage.js';

const PAGES = new URL('../../docs/rules/', import.meta.url);
const SOURCES = new URL('../../server/src/', import.meta.url);

/** The settings that rules and the machine model look for by name, each with one place that does. */
export interface AskedKeys {
  /** By the patterns of the catalogue. */
  readonly known: ReadonlyMap<string, string>;
  /** By key, where the catalogue has none like it. */
  readonly unknown: ReadonlyMap<string, string>;
}

/** What no IDE or SATA controller has: the machine model asks controllers of all kinds alike. */
const OF_NO_OTHER_BUS = /^(?:ide|sata)\d(?::\d)?\.(?:virtualDev|sharedBus|shared|sharing)$/;

/**
 * The settings that are asked of a tree while all rules run over every example of every page, or named in the code. A
 * question for a key that stands in the file does not count, because rules about all keys ask for each of them; nor does a
 * word of the code that the catalogue does not know, because most are no keys.
 */
export async function askedKeys(): Promise<AskedKeys> {
  const known = new Map<string, string>();
  const unknown = new Map<string, string>();
  const noteKnown = (key: string, place: string): boolean => {
    const pattern = findKey(key)?.pattern.text;
    if (pattern !== undefined && !known.has(pattern)) known.set(pattern, place);
    return pattern !== undefined;
  };
  const note = (key: string, place: string): void => {
    if (!noteKnown(key, place) && !OF_NO_OTHER_BUS.test(key)) unknown.set(key, place);
  };
  for (const [key, place] of namedInCode()) noteKnown(key, place);
  for (const { id } of ALL_RULES) {
    const page = readRulePage(new URL(`${id}.md`, PAGES));
    for (const heading of ['Wrong', 'Right', 'Not reported'])
      for (const { files } of page.examples(heading)) await lintRecorded(files, note);
  }
  return { known, unknown };
}

async function lintRecorded(files: Files, note: (key: string, place: string) => void): Promise<void> {
  const original = await indexOf(files);
  const index = new ClusterIndex();
  let place = 'the machine model';
  const all = Object.keys(files).flatMap((name) => original.facts(uri(name)) ?? []);
  for (const facts of all) {
    const told = recorded(facts, (key) => {
      note(key, place);
    });
    index.update(told);
  }
  for (const rule of ALL_RULES) {
    place = rule.id;
    for (const { machine } of all) lintMachine(index, machine.uri, { rules: [rule], levelOf: () => 'hint' });
  }
}

/** The same machine, with a tree that tells what it is asked for. */
function recorded(facts: MachineFacts, note: (key: string) => void): MachineFacts {
  const { machine } = facts;
  if (machine.source.format !== 'vmx') return facts;
  const original = machine.source.tree;
  const ask = (key: string): void => {
    if (original.all(key).length === 0) note(key);
  };
  const tree: VmxTree = {
    ...original,
    all: (key) => (ask(key), original.all(key)),
    only: (key) => (ask(key), original.only(key)),
  };
  const read = settingReader(tree, machine.encrypted);
  readDevices(tree, read);
  readNetworkAdapters(tree, read, machine.product);
  return { ...facts, machine: { ...machine, source: { format: 'vmx', tree } } };
}

/** Keys written as whole strings in the code of the machine model, of clusters and of rules. */
function* namedInCode(): Iterable<readonly [key: string, place: string]> {
  for (const room of ['machine', 'cluster', 'rules']) {
    for (const name of readdirSync(new URL(room, SOURCES), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const code = readFileSync(new URL(`${room}/${name}`, SOURCES), 'utf8');
      for (const { 1: key = '' } of code.matchAll(/'([.A-Za-z][\w.:-]*)'/g)) yield [key, `${room}/${name}`];
    }
  }
}
