/** Pages with commands to copy that name the files of a version, by their paths in the repository. */
export const pages: readonly string[];

/**
 * Writes a version into the manifests, the lock file and the pages below the folder `into`, by default the repository. Throws
 * an Error for people when `version` is not three numbers.
 */
export function setVersion(version: string | undefined, into?: string): void;
