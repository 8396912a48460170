import { REPORTS } from '../report/formats.js';
import type { LintResult } from '../report/result.js';
import { wantsColor } from './color.js';
import { write, writeTo } from './output.js';
import type { Options } from './readOptions.js';

/** Writes the report to where it was asked for. @returns 2 when it could not be written, which is told. */
export async function printReport(result: LintResult, options: Options): Promise<0 | 2> {
  const { format, noColor, output } = options;
  const isTerminal = output === undefined && process.stdout.isTTY;
  const color = format === 'text' && wantsColor({ noColor, isTerminal, environment: process.env });
  return (await write(REPORTS[format](result, { color }), output)) ? 0 : 2;
}

/** Writes the report beside standard output, which holds the repaired file then. */
export async function printReportAside(result: LintResult, { format, noColor }: Options): Promise<0> {
  const isTerminal = process.stderr.isTTY;
  const color = wantsColor({ noColor, isTerminal, environment: process.env });
  await writeTo(process.stderr, REPORTS[format](result, { color }));
  return 0;
}
