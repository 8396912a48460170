import type { LintedFinding } from '../../lint/lintedFinding.js';

/** Everything one run of the linter found out, ready for any format. */
export interface LintResult {
  /** The URIs of the files that were read: machines, and the descriptors of disks that were named. */
  readonly read: readonly string[];
  /** The URIs of those among them that settings want ignored, each with the name of these settings; nothing is said of them. */
  readonly ignored: ReadonlyMap<string, string>;
  readonly findings: readonly LintedFinding[];
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
  /** The text that a file's spans refer to. */
  text(uri: string): string;
  /** The path to show for a file: relative to the current folder, with `/`. */
  displayPath(uri: string): string;
}
