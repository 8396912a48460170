import { nodeOf } from '../../cluster/cluster.js';
import { inWords, say, type Phrase } from '../../l10n/phrase.js';
import { ALL_RULES } from '../../rules/allRules.js';
import type { Rule } from '../../rules/rule.js';
import { severityFor } from '../../rules/severity.js';
import { SHOW_RULE_COMMAND } from '../extensionCommands.js';
import type { MachineDocument } from '../machineDocument.js';
import type { Session } from '../session.js';
import { inCode, linkTo } from './markedPhrase.js';
import table from './rulesOfSettings.json' with { type: 'json' };

/** More links than this nobody follows. */
const MOST_RULES = 4;

let bySetting: ReadonlyMap<string, readonly string[]> | undefined;
let byId: ReadonlyMap<string, Rule> | undefined;

/**
 * The rules that look at a setting, those first that concern this machine: the rules of clusters for a node, else those of
 * single machines. Rules that say nothing on the machine's product are left out.
 * @param setting the text of a pattern of `vmxKeys`, or the path of an element of a .vmc
 */
export function ruleLine(document: MachineDocument, setting: string): Phrase[] {
  const { machine, session } = document;
  const cluster = session.workspace.index.clusterOf(machine.uri);
  const scope = cluster && nodeOf(cluster, machine.uri) ? 'cluster' : 'machine';
  const fitting = rulesOf(setting).filter(
    (rule) =>
      rule.formats.includes(machine.source.format) && severityFor(rule.severity, machine.product) !== 'off',
  );
  const sorted = [
    ...fitting.filter((rule) => rule.scope === scope),
    ...fitting.filter((rule) => rule.scope !== scope),
  ];
  const links = sorted.slice(0, MOST_RULES).map(({ id }) => ruleLink(session, id));
  return links.length === 0 ? [] : [say`Rules: ${inWords(links)}`];
}

/** The id of a rule; it leads to its page where the client can show it. */
export function ruleLink({ abilities }: Session, id: string): Phrase {
  if (!abilities.showsRules) return inCode(id);
  return linkTo(id, `command:${SHOW_RULE_COMMAND}?${encodeURIComponent(JSON.stringify([id]))}`);
}

/** The rule with this id or alias. */
export function findRule(name: string): Rule | undefined {
  return ruleMap().get(name);
}

/** The rules that look at a setting, as the table says. */
export function rulesOf(setting: string): readonly Rule[] {
  bySetting ??= readTable();
  return (bySetting.get(setting) ?? []).flatMap((id) => ruleMap().get(id) ?? []);
}

function readTable(): ReadonlyMap<string, readonly string[]> {
  const read = new Map<string, string[]>();
  for (const { settings, rules } of table.rows)
    for (const setting of settings) read.set(setting, [...(read.get(setting) ?? []), ...rules]);
  return read;
}

function ruleMap(): ReadonlyMap<string, Rule> {
  byId ??= new Map(
    ALL_RULES.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])].map((name) => [name, rule] as const)),
  );
  return byId;
}
