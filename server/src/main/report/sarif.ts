import { ENGLISH } from '../../l10n/language.js';
import { messageIn, type LintedFinding } from '../../lint/lintedFinding.js';
import { rulePage } from '../rulePages.js';
import { VERSION } from '../version.js';
import { fingerprints } from './fingerprint.js';
import type { LintResult } from './result.js';
import { LEVELS, ruleDescriptor, rulesNamed } from './ruleDescriptors.js';
import { sarifFixes } from './sarifFixes.js';
import { withSnippets } from './sarifSnippets.js';
import { sarifMessage, sarifPlaces, SOURCE_ROOT } from './sarifPlaces.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What the report says beside the findings. */
export interface SarifSources {
  /** The page of a rule as Markdown. */
  readonly pageOf: (ruleId: string) => string | undefined;
  /** The version of the linter. */
  readonly version: string;
}

const AS_BUILT: SarifSources = { pageOf: rulePage, version: VERSION };

/**
 * The report in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning and for viewers. It holds
 * no secret.
 */
export function sarifReport(result: LintResult, { pageOf, version }: SarifSources = AS_BUILT): string {
  const rules = rulesNamed(result.findings);
  const indexOf = new Map(rules.map(([id], index) => [id, index]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'vmxlint',
            // Code that has not been built does not know its version.
            ...(/^\d/.test(version) ? { semanticVersion: version } : {}),
            rules: rules.map(([id, rule]) => ruleDescriptor(id, rule, pageOf(id))),
          },
        },
        invocations: [invocation(result)],
        originalUriBaseIds: {
          [SOURCE_ROOT]: { description: { text: 'The folder that the linter was started in.' } },
        },
        columnKind: 'utf16CodeUnits',
        // Without it a lone carriage return would end no line for the reader (section 3.14).
        newlineSequences: ['\r\n', '\n', '\r'],
        results: results(result, indexOf),
      },
    ],
  };
  return JSON.stringify(log, null, 2) + '\n';
}

function results(result: LintResult, indexOf: ReadonlyMap<string, number>): readonly object[] {
  const place = sarifPlaces(result);
  const withSnippet = withSnippets(result);
  const fixesOf = sarifFixes(result);
  const fingerprintOf = fingerprints(result);
  return result.findings.map((finding) => ({
    ruleId: finding.ruleId,
    ruleIndex: indexOf.get(finding.ruleId),
    level: LEVELS[finding.severity],
    message: sarifMessage(messageIn(ENGLISH, finding)),
    locations: [withSnippet(place(finding.uri, finding.span), finding.uri, finding.span)],
    ...relatedLocations(finding, place),
    partialFingerprints: { 'vmxlint/v1': fingerprintOf.get(finding) },
    ...fixesOf(finding),
    properties: { severity: finding.severity },
  }));
}

function relatedLocations({ related }: LintedFinding, place: ReturnType<typeof sarifPlaces>): object {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ uri, span, message }, id) => ({
      id,
      ...place(uri, span),
      message: sarifMessage(ENGLISH(message)),
    })),
  };
}

/** How the run went: a file that could not be read makes it a failed one. */
function invocation(result: LintResult): object {
  const { problems } = result;
  const place = sarifPlaces(result);
  return {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: problems.map(({ uri, message }) => ({
      level: 'error',
      message: sarifMessage(`This could not be read: ${message}`),
      locations: [place(uri)],
    })),
  };
}
