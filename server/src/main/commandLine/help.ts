import { VERSION } from '../version.js';
import { OPTION_GROUPS, type OptionGroup, type OptionRow } from './optionTable.js';

const INTRODUCTION = `vmxlint ${VERSION}
Finds the mistakes in VMware .vmx and Microsoft .vmc files that break a cluster.

Usage: vmxlint [options] [paths...]
Paths are files, folders or globs; without any, the current folder is checked.

Instead of paths:
  explain RULE           what a rule is about
  rules                  all rules; with --format json for programs
  init                   begin a vmxlint.json in the current folder

Examples:
  vmxlint node1.vmx node2.vmx           two nodes of a cluster
  vmxlint '**/*.vmx'                    a glob, in quotes, on any system
  vmxlint --diff .                      see what --fix would repair
  vmxlint --fix .                       repair it
  vmxlint --format sarif --output vmxlint.sarif .
  vmxlint --baseline known.json --update-baseline .
                                        from now on only what is new counts
  vmxlint --graph svg --output cluster.svg .
  vmxlint --rule cluster-single-nic=off --product esx3 node1.vmx
  vmxlint --stdin-filename node1.vmx - <node1.vmx`;

const EXIT_CODES = `Exit codes:
  0  nothing to complain about
  1  findings
  2  wrong usage, or a file that could not be read or written

A folder that is called rules, init or explain: write ./rules.`;

/** Columns up to the explanations of options. */
const MARGIN = 25;

/** The text of `--help`, at most 80 columns wide. */
export function helpText(): string {
  return [INTRODUCTION, ...OPTION_GROUPS.map(groupText), EXIT_CODES].join('\n\n') + '\n';
}

function groupText({ title, options }: OptionGroup): string {
  return [`${title}:`, ...options.flatMap(optionLines)].join('\n');
}

function optionLines({ name, value, about }: OptionRow): string[] {
  const words = `  --${name}${value === undefined ? '' : ` ${value}`}`;
  return about.map((line, index) => (index === 0 ? words : '').padEnd(MARGIN) + line);
}
