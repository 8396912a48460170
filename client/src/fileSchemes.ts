import { workspace } from 'vscode';

/** On disk, in a container or on another computer, in a repository on the web, and in VS Code's own tests. */
const KNOWN = ['file', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/**
 * The schemes of URIs under which an editor shows files that it can save. Others are old versions, halves of comparisons
 * and the like, where findings would only be in the way.
 */
export function fileSchemes(): readonly string[] {
  // A folder may come from an extension that nobody here has heard of.
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...KNOWN, ...folders])];
}
