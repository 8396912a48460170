import type { Span } from '../../syntax/text.js';
import { placesByFile } from './placesByFile.js';
import type { LintResult } from './result.js';

/** The folder that paths in the report begin in; who reads the report says where it lies. */
export const SOURCE_ROOT = 'SRCROOT';

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: object;
    readonly region?: object;
    readonly contextRegion?: object;
  };
}

type Texts = Pick<LintResult, 'text' | 'displayPath'>;

/** Places as SARIF has them (section 3.28); without a span, the whole file. */
export function sarifPlaces(result: Texts): (uri: string, span?: Span) => SarifLocation {
  const regionOf = sarifRegions(result);
  return (uri, span) => ({
    physicalLocation: {
      artifactLocation: artifactLocation(result, uri),
      ...(span ? { region: regionOf(uri, span) } : {}),
    },
  });
}

/** Lines and columns count from 1; the end is behind the last character. A byte order mark has no column. */
export function sarifRegions(result: Texts): (uri: string, span: Span) => object {
  const places = placesByFile(result);
  return (uri, span) => {
    const { start, end } = places(uri).range(span);
    return {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  };
}

/** Relative to the source root; a file outside of it by its whole address, because `..` may not lead out of the root. */
export function artifactLocation({ displayPath }: Pick<LintResult, 'displayPath'>, uri: string): object {
  const path = displayPath(uri);
  if (/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(path)) return { uri };
  const address = path.split('/').map(encodeURIComponent).join('/');
  return { uri: address, uriBaseId: SOURCE_ROOT };
}

/** A text as a message. `[text](target)` would be a link, and a value of somebody's file shall not become one. */
export function sarifMessage(text: string): { readonly text: string } {
  return { text: text.replaceAll('](', '] (') };
}
