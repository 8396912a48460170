import type { Phrase } from '../l10n/phrase.js';
import type { Finding, RelatedPlace, Rule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import { once } from '../syntax/remembered.js';
import type { Span } from '../syntax/text.js';
import type { LintedFinding, LintedFix } from './lintedFinding.js';
import { RELATED_LIMIT } from './reports.js';

/** In UTF-16 units: a subject may be a whole line of a file, and every answer about its findings holds their keys. */
const LONGEST_SUBJECT = 200;

/**
 * What a rule has found in a file. A class, because its repairs are worked out at the first question: V8 makes a kind of
 * its own of every object literal with a getter, and holds what that getter sees until the next full collection.
 */
export class RuleFinding implements LintedFinding {
  readonly rule: Rule;
  readonly ruleId: string;
  readonly severity: Severity;
  declare readonly tellsOfGap?: true;
  readonly key: string;
  readonly subject: string;
  readonly uri: string;
  readonly span: Span;
  readonly message: readonly Phrase[];
  readonly related: readonly RelatedPlace[];
  readonly #fixes: () => readonly LintedFix[];

  /** @param repairs works out the fixes; called once at most. */
  constructor(
    rule: Rule,
    severity: Severity,
    uri: string,
    finding: Finding,
    repairs: () => readonly LintedFix[],
  ) {
    this.rule = rule;
    this.ruleId = rule.id;
    this.severity = severity;
    if (finding.tellsOfGap) this.tellsOfGap = finding.tellsOfGap;
    this.key = `${rule.id}@${clipped(finding.subject)}`;
    this.subject = finding.subject;
    this.uri = uri;
    this.span = finding.span;
    this.message = [finding.what, finding.why, finding.how];
    this.related = (finding.related ?? []).slice(0, RELATED_LIMIT);
    this.#fixes = once(repairs);
  }

  get fixes(): readonly LintedFix[] {
    return this.#fixes();
  }
}

/** Without half a character at its end, which would come back from a client as another one. */
function clipped(subject: string): string {
  return subject.slice(0, LONGEST_SUBJECT).replace(/[\uD800-\uDBFF]$/, '');
}
