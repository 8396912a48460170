import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Runs a built program of dist/; in a checkout that was not built yet it says what to do. */
export function load(name) {
  const bundle = fileURLToPath(new URL(`../dist/${name}.cjs`, import.meta.url));
  if (existsSync(bundle)) {
    createRequire(import.meta.url)(bundle);
    return;
  }
  console.error(
    `${bundle} is not built yet. Run "npm install" and "npm run build" in the project's folder first.`,
  );
  process.exitCode = 2;
}
