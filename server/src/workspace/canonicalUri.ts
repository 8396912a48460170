import { URI } from 'vscode-uri';

/**
 * One spelling for all spellings of a file's URI. Editors differ in which characters they encode and in the letter case
 * of a drive; without this a file that is open would be taken for a second machine beside itself on disk.
 * What is no URI at all stays as it is.
 */
export function canonicalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
