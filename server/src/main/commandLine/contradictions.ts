import path from 'node:path';
import { SETTINGS_FILE } from '../../lint/settings/settings.js';
import type { Command, WrittenOptions } from './readOptions.js';

/** The options that a command knows; the switch for colours goes with all of them, and none has any. */
const OPTIONS_OF: Readonly<Record<Command, readonly string[]>> = {
  explain: ['output', 'no-color'],
  rules: ['format', 'output', 'no-color'],
  init: ['no-color'],
};

/** What does not go together on the command line, in words; undefined when everything does. */
export function contradiction({ values, words, command }: WrittenOptions): string | undefined {
  const has = (name: string): boolean => values.has(name);
  if (has('help') || has('version')) return undefined;
  const lost = wrongTarget(values);
  if (lost !== undefined) return lost;
  if (command !== undefined) return wrongCommand(command, values, words);
  const repairs = has('fix') || has('diff');
  if (has('unsafe-fixes') && !repairs) return '--unsafe-fixes goes with --fix or with --diff.';
  if (has('fix') && has('diff')) return '--fix writes and --diff only shows: use one of them.';
  if (has('graph') && (repairs || has('format') || has('baseline')))
    return '--graph prints a drawing: it goes neither with --fix or --diff nor with --format or --baseline.';
  if (has('diff') && has('format')) return '--diff prints a diff: it does not go with --format.';
  if (has('update-baseline') && !has('baseline')) return '--update-baseline needs --baseline FILE.';
  if (has('update-baseline') && has('diff'))
    return '--diff writes nothing: it does not go with --update-baseline.';
  return wrongStandardInput(has('stdin-filename'), words);
}

/** Files that this program reads: written over, they would be lost, and a new one would be taken for what it is not. */
function wrongTarget(values: WrittenOptions['values']): string | undefined {
  const [output, baseline, config] = ['output', 'baseline', 'config'].map((name) => values.get(name)?.at(-1));
  for (const [name, file] of Object.entries({ output, baseline }))
    if (file !== undefined && path.basename(file).toLowerCase() === SETTINGS_FILE)
      return `--${name} ${file} would take the place of settings: ${SETTINGS_FILE} is read as such. Name another file.`;
  if (baseline !== undefined && isMachineOrDisk(baseline))
    return `--baseline ${baseline} is no list of findings: it has the ending of a machine or disk. Name another file.`;
  if (output === undefined) return undefined;
  const isRepaired = values.has('fix') && values.has('stdin-filename');
  if (!isRepaired && isMachineOrDisk(output))
    return `--output ${output} would take the place of a machine or disk: it has their ending. Name another file.`;
  const same = Object.entries({ baseline, config }).find(([, file]) => isSameFile(output, file));
  return same && `--output and --${same[0]} name the same file, ${output}, which would be written over.`;
}

const isMachineOrDisk = (file: string): boolean => /\.(?:vmx|vmtx|vmc|vmdk|vhd)$/i.test(file);

function isSameFile(one: string, other: string | undefined): boolean {
  return other !== undefined && path.resolve(one) === path.resolve(other);
}

function wrongCommand(
  command: Command,
  values: WrittenOptions['values'],
  words: readonly string[],
): string | undefined {
  const [extra] = words.slice(command === 'explain' ? 1 : 0);
  if (extra !== undefined)
    return `vmxlint ${command} does not take "${extra}". To lint a folder of that name write ./${command}.`;
  if (command === 'explain' && words.length === 0)
    return 'Which rule shall be explained? Write vmxlint explain RULE; vmxlint rules lists them.';
  const unknown = [...values.keys()].find((name) => !OPTIONS_OF[command].includes(name));
  if (unknown !== undefined) return `vmxlint ${command} does not take --${unknown}.`;
  const format = values.get('format')?.at(-1) ?? 'text';
  return format === 'text' || format === 'json'
    ? undefined
    : `vmxlint rules does not take --format ${format}; it can be text or json.`;
}

function wrongStandardInput(isNamed: boolean, words: readonly string[]): string | undefined {
  const isRead = words.includes('-');
  if (isRead && !isNamed) return 'To lint standard input, say what it is: --stdin-filename node1.vmx -.';
  if (isNamed && !isRead) return '--stdin-filename goes with the path -, which stands for standard input.';
  return isRead && words.length > 1
    ? 'The path - stands alone: other files are read in a run of their own.'
    : undefined;
}
