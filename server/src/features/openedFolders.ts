import { URI } from 'vscode-uri';
import type { InitializeParams } from 'vscode-languageserver';
import { canonicalUri } from '../workspace/canonicalUri.js';

/** How clients name the folder they were started in; the later two are of the protocol before folders came in plural. */
type NamedFolders = Readonly<
  Record<keyof Pick<InitializeParams, 'workspaceFolders' | 'rootUri' | 'rootPath'>, unknown>
>;

/** The folders that a client starts with, as URIs; none when it shows single files only. */
export function openedFolders({ workspaceFolders, rootUri, rootPath }: Partial<NamedFolders>): string[] {
  if (Array.isArray(workspaceFolders))
    return (workspaceFolders as { readonly uri: string }[]).map(({ uri }) => canonicalUri(uri));
  if (typeof rootUri === 'string' && rootUri !== '') return [canonicalUri(rootUri)];
  return typeof rootPath === 'string' && rootPath !== '' ? [URI.file(rootPath).toString()] : [];
}
