import { REPORTS } from '../report/formats.js';
import type { LintResult } from '../report/result.js';
import { wantsColor } from './color.js';
import { write, writeAside } from './output.js';
import type { Options } from './readOptions.js';

/** Writes the report to where it was asked for. @returns 2 when it could not be written, which is told. */
export async function printReport(result: LintResult, options: Options): Promise<0 | 2> {
  const { format, noColor, output } = options;
  const isTerminal = output === undefined && process.stdout.isTTY;
  const color = format === 'text' && wantsColor({ noColor, isTerminal, environment: process.env });
  return (await write(REPORTS[format](result, { color }), output)) ? 0 : 2;
}

/** Writes the report beside standard output, which holds the repaired file then. @returns 2 when that was impossible. */
export async function printReportAside(result: LintResult, { format, noColor }: Options): Promise<0 | 2> {
  const isTerminal = process.stderr.isTTY;
  const color = wantsColor({ noColor, isTerminal, environment: process.env });
  return (await writeAside(REPORTS[format](result, { color }))) ? 0 : 2;
}
