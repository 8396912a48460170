import { parseArgs } from 'node:util';
import { messageOf } from '../workspace/errorText.js';
import { SEVERITIES, type Severity } from '../rules/severity.js';
import { lintPaths } from './lintPaths.js';
import { commandLineSettings, type CommandLineSettings } from './commandLineSettings.js';
import { jsonReport } from './report/json.js';
import type { LintResult } from './report/result.js';
import { textReport } from './report/text.js';
import { VERSION } from './version.js';

const HELP = `vmxlint ${VERSION}
Finds the mistakes in VMware .vmx and Microsoft .vmc files that break a cluster.

Usage: vmxlint [options] [paths...]

Paths are machine files, or folders that are searched for them; without one, the current folder.

  --format text|json   text for people (default), json for programs
  --fail-on SEVERITY   exit with 1 from this severity on: error, warning (default), info, hint, or never
  --config FILE        these settings instead of the vmxlint.json beside or above a file
  --product PRODUCT    the product of all files: esx2, esx3, vsphere4 ... vsphere8, gsx3, server1,
                       server2, workstation, vs2005
  --rule NAME=LEVEL    how loud a rule or group is: off, hint, info, warning, error; can be repeated
  --version            print the version
  --help               print this text

Exit codes: 0 nothing to complain about, 1 findings, 2 wrong usage or a file that could not be read.

Examples:
  vmxlint node1.vmx node2.vmx        two nodes of a cluster
  vmxlint .                          everything below the current folder
  vmxlint --format json . >out.json  for another program
  vmxlint --fail-on error .          let warnings pass
  vmxlint --rule cluster-single-nic=off --product esx3 node1.vmx`;

const FORMATS: Readonly<Record<string, (result: LintResult) => string>> = {
  text: textReport,
  json: jsonReport,
};

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`vmxlint: ${options}\nvmxlint --help shows what can be asked for.`);
    return 2;
  }
  if (options.help || options.version) {
    console.log(options.help ? HELP : VERSION);
    return 0;
  }
  const settings = await commandLineSettings(options.settings, process.cwd());
  if (typeof settings === 'string') {
    console.error(`vmxlint: ${settings}`);
    return 2;
  }
  const result = await lintPaths(options.paths, process.cwd(), settings);
  await write(options.report(result));
  if (result.problems.length > 0) return 2;
  return result.findings.some(({ severity }) => options.failOn.includes(severity)) ? 1 : 0;
}

interface Options {
  readonly help: boolean;
  readonly version: boolean;
  readonly paths: readonly string[];
  readonly report: (result: LintResult) => string;
  readonly failOn: readonly Severity[];
  readonly settings: CommandLineSettings;
}

/** The options, or what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'warning' },
        config: { type: 'string' },
        product: { type: 'string' },
        rule: { type: 'string', multiple: true, default: [] },
        version: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const report = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (!report)
      return `--format ${values.format} is not known; it can be ${Object.keys(FORMATS).join(' or ')}.`;
    const failOn = severitiesFrom(values['fail-on']);
    if (!failOn)
      return `--fail-on ${values['fail-on']} is not known; it can be ${SEVERITIES.toReversed().join(', ')} or never.`;
    const paths = positionals.length > 0 ? positionals : ['.'];
    const { config, product, rule } = values;
    return {
      help: values.help,
      version: values.version,
      paths,
      report,
      failOn,
      settings: { config, product, rule },
    };
  } catch (error) {
    return messageOf(error);
  }
}

/** The severities that make a run fail. */
function severitiesFrom(word: string): readonly Severity[] | undefined {
  if (word === 'never') return [];
  const index = SEVERITIES.findIndex((severity) => severity === word);
  return index === -1 ? undefined : SEVERITIES.slice(index);
}

/** A pipe may take its time: the process must not end before it has everything. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      // A reader that has seen enough, such as head, is no failure.
      if (error && !('code' in error && error.code === 'EPIPE')) reject(error);
      else resolve();
    });
  });
}
