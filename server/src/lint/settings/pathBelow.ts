import { URI } from 'vscode-uri';

/** The path of a file from a folder on, as globs are compared with it; undefined for a file outside of the folder. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const base = URI.parse(folder);
  const file = URI.parse(uri);
  const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`;
  const inside =
    base.scheme === file.scheme && base.authority === file.authority && file.path.startsWith(prefix);
  return inside ? file.path.slice(prefix.length) : undefined;
}
