/**
 * Returns the folder of the installed VS Code; installs it from npm when it is not there. Throws an Error for people
 * when that fails. `withLogs` adds the native modules behind the Output panel, if this machine can compile them.
 */
export function installEditor(options?: { withLogs?: boolean }): string;
