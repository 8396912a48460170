import { GRAPH_FORMATS } from '../graph/graph.js';
import { REPORTS } from '../report/formats.js';

/** One option of the command line, as it is read and as the help tells it. */
export interface OptionRow {
  readonly name: string;
  /** What stands for its value in the help; without one it is a switch. */
  readonly value?: string;
  /** The words it takes, where only some are possible. */
  readonly words?: readonly string[];
  readonly isRepeatable?: true;
  /** Lines of the help. */
  readonly about: readonly string[];
}

/** Options that belong together, under one heading of the help. */
export interface OptionGroup {
  readonly title: string;
  readonly options: readonly OptionRow[];
}

export const OPTION_GROUPS: readonly OptionGroup[] = [
  {
    title: 'Repairs',
    options: [
      { name: 'fix', about: ['repair spelling, quotes and the like in the files'] },
      {
        name: 'unsafe-fixes',
        about: ['with --fix or --diff: also repair what changes a', 'machine or several; read the result'],
      },
      { name: 'diff', about: ['print what --fix would change, and write nothing'] },
    ],
  },
  {
    title: 'Settings',
    options: [
      {
        name: 'config',
        value: 'FILE',
        about: ['these settings instead of the vmxlint.json beside or', 'above a file'],
      },
      {
        name: 'product',
        value: 'PRODUCT',
        about: [
          'the product of all files: esx2, esx3, vsphere4 to',
          'vsphere9, gsx3, server1, server2, workstation, vs2005',
        ],
      },
      {
        name: 'rule',
        value: 'NAME=LEVEL',
        isRepeatable: true,
        about: ['how loud a rule or group is: off, hint, info,', 'warning, error; can be repeated'],
      },
    ],
  },
  {
    title: 'What fails',
    options: [
      {
        name: 'fail-on',
        value: 'SEVERITY',
        about: ['exit with 1 from this severity on: error, warning', '(default), info, hint, or never'],
      },
      { name: 'max-warnings', value: 'N', about: ['let up to N warnings pass'] },
      { name: 'baseline', value: 'FILE', about: ['findings that are listed in FILE neither show nor count'] },
      { name: 'update-baseline', about: ['list the findings of today in the file of --baseline'] },
    ],
  },
  {
    title: 'Report',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        words: Object.keys(REPORTS),
        about: ['text (default), json, sarif, github, gitlab or junit'],
      },
      {
        name: 'graph',
        value: 'FORMAT',
        words: GRAPH_FORMATS,
        about: ['draw machines, disks and networks instead: mermaid,', 'dot or svg'],
      },
      {
        name: 'output',
        value: 'FILE',
        about: ['write the report, the diff or the graph there;', '- is standard output'],
      },
      { name: 'no-color', about: ['no colours, as with NO_COLOR in the environment'] },
    ],
  },
  {
    title: 'Other',
    options: [
      { name: 'stdin-filename', value: 'FILE', about: ['what the text of standard input counts as, with -'] },
      { name: 'version', about: ['print the version'] },
      { name: 'help', about: ['print this text'] },
    ],
  },
];

export const OPTIONS: readonly OptionRow[] = OPTION_GROUPS.flatMap(({ options }) => options);
