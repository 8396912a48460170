import { NOTHING_DECLARED, type OutsideDeclaration } from '../../machine/declaration.js';
import type { Rule } from '../../rules/rule.js';
import type { RuleSeverity } from '../../rules/severity.js';
import { matches } from './globs.js';
import { isDiskNamed } from './namedDisk.js';
import { pathBelow } from './pathBelow.js';
import { namesOf } from './ruleNames.js';
import type { RuleLevels, SettingsLayer } from './settings.js';

/** What all settings together say about one file. */
export interface FileSettings {
  /** The name of the settings that want the file ignored; undefined where none do. */
  readonly ignoredBy: string | undefined;
  /** Undefined where no setting speaks of the rule. */
  readonly levelOf: (rule: Rule) => RuleSeverity | undefined;
  readonly declaration: OutsideDeclaration;
}

/** @param layers the weakest first: the editor's settings, vmxlint.json, the command line. */
export function settingsFor(uri: string, layers: readonly SettingsLayer[]): FileSettings {
  const levels: RuleLevels[] = [];
  let declaration = NOTHING_DECLARED;
  let ignoredBy: string | undefined;
  for (const { folder, name, settings } of layers) {
    const path = pathBelow(folder, uri);
    const isFor = (globs: readonly string[]): boolean => path !== undefined && matches(path, globs);
    const overrides = settings.overrides.filter(({ files }) => isFor(files));
    levels.push(settings.rules, ...overrides.map(({ rules }) => rules));
    if (isFor(settings.ignore)) ignoredBy = name;
    const product =
      overrides.findLast((override) => override.product !== undefined)?.product ?? settings.product;
    if (product !== undefined) declaration = { ...declaration, product, by: name };
    const index = settings.clusters.findIndex(({ nodes }) => isFor(nodes));
    const cluster = settings.clusters[index];
    if (cluster) {
      declaration = {
        ...declaration,
        by: name,
        kind: cluster.kind,
        group: `${folder}#${index}`,
        isSharedDisk: (fileName) =>
          cluster.sharedDisks.some((disk) => isDiskNamed(disk, folder, uri, fileName)),
      };
    }
  }
  return { ignoredBy, levelOf: (rule) => lastLevel(levels, rule), declaration };
}

function lastLevel(levels: readonly RuleLevels[], rule: Rule): RuleSeverity | undefined {
  for (const layer of levels.toReversed()) {
    const level = levelIn(layer, rule);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** Within one layer the rule's own name counts more than its group, and the group more than `*`. */
function levelIn(levels: RuleLevels, rule: Rule): RuleSeverity | undefined {
  for (const names of namesOf(rule)) {
    for (const name of names) if (Object.hasOwn(levels, name)) return levels[name];
  }
  return undefined;
}
