import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../../rules/severity.js';
import { closestWord } from '../../rules/terms/closestWord.js';
import type { CommandLineSettings } from './commandLineSettings.js';
import { contradiction } from './contradictions.js';
import { REPORTS, type ReportFormat } from '../report/formats.js';
import { OPTIONS, type OptionRow } from './optionTable.js';
import { GRAPH_FORMATS, type GraphFormat } from '../graph/graph.js';

/** Words that are no paths when they come first. */
const COMMANDS = ['explain', 'rules', 'init'] as const;
export type Command = (typeof COMMANDS)[number];

/** What stands for standard output in the place of a file, as in other programs. */
const STANDARD_OUTPUT = '-';

/** The command line, read and found consistent. */
export interface Options {
  readonly help: boolean;
  readonly version: boolean;
  /** Undefined for linting. */
  readonly command: Command | undefined;
  /** Paths to lint, or what follows the command. */
  readonly paths: readonly string[];
  /** What the text of standard input counts as; undefined when files are linted. */
  readonly stdinFilename: string | undefined;
  readonly format: ReportFormat;
  readonly graph: GraphFormat | undefined;
  /** The file to write to; undefined for standard output. */
  readonly output: string | undefined;
  readonly noColor: boolean;
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly diff: boolean;
  /** The severities that make a run fail. */
  readonly failOn: readonly Severity[];
  readonly maxWarnings: number | undefined;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly settings: CommandLineSettings;
}

/** The options as written: a switch has no values. */
export interface WrittenOptions {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
  readonly command: Command | undefined;
}

/** The options, or what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
  const written = readWritten(args);
  if (typeof written === 'string') return written;
  const { values, words, command } = written;
  const last = (name: string): string | undefined => values.get(name)?.at(-1);
  const failOn = severitiesFrom(last('fail-on') ?? 'warning');
  if (failOn === undefined) {
    return isNone('fail-on', last('fail-on') ?? '', [...SEVERITIES.toReversed(), 'never']);
  }
  const maxWarnings = last('max-warnings');
  if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings))
    return `--max-warnings ${maxWarnings} is no number; it takes 0, 1, 2 and so on.`;
  const wrong = contradiction(written);
  if (wrong !== undefined) return wrong;
  return {
    help: values.has('help'),
    version: values.has('version'),
    command,
    paths: words.length > 0 || command !== undefined ? words : ['.'],
    stdinFilename: last('stdin-filename'),
    format: formatNamed(last('format') ?? 'text'),
    graph: GRAPH_FORMATS.find((name) => name === last('graph')),
    output: last('output') === STANDARD_OUTPUT ? undefined : last('output'),
    noColor: values.has('no-color'),
    fix: values.has('fix'),
    unsafeFixes: values.has('unsafe-fixes'),
    diff: values.has('diff'),
    failOn,
    maxWarnings: maxWarnings === undefined ? undefined : Number(maxWarnings),
    baseline: last('baseline'),
    updateBaseline: values.has('update-baseline'),
    settings: { config: last('config'), product: last('product'), rule: values.get('rule') ?? [] },
  };
}

function readWritten(args: readonly string[]): WrittenOptions | string {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(
        OPTIONS.map(({ name, value }) => [
          name,
          { type: value === undefined ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const values = new Map<string, readonly string[]>();
  const words: string[] = [];
  let command: Command | undefined;
  let isAfterDashes = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') isAfterDashes = true;
    else if (token.kind === 'positional') {
      const first = isAfterDashes || words.length > 0 || command !== undefined ? undefined : token.value;
      const named = COMMANDS.find((one) => one === first);
      if (named === undefined) words.push(token.value);
      else command = named;
    } else {
      const row = OPTIONS.find(({ name }) => name === token.name);
      if (!row) return unknownOption(token.rawName);
      const value = token.value;
      const wrong = valueComplaint(row, value, token.inlineValue === true);
      if (wrong !== undefined) return wrong;
      values.set(row.name, value === undefined ? [] : [...(values.get(row.name) ?? []), value]);
    }
  }
  return { values, words, command };
}

function unknownOption(written: string): string {
  const close = closestWord(
    written.replace(/^-+/, ''),
    OPTIONS.map(({ name }) => name),
  );
  return `There is no option ${written}.${close === undefined ? '' : ` Did you mean --${close}?`}`;
}

function valueComplaint(
  { name, value: placeholder, words }: OptionRow,
  value: string | undefined,
  isInline: boolean,
): string | undefined {
  if (placeholder === undefined) return value === undefined ? undefined : `--${name} takes no value.`;
  // A forgotten value would swallow the option that follows.
  if (value === undefined || value === '' || (!isInline && /^-./.test(value))) {
    const asked = `--${name} needs a value: --${name} ${placeholder}.`;
    return value === undefined || value === '' || placeholder !== 'FILE'
      ? asked
      : `${asked} One that begins with a dash is written --${name}=${value}.`;
  }
  return words === undefined || words.includes(value) ? undefined : isNone(name, value, words);
}

function isNone(name: string, value: string, words: readonly string[]): string {
  const close = closestWord(value, words);
  const list = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  return `--${name} ${value} is not known; ${close === undefined ? `it can be ${list}.` : `did you mean ${close}?`}`;
}

function formatNamed(word: string): ReportFormat {
  return (Object.keys(REPORTS) as ReportFormat[]).find((name) => name === word) ?? 'text';
}

/** The severities that make a run fail, from the mildest one that does. */
function severitiesFrom(word: string): readonly Severity[] | undefined {
  if (word === 'never') return [];
  const index = SEVERITIES.findIndex((severity) => severity === word);
  return index === -1 ? undefined : SEVERITIES.slice(index);
}
