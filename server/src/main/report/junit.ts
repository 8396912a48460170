import type { Position } from 'vscode-languageserver';
import { ENGLISH } from '../../l10n/language.js';
import { messageIn, type LintedFinding } from '../../lint/lintedFinding.js';
import type { Severity } from '../../rules/severity.js';
import { escapeAttribute, escapeText } from '../../syntax/vmc/escape.js';
import { placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';

/** What turns a test red; a remark is a test that passed and had something to say. */
const FAILURES: readonly Severity[] = ['error', 'warning'];

interface TestCase {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly xml: string;
}

/**
 * The report for programs that show test results: a file is a test suite, and each of its findings a test case; a file
 * without findings has one that passed, one that settings want ignored has one that was skipped, one that could not be read
 * has one with an error. Source of the form: Apache Ant, JUnit task, as Jenkins, GitLab and Azure Pipelines read it.
 */
export function junitReport(result: LintResult): string {
  const byFile = suitesOf(result);
  const suites = byFile.map(([uri, cases]) => suite(result.displayPath(uri), cases));
  const all = byFile.flatMap(([, cases]) => cases);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vmxlint"${counts(all)}>\n${suites.join('')}</testsuites>\n`;
}

/** The test cases of each file, files in the order of the run. */
function suitesOf(result: LintResult): readonly (readonly [string, readonly TestCase[]])[] {
  const places = placesByFile(result);
  const suites = new Map<string, TestCase[]>(result.read.map((uri) => [uri, []]));
  const add = (uri: string, one: TestCase): void => {
    suites.set(uri, [...(suites.get(uri) ?? []), one]);
  };
  for (const finding of result.findings) {
    const start = places(finding.uri).position(finding.span.start);
    add(finding.uri, findingCase(finding, start, result.displayPath(finding.uri)));
  }
  for (const { uri, message } of result.problems) {
    const text = `This could not be read: ${message}`;
    add(
      uri,
      testCase('readable', 'error', result.displayPath(uri), errorElement('error', 'unreadable', text, text)),
    );
  }
  return [...suites].map(([uri, cases]) => [
    uri,
    cases.length > 0 ? cases : [caseWithoutFindings(result, uri)],
  ]);
}

/** Nobody has looked at a file that is ignored, so nothing is said to have passed. */
function caseWithoutFindings(result: LintResult, uri: string): TestCase {
  const file = result.displayPath(uri);
  const by = result.ignored.get(uri);
  if (by === undefined) return testCase('no findings', 'passed', file, '');
  return testCase(
    'not checked',
    'skipped',
    file,
    `      <skipped${attributes({ message: `ignored by ${by}` })}/>\n`,
  );
}

function findingCase(finding: LintedFinding, start: Position, file: string): TestCase {
  const [line, column] = [start.line + 1, start.character + 1];
  const message = messageIn(ENGLISH, finding);
  const name = `${finding.ruleId}, line ${line}, column ${column}`;
  const text = `${file}:${line}:${column}: ${finding.severity}: ${message}`;
  if (FAILURES.includes(finding.severity)) {
    return testCase(name, 'failure', file, errorElement('failure', finding.severity, message, text));
  }
  return testCase(name, 'passed', file, `      <system-out>${escapeText(text)}</system-out>\n`);
}

function errorElement(element: string, type: string, message: string, text: string): string {
  return `      <${element}${attributes({ type, message })}>${escapeText(text)}</${element}>\n`;
}

function testCase(name: string, outcome: TestCase['outcome'], file: string, content: string): TestCase {
  const start = `    <testcase${attributes({ name, classname: file, file })}`;
  return { name, outcome, xml: content === '' ? `${start}/>\n` : `${start}>\n${content}    </testcase>\n` };
}

function suite(name: string, cases: readonly TestCase[]): string {
  return `  <testsuite${attributes({ name })}${counts(cases)}>\n${cases.map(({ xml }) => xml).join('')}  </testsuite>\n`;
}

function counts(cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']): string =>
    String(cases.filter((one) => one.outcome === outcome).length);
  return attributes({
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  });
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}
