import type { FileEdits, FixSafety, Rule } from '../rules/rule.js';
import type { Severity } from '../rules/severity.js';
import type { Span } from '../syntax/text.js';

/** A repair, ready to be offered. */
export interface LintedFix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly files: readonly FileEdits[];
  /** Why it must not be applied now, for a person: saving one of its files would destroy it. */
  readonly blocked: string | undefined;
}

/** A finding as every door shows it: editor, terminal, report. */
export interface LintedFinding {
  /** Undefined for what the linter reports about itself. */
  readonly rule: Rule | undefined;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Names this finding among those of its file, also after edits elsewhere in the file. */
  readonly key: string;
  readonly subject: string;
  readonly uri: string;
  readonly span: Span;
  /** What is wrong, why it matters, what to do. */
  readonly message: string;
  readonly related: readonly { readonly uri: string; readonly span: Span; readonly message: string }[];
  /** The likely one first. */
  readonly fixes: readonly LintedFix[];
}
