import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { settingFindings } from '../lint/settings/settingFindings.js';
import { messageIn, type LintedFinding } from '../lint/lintedFinding.js';
import type { Severity } from '../rules/severity.js';
import { Places } from './place.js';
import { placesOfFile, type Session } from './session.js';
import { textHash } from './textHash.js';

/** The name that findings carry in the editor. */
export const DIAGNOSTIC_SOURCE = 'vmxlint';

/** What travels in `Diagnostic.data`: enough to find the finding again, nothing that could grow stale. */
export interface FindingReference {
  readonly rule: string;
  readonly key: string;
}

export const LSP_SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The findings of files as LSP diagnostics, for the texts the workspace knows now. Made once for findings that stay the
 * same, because after every change all files of the folders are gone through.
 */
export class KnownDiagnostics {
  readonly #session: Session;
  readonly #made = new WeakMap<readonly LintedFinding[], readonly Diagnostic[]>();

  constructor(session: Session) {
    this.#session = session;
  }

  async of(uri: string): Promise<readonly Diagnostic[]> {
    const findings = await this.#session.workspace.lint(uri);
    const diagnostics = this.#made.get(findings) ?? this.#make(uri, findings);
    this.#made.set(findings, diagnostics);
    return diagnostics;
  }

  #make(uri: string, findings: readonly LintedFinding[]): readonly Diagnostic[] {
    const places = placesOfFile(this.#session, uri);
    return findings.map((finding) => toDiagnostic(finding, places, this.#session));
  }
}

export function toDiagnostic(finding: LintedFinding, places: Places, session: Session): Diagnostic {
  const { abilities, language } = session;
  const data: FindingReference = { rule: finding.ruleId, key: finding.key };
  return {
    range: places.range(finding.span),
    severity: LSP_SEVERITY[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.ruleId,
    message: messageIn(language, finding),
    data,
    ...(abilities.relatedInformation && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ uri, span, message }) => ({
            location: { uri, range: placesOfFile(session, uri).range(span) },
            message: language(message),
          })),
        }
      : {}),
  };
}

/** What is wrong in a vmxlint.json, in the text that an editor shows or else the one on disk. */
export function settingsDiagnostics(
  { workspace, document, language, abilities }: Session,
  uri: string,
): Diagnostic[] {
  const shown = document(uri)?.text;
  const file =
    shown === undefined
      ? workspace.settings.project.files.find((one) => one.uri === uri)
      : workspace.settings.project.read(uri, shown);
  if (!file) return [];
  const places = new Places(file.text, abilities.positionEncoding);
  return settingFindings(file, workspace.machinesAround(file.layer.folder)).map((finding) => ({
    range: places.range(finding.span),
    severity: LSP_SEVERITY[finding.severity],
    source: DIAGNOSTIC_SOURCE,
    code: finding.ruleId,
    message: messageIn(language, finding),
  }));
}

const RESULT_IDS = new WeakMap<readonly Diagnostic[], string>();

/** A short name for an answer, equal for equal answers: a client that has it need not be sent the same again. */
export function resultId(items: readonly Diagnostic[]): string {
  const id = RESULT_IDS.get(items) ?? `${items.length}-${textHash(JSON.stringify(items)).toString(16)}`;
  RESULT_IDS.set(items, id);
  return id;
}

/** Views on other versions of a file (diff and history editors) show no findings: nobody can repair anything there. */
export function isEditable(uri: string): boolean {
  return !/^(?:git|gitfs|gitlens|gitlens-git|scm-history-item|vscode-local-history|conflictResolution|review|pr|svn|hg):/i.test(
    uri,
  );
}
