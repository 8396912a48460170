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
