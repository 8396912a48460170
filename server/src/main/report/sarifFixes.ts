import { ENGLISH } from '../../l10n/language.js';
import type { LintedFinding, LintedFix } from '../../lint/lintedFinding.js';
import type { FileEdits } from '../../rules/rule.js';
import { sortEdits, type TextEdit } from '../../syntax/text.js';
import { secretSpans } from '../../knowledge/hiddenSecrets.js';
import { onceByFile } from './placesByFile.js';
import type { LintResult } from './result.js';
import { artifactLocation, sarifMessage, sarifRegions } from './sarifPlaces.js';

/**
 * The fixes of a finding as SARIF has them (section 3.55). Left out are those that would write a secret into the report,
 * that SARIF cannot express, and that must not be applied because saving the file would destroy it.
 */
export function sarifFixes(result: LintResult): (finding: LintedFinding) => object {
  const regionOf = sarifRegions(result);
  const secretsOf = onceByFile((uri) => secretSpans(result.text(uri)));

  const writesSecret = (uri: string, { span, newText }: TextEdit): boolean => {
    if (/^["'\s]*$/.test(newText)) return false;
    const touches = secretsOf(uri).some(({ start, end }) => start <= span.end && span.start <= end);
    return touches || secretSpans(newText).length > 0;
  };
  const canBeSaid = ({ uri, edits }: FileEdits): boolean => {
    const text = result.text(uri);
    // Regions do not count a byte order mark, so they cannot say that something happens to it.
    const first = text.startsWith('\uFEFF') ? 1 : 0;
    return edits.every(
      (edit) => edit.span.start >= first && edit.span.end <= text.length && !writesSecret(uri, edit),
    );
  };

  return ({ fixes }) => {
    const usable = fixes.filter(({ blocked, files }) => blocked === undefined && files.every(canBeSaid));
    return usable.length === 0 ? {} : { fixes: usable.map(sarifFix) };
  };

  function sarifFix({ title, safety, files }: LintedFix): object {
    return {
      description: sarifMessage(ENGLISH(title)),
      artifactChanges: files.map(({ uri, edits }) => ({
        artifactLocation: artifactLocation(result, uri),
        replacements: sortEdits(edits).map(({ span, newText }) => ({
          deletedRegion: regionOf(uri, span),
          ...(newText === '' ? {} : { insertedContent: { text: newText } }),
        })),
      })),
      properties: { safety },
    };
  }
}
