import type { Metafile } from 'esbuild';

/**
 * The text that THIRD-PARTY-NOTICES.txt has to have. Throws an Error when a bundled package comes without its licence.
 * @param bundles what `build` returned.
 */
export function notices(bundles: readonly Metafile[]): string;
