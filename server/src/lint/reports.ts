import { MAX_NODES } from '../cluster/clusterIndex.js';
import type { MachineFacts } from '../cluster/machineFacts.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { MAX_DEVICES } from '../machine/virtualMachine.js';
import type { Rule } from '../rules/rule.js';
import type { LintedFinding } from './lintedFinding.js';

/** Findings shown for one file; that there are more is said. */
export const FINDING_LIMIT = 500;

/** Related places shown for one finding; the message names how many there are. */
export const RELATED_LIMIT = 20;

/** One rule failed; the others still ran. */
export function internalError(facts: MachineFacts, rule: Rule): LintedFinding {
  return report(facts, 'internal-error', rule.id, [
    say`The check ${rule.id} failed on this file. Nothing is wrong with the file because of that, but this one check was not made.`,
    say`Please report it with the file and the log of the language server.`,
  ]);
}

/** More was found than is shown. */
export function limitReached(facts: MachineFacts): LintedFinding {
  return report(facts, 'finding-limit', 'file', [
    say`More than ${FINDING_LIMIT} problems were found in this file; the first ${FINDING_LIMIT} are shown.`,
    say`Repair some of these to see the others.`,
  ]);
}

/** Settings of one .vmx: real ones have some hundred, and every repair looks at all of them. */
export const SETTING_LIMIT = 20_000;

/** More is written in the file than is looked at. */
export function tooManySettings(facts: MachineFacts, count: number): LintedFinding {
  return report(facts, 'setting-limit', 'file', [
    say`This file has ${count} settings and is not checked: the limit is ${SETTING_LIMIT}.`,
    say`No product writes so many; see whether it is a .vmx at all.`,
  ]);
}

/** More devices are named than are looked at. */
export function devicesCutOff(facts: MachineFacts): LintedFinding {
  return report(facts, 'device-limit', 'devices', [
    say`This file names ${MAX_DEVICES} devices of one kind or more, and no product has so many.`,
    say`Only the first ${MAX_DEVICES} are looked at; delete what does not belong here.`,
  ]);
}

/** Too many machines name one disk to be compared with each other. */
export function crowdFound(facts: MachineFacts, count: number): LintedFinding {
  return report(facts, 'node-limit', 'cluster', [
    say`${count} machines are tied together by the disks they name or by the settings, and a cluster has at most ${MAX_NODES} nodes.`,
    say`So nothing is said about them as a cluster. Take copies and backups out with "ignore" in vmxlint.json, or open a smaller folder.`,
  ]);
}

function report(
  { machine }: MachineFacts,
  ruleId: string,
  subject: string,
  message: readonly Phrase[],
): LintedFinding {
  return {
    rule: undefined,
    ruleId,
    severity: 'info',
    tellsOfGap: true,
    key: `${ruleId}@${subject}`,
    subject,
    uri: machine.uri,
    span: machine.anchor,
    message,
    related: [],
    fixes: [],
  };
}
