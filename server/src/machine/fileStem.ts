import { URI } from 'vscode-uri';

/** The file's name without folder and ending: what a person calls a machine that has no display name. */
export function fileStem(uri: string): string {
  return fileName(uri).replace(/\.[^.]*$/, '');
}

/** The file's name without folder. */
export function fileName(uri: string): string {
  return URI.parse(uri).path.replace(/^.*\//s, '');
}
