import type { Language } from '../l10n/language.js';
import type { Phrase } from '../l10n/phrase.js';
import type { FileEdits, FixSafety, RelatedPlace, Rule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { Span } from '../syntax/text.js';

/** A repair, ready to be offered. */
export interface LintedFix {
  readonly title: Phrase;
  readonly safety: FixSafety;
  readonly files: readonly FileEdits[];
  /** Why it must not be applied now, for a person: saving one of its files would destroy it. */
  readonly blocked: Phrase | undefined;
}

/** A finding as every door shows it: editor, terminal, report. */
export interface LintedFinding {
  /** Undefined for what the linter reports about itself. */
  readonly rule: Rule | undefined;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Says that something was not looked at: it is shown however many findings there are. */
  readonly tellsOfGap?: true;
  /** Names this finding among those of its file, also after edits elsewhere in the file. */
  readonly key: string;
  readonly subject: string;
  readonly uri: string;
  readonly span: Span;
  /** What is wrong, why it matters, what to do. */
  readonly message: readonly Phrase[];
  readonly related: readonly RelatedPlace[];
  /** The likely one first. Worked out when they are first asked for: while somebody types, nobody does. */
  readonly fixes: readonly LintedFix[];
}

/** The message of a finding in a language: its sentences one after the other. */
export function messageIn(language: Language, { message }: LintedFinding): string {
  return message.map(language).join(' ');
}
