import { URI } from 'vscode-uri';
import { canonicalUri } from './canonicalUri.js';

/** True when `uri` is the folder `root` or lies below it. The letter of a Windows drive counts without case. */
export function contains(root: string, uri: string): boolean {
  const folder = URI.parse(canonicalUri(root));
  const file = URI.parse(canonicalUri(uri));
  const path = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  return (
    folder.scheme === file.scheme && folder.authority === file.authority && `${file.path}/`.startsWith(path)
  );
}
