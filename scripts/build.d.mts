import type { Metafile } from 'esbuild';

/** What is built, and where. */
export interface BuildOptions {
  /** Minified and without source maps. Off by default. */
  production?: boolean;
  /** The folder that gets `client/dist` and `server/dist`; the repository by default. */
  into?: string;
}

/**
 * Bundles extension, server, linter and library and writes what lies beside them. Rejects with esbuild's error, already
 * printed, when one cannot be built. Returns esbuild's description of each bundle.
 */
export function build(options?: BuildOptions): Promise<readonly Metafile[]>;
