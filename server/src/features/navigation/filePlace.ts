import type { Location } from 'vscode-languageserver';
import type { Span } from '../../syntax/text.js';
import type { Places } from '../place.js';
import { placesOfFile, type Session } from '../session.js';

/** A stretch of some file. */
export interface FilePlace {
  readonly uri: string;
  /** Offsets in the text that the workspace knows. */
  readonly span: Span;
}

/** The beginning of a file, whether it is a machine's or another one. */
export function startOf(uri: string): FilePlace {
  return { uri, span: { start: 0, end: 0 } };
}

/** Gives places of many files as LSP locations; the lines of each file are counted once. */
export function locator(session: Session): (place: FilePlace) => Location {
  const known = new Map<string, Places>();
  return ({ uri, span }) => {
    const places = known.get(uri) ?? placesOfFile(session, uri);
    known.set(uri, places);
    return { uri, range: places.range(span) };
  };
}

export function samePlace(a: FilePlace, b: FilePlace): boolean {
  return a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end;
}

/** Each place once, in the given order. */
export function withoutRepeats(places: readonly FilePlace[]): readonly FilePlace[] {
  return [
    ...new Map(places.map((place) => [`${place.span.start} ${place.span.end} ${place.uri}`, place])).values(),
  ];
}
