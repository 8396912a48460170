/** The root of the repository, an absolute path. */
export const root: string;

/** How npm is run. */
export interface NpmOptions {
  /** The repository by default. */
  cwd?: string;
  /** Whether standard output goes to the terminal instead of being returned. Off by default. */
  show?: boolean;
  /** Environment variables beside this process's own. */
  env?: Readonly<Record<string, string>>;
}

/**
 * Runs npm and returns what it wrote to standard output. `purpose` completes the sentence "npm could not …" of the Error
 * that a failure throws.
 */
export function npm(args: readonly string[], purpose: string, options?: NpmOptions): string;
