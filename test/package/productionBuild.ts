import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'mocha';
import type { Metafile } from 'esbuild';
import { build } from '../../scripts/build.mjs';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What would be published, built into a folder of its own. */
export interface ProductionBuild {
  readonly folder: string;
  readonly bundles: readonly Metafile[];
}

let made: Promise<ProductionBuild> | undefined;

/** The bundles as they are published; built once for all tests and deleted at the end. */
export function productionBuild(): Promise<ProductionBuild> {
  made ??= buildOnce();
  return made;
}

async function buildOnce(): Promise<ProductionBuild> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vmx-production-'));
  return { folder, bundles: await build({ production: true, into: folder }) };
}

after(async () => {
  if (made) rmSync((await made).folder, { recursive: true, force: true });
});
