/**
 * The files that belong to the extension, relative to the root, with `/`. Rejects with an Error for people when the
 * manifest names a file that would be left out.
 */
export function extensionFiles(): Promise<readonly string[]>;

/** Copies the extension, with the files it would be packaged with, into the folder `target`. */
export function copyExtension(target: string): Promise<void>;

/** Packages the extension that lies in the folder `from`, the repository by default, into the file `vsix`. */
export function packExtension(options?: { from?: string; vsix?: string }): Promise<void>;
