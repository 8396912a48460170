/**
 * Writes a version into the manifests and the lock file below the folder `into`, by default the repository. Throws an
 * Error for people when `version` is not three numbers.
 */
export function setVersion(version: string | undefined, into?: string): void;
