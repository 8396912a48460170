import type { Phrase } from '../../l10n/phrase.js';
import { fileName } from '../../machine/fileStem.js';
import type { Span } from '../../syntax/text.js';
import { Places } from '../place.js';
import type { Session } from '../session.js';
import { linkTo } from './markedPhrase.js';

/** The name of a machine's file; it leads to the line of the span. */
export function machineLink({ workspace }: Session, uri: string, span: Span): Phrase {
  const { line } = new Places(workspace.text(uri) ?? '').position(span.start);
  return linkTo(fileName(uri), `${uri}#L${line + 1}`);
}
